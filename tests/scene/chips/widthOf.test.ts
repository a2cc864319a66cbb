import { expect, it } from 'vitest'
import { widthOf } from '#scene/chips/widthOf.ts'

it('measures a text once in each font', () => {
  const asked: string[] = []
  const ruler = {
    font: 'small',
    measureText(text: string) {
      asked.push(`${this.font} ${text}`)
      return { width: text.length * (this.font === 'small' ? 10 : 20) } as TextMetrics
    },
  }
  const widths = () => [widthOf(ruler, 'Oven'), widthOf(ruler, 'Oven 2')]
  expect([widths(), widths()]).toEqual([
    [40, 60],
    [40, 60],
  ])
  ruler.font = 'large'
  expect(widths()).toEqual([80, 120])
  expect(asked).toEqual(['small Oven', 'small Oven 2', 'large Oven', 'large Oven 2'])
})
