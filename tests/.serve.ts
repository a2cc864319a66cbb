import { openGemba } from '../src/server/openGemba.ts'
import { readFlags } from '../src/server/readFlags.ts'
for (const [port, ...more] of [
  ['18110'],
  ['18120', '--plant', 'building'],
  ['18130', '--no-simulator'],
]) {
  await openGemba(
    readFlags([
      '--port',
      port!,
      '--mqtt-port',
      String(Number(port) + 1),
      '--data',
      'none',
      ...more,
    ]),
    {
      dist: process.cwd() + '/dist',
      say: console.log,
      signal: new AbortController().signal,
      stops: [],
    },
  )
}
