import { describe, expect, it } from 'vitest'
import { drawQrCode } from '#server/drawQrCode.ts'
import { sayReady } from '#server/sayReady.ts'

const ready = {
  https: true,
  host: '0.0.0.0',
  port: 5180,
  lan: ['192.168.1.20', '10.0.0.5'],
  columns: 0,
}

/** A drawing's modules, row by row: whether each is dark. */
function modulesOf(lines: readonly string[]): boolean[][] {
  return lines.flatMap((line) => {
    const signs = Array.from(line)
    return [signs.map((sign) => '▀█'.includes(sign)), signs.map((sign) => '▄█'.includes(sign))]
  })
}

describe('sayReady', () => {
  it('says one address without TLS', () => {
    expect(sayReady({ ...ready, https: false })).toEqual(['Gemba is ready: http://127.0.0.1:5180/'])
  })

  it('lists localhost and every address of the network, and says what stands in the way', () => {
    const said = sayReady(ready)
    expect(said.slice(0, 4)).toEqual([
      'Gemba is ready: https://localhost:5180/',
      'For a headset on the same network:',
      '  https://192.168.1.20:5180/',
      '  https://10.0.0.5:5180/',
    ])
    expect(said.join('\n')).toMatch(/self-made.*“Advanced”[^]*TCP port 5180.*firewall/)
  })

  it('draws the first address for a terminal that is wide enough, and for nothing else', () => {
    const code = drawQrCode('https://192.168.1.20:5180/')
    const drawn = (columns: number) =>
      sayReady({ ...ready, columns }).filter((line) => /[▀▄█]/.test(line))
    const dark = code.filter((line) => /[▀▄█]/.test(line))
    expect(drawn(80)).toEqual(dark.map((line) => `\u001B[30;107m${line}\u001B[0m`))
    expect(drawn(code[0].length - 1)).toEqual([])
    expect(drawn(0)).toEqual([])
    expect(sayReady(ready).join('')).not.toContain('\u001B')
  })

  it('names the one address that it listens on', () => {
    const said = sayReady({ ...ready, host: '10.0.0.5' }).join('\n')
    expect(said).toContain('ready: https://10.0.0.5:5180/\n')
    expect(said).not.toMatch(/localhost|192\.168/)
  })

  it('says that no headset gets here: no network, or this machine alone', () => {
    expect(sayReady({ ...ready, lan: [] })[1]).toMatch(/on no network/)
    expect(sayReady({ ...ready, host: '127.0.0.1' })).toEqual([
      'Gemba is ready: https://127.0.0.1:5180/',
      'It listens on this machine alone: leave --host out, or name an address of the network.',
    ])
  })

  it('warns of no certificate that is one’s own, and of a broker that a headset does not find', () => {
    const certificate = { cert: 'c', key: 'k' }
    const said = sayReady({ ...ready, certificate, brokerWs: 'wss://127.0.0.1:9001' }).join('\n')
    expect(said).not.toContain('self-made')
    expect(said).toMatch(/127\.0\.0\.1:9001 means the headset itself/)
  })
})

describe('drawQrCode', () => {
  it('draws three finders in four modules of light all around', () => {
    const modules = modulesOf(drawQrCode('https://192.168.1.20:5180/'))
    const size = modules[0].length - 8
    expect(size % 4).toBe(1)
    const finder = ['#######', '#     #', '# ### #', '# ### #', '# ### #', '#     #', '#######']
    const corner = (row: number, column: number) =>
      modules.slice(row, row + 7).map((line) =>
        line
          .slice(column, column + 7)
          .map((is) => (is ? '#' : ' '))
          .join(''),
      )
    expect(corner(4, 4)).toEqual(finder)
    expect(corner(4, size - 3)).toEqual(finder)
    expect(corner(size - 3, 4)).toEqual(finder)
    modules.forEach((line, row) => {
      const quiet = row < 4 || row >= size + 4 ? line : [...line.slice(0, 4), ...line.slice(-4)]
      expect(quiet).not.toContain(true)
    })
  })
})
