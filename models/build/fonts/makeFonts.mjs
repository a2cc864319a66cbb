/**
 * Makes the fonts of the panels in the headset: `public/fonts/panel-500.json` and `-600.json`, each with its picture of distance
 * fields. Run once, when letters or icons change:
 *
 *     npm install --no-save @expo-google-fonts/inter lucide-static
 *     node models/build/fonts/makeFonts.mjs
 *
 * Inter is under the OFL, the icons of lucide under the ISC licence. They share a picture, so that icons cost no draw.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../..')
const packages = process.env.FONT_PACKAGES ?? join(root, 'node_modules')
const inter = join(packages, '@expo-google-fonts/inter')
const lucide = join(packages, 'lucide-static/font')
const fontSize = 40
const firstIcon = 0xe000
/** Code points, both ends included: Latin with its accents, Greek, Cyrillic, and the signs of units and of sentences. */
const ranges = [
  [0x20, 0x7e],
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x391, 0x3a9],
  [0x3b1, 0x3c9],
  [0x401, 0x401],
  [0x410, 0x44f],
  [0x451, 0x451],
]
const others = '‐‑–—‘’‚“”„•…‰‹›⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉€№™Ω∅∆∑−√∞≈≠≤≥←↑→↓↗↘◊●○■□▲▶▼◀✓✗\u2009\u202f'

const letters =
  ranges
    .flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, i) => from + i))
    .filter((code) => code !== 0xad && code !== 0x3a2)
    .map((code) => String.fromCodePoint(code))
    .join('') + others
const source = await readFile(join(root, 'src/xr/panels/icons.ts'), 'utf8')
const names = [...source.matchAll(/^ {2}'([^']+)',$/gm)].map(([, name]) => name)
const codes = JSON.parse(await readFile(join(lucide, 'codepoints.json'), 'utf8'))
const icons = names.map((name) => String.fromCodePoint(codes[name]))

const [{ output }] = await build({
  root,
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    lib: {
      entry: join(import.meta.dirname, 'generator.mjs'),
      formats: ['iife'],
      name: 'generator',
    },
  },
})
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  const page = await browser.newPage()
  page.on('console', (message) => console.log(message.text()))
  // A page of nowhere may start no worker.
  await page.route('**', (route) => route.fulfill({ contentType: 'text/html', body: '' }))
  await page.goto('http://localhost/')
  await page.addScriptTag({ content: output[0].code })
  for (const [weight, file] of [
    [500, '500Medium/Inter_500Medium.ttf'],
    [600, '600SemiBold/Inter_600SemiBold.ttf'],
  ]) {
    const given = [
      { font: await bytes(join(inter, file)), charset: letters, textureSize: [1024, 1024] },
      {
        font: await bytes(join(lucide, 'lucide.ttf')),
        charset: icons.join(''),
        textureSize: [1024, 256],
      },
    ]
    const made = await page.evaluate(generate, { given, size: fontSize })
    const [text, picture] = join2(made)
    const name = `panel-${weight}`
    text.pages = [`${name}.png`]
    await writeFile(join(root, `public/fonts/${name}.json`), `${JSON.stringify(text)}\n`)
    await writeFile(join(root, `public/fonts/${name}.png`), Buffer.from(picture, 'base64'))
    console.log(name, text.chars.length, 'letters', picture.length * 0.75, 'bytes')
  }
} finally {
  await browser.close()
}

async function bytes(path) {
  return (await readFile(path)).toString('base64')
}

/** In the browser: the picture of each font, one below the other. */
async function generate({ given, size }) {
  const { MSDF, workerSource, wasmUrl } = window.generator
  const workerUrl = URL.createObjectURL(new Blob([workerSource], { type: 'text/javascript' }))
  const generator = new MSDF({ workerUrl, wasmUrl })
  await generator.initialize()
  const canvas = document.createElement('canvas')
  canvas.width = given[0].textureSize[0]
  canvas.height = given.reduce((sum, each) => sum + each.textureSize[1], 0)
  const context = canvas.getContext('2d')
  const fonts = []
  let top = 0
  for (const { font, charset, textureSize } of given) {
    const family = await generator.generate({
      font: Uint8Array.from(atob(font), (letter) => letter.charCodeAt(0)),
      charset,
      fontSize: size,
      textureSize,
      fieldRange: 5,
      padding: 3,
      fixOverlaps: true,
    })
    const made = Object.values(Object.values(family)[0])[0]
    const image = new Image()
    image.src = made.pages[0]
    await image.decode()
    context.drawImage(image, 0, top)
    fonts.push({ ...made, pages: [], top })
    top += textureSize[1]
  }
  return { fonts, picture: canvas.toDataURL('image/png').split(',')[1], height: canvas.height }
}

/** One font of both: the icons move down in the picture, and get code points of their own. */
function join2({ fonts: [text, signs], picture, height }) {
  const down = text.common.lineHeight - signs.common.lineHeight
  const moved = signs.chars.flatMap((char) => {
    const at = icons.indexOf(char.char)
    if (at < 0) return []
    return [
      {
        ...char,
        char: String.fromCharCode(firstIcon + at),
        id: firstIcon + at,
        y: char.y + signs.top,
        yoffset: char.yoffset + down,
      },
    ]
  })
  text.common.scaleH = height
  text.chars = [...text.chars, ...moved]
  delete text.top
  return [text, picture]
}
