/**
 * The architecture as a lint. `rooms` says which rooms each room of `src/` may import; `packages` which npm packages it
 * may use (a room that is not listed may use any). Whatever is not named here fails `npm run check`.
 */
const rooms = {
  twin: [],
  people: ['twin'],
  scenarios: ['twin'],
  insight: ['twin'],
  feed: ['twin', 'people', 'scenarios', 'insight'],
  behaviours: ['twin'],
  state: ['twin', 'people'],
  scene: ['twin', 'people', 'behaviours', 'state'],
  xr: ['twin', 'people', 'behaviours', 'state', 'scene'],
  ui: ['twin', 'people', 'state'],
  voice: ['twin', 'people', 'state'],
  server: ['twin', 'scenarios', 'people'],
}
const packages = {
  twin: ['zod'],
  people: [],
  scenarios: ['zod'],
  insight: [],
  behaviours: ['zod'],
  feed: ['zod', 'mqtt', 'pbf', '@marcbachmann/cel-js', 'oauth4webapi', 'fflate', 'idb'],
  state: ['zustand', 'idb'],
}
const pure = new Set(['twin', 'people', 'scenarios', 'insight', 'behaviours'])

const impureGlobals = (
  'window document self globalThis navigator localStorage fetch performance setTimeout setInterval ' +
  'requestAnimationFrame queueMicrotask process console'
).split(' ')

function roomOverride(room) {
  const others = Object.keys(rooms).filter((name) => name !== room)
  const foreign = others.filter((name) => !rooms[room].includes(name))
  const patterns = [
    {
      regex: `^#(${[...foreign, room].join('|')})/`,
      message: `The room ${room}/ may import only: ${rooms[room].join(', ') || 'nothing'}. Inside a room use ./ paths.`,
    },
    {
      regex: `^(\\.\\.?/)+(${others.join('|')})/`,
      message: 'Another room is imported as #room/file.ts, so that the crossing is visible.',
    },
  ]
  if (packages[room]) {
    patterns.push({
      group: ['*', '!./**', '!../**', '!\\#*/**', ...packages[room].map((name) => `!${name}`)],
      message: `The room ${room}/ may use only these packages: ${packages[room].join(', ') || 'none'}.`,
    })
  }
  const rules = { 'no-restricted-imports': ['error', { patterns }] }
  if (pure.has(room)) {
    rules['no-restricted-globals'] = ['error', ...impureGlobals]
    rules['no-restricted-properties'] = [
      'error',
      { object: 'Date', property: 'now', message: 'Time comes in as an argument.' },
      { object: 'Math', property: 'random', message: 'Chance comes in as an argument.' },
    ]
  }
  return { files: [`**/src/${room}/**`], rules }
}

export default {
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'jsx-a11y', 'vitest'],
  jsPlugins: ['./tests/lint/frameLoop.js'],
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  options: { typeAware: true },
  ignorePatterns: ['dist', 'node_modules', '.cache'],
  settings: { react: { version: '19.3.1' } },
  rules: {
    'frame-loop/no-allocation': 'error',
    'no-empty': ['error', { allowEmptyCatch: false }],
    'max-lines': ['error', { max: 300 }],
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'no-console': 'error',
    'react/react-in-jsx-scope': 'off',
    // three.js hands out wider types than it makes: a narrowing is often the only way to say what is known.
    'typescript/no-unsafe-type-assertion': 'off',
    'unicorn/no-array-sort': 'off',
    'react/iframe-missing-sandbox': 'error',
    'import/no-unassigned-import': ['error', { allow: ['**/*.css'] }],
  },
  overrides: [
    ...Object.keys(rooms).map(roomOverride),
    {
      files: ['*.config.*', 'vite.config.ts', '**/*.config.ts', 'tests/lint/**'],
      rules: { 'import/no-default-export': 'off' },
    },
    {
      files: ['src/server/**', 'tests/**', 'models/**/build/**'],
      rules: { 'no-console': 'off' },
    },
    {
      // Tests and benches do one thing after the other on purpose.
      files: ['tests/**', 'models/build/fonts/**'],
      rules: {
        'no-await-in-loop': 'off',
        'typescript/unbound-method': 'off',
        'no-empty-pattern': 'off',
      },
    },
  ],
}
