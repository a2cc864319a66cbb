import { describe, expect, it } from 'vitest'
import { Quality } from '#twin/Quality.ts'
import { across, paintLabel, paintValue, valueTop } from '#xr/labels/paintLabel.ts'

const colours = {
  ground: '#111',
  line: '#222',
  text: '#eee',
  soft: '#ccc',
  stale: '#fa0',
  bad: '#f00',
  simulated: '#0af',
  font: 'sans',
}
const cell = { width: 480 }

const nothing = (): void => undefined

/** A canvas on which every letter is 18 texels wide; `said` keeps each text and where it was put. */
function openCanvas(width: number, height: number) {
  const said: { text: string; x: number; y: number }[] = []
  const known: Record<string, unknown> = {
    canvas: { width, height },
    said,
    measureText: (text: string) => ({ width: text.length * 18 }),
    fillText: (text: string, x: number, y: number) => void said.push({ text, x, y }),
  }
  const context = new Proxy(known, {
    get: (all, name: string) => (name in all ? all[name] : nothing),
  })
  return { context: context as unknown as CanvasRenderingContext2D, said }
}

const label = (value: string, note = '', quality: number = Quality.good) =>
  paintLabel(openCanvas(480, 116).context, { name: 'Filler', value, note, quality }, cell, colours)

describe('paintLabel', () => {
  it('puts a value that is painted alone where the whole label has it', () => {
    const whole = openCanvas(480, 116)
    const words = { name: 'Filler', value: '12.5 %', note: '', quality: Quality.good }
    const size = paintLabel(whole.context, words, cell, colours)
    const alone = openCanvas(440, 46)
    expect(paintValue(alone.context, '12.5 %', size, colours)).not.toBeNull()
    const [{ text, x, y }] = alone.said
    expect({ text, x: x + across, y: y + valueTop }).toEqual(whole.said[1])
  })

  it('wants a whole plate for a value that makes it wider or narrower', () => {
    const { context, said } = openCanvas(440, 46)
    expect(paintValue(context, '1234567 bottles', label('12 %'), colours)).toBeNull()
    expect(paintValue(context, '12 %', label('1234567 bottles'), colours)).toBeNull()
    expect(said).toEqual([])
  })

  it('has no value to paint alone where there is a remark, or no value', () => {
    expect(label('12 %').least).toBeGreaterThan(0)
    expect(label('12 %', 'old', Quality.stale).least).toBe(0)
    expect(label('').least).toBe(0)
  })
})
