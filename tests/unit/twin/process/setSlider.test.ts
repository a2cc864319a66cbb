import { expect, test } from 'vitest'
import type { Slider } from '#twin/process/Scenario.ts'
import { readSlider, setSlider } from '#twin/process/setSlider.ts'

const percent: Slider = {
  set: 'filler.rate',
  name: 'Speed',
  unit: 'bottles/h',
  from: -20,
  to: 30,
  step: 1,
  as: 'percent',
}
const minutes: Slider = {
  set: 'capper.for',
  name: 'Repair',
  unit: 'min',
  from: 0,
  to: 240,
  step: 5,
  as: 'value',
}

test('a slider sets the change of its name and leaves its times and the others alone', () => {
  const changes = [
    { set: 'filler.rate', times: 1.15, at: 3600 },
    { fail: 'capper', for: 600 },
  ]
  expect(setSlider(changes, percent, 20)).toEqual([
    { set: 'filler.rate', times: 1.2, at: 3600 },
    { fail: 'capper', for: 600 },
  ])
  expect(setSlider(changes, minutes, 45)[1]).toEqual({ fail: 'capper', for: 2700 })
})

test('a slider of something that nothing changes yet adds a change', () => {
  expect(setSlider([], { ...percent, as: 'value' }, 26_000)).toEqual([
    { set: 'filler.rate', to: 26_000 },
  ])
  expect(readSlider([], percent)).toBe(0)
  expect(readSlider([], { ...percent, as: 'value' }, 24_000)).toBe(24_000)
})

test('a slider stands where the changes have it, however they say it', () => {
  expect(readSlider([{ set: 'filler.rate', times: 1.15 }], percent)).toBe(15)
  expect(readSlider([{ set: 'filler.rate', to: 27_600 }], percent, 24_000)).toBe(15)
  const value: Slider = { ...percent, as: 'value' }
  expect(readSlider([{ set: 'filler.rate', plus: -500 }], value, 24_000)).toBe(23_500)
  expect(readSlider([{ fail: 'capper', for: 5400 }], minutes)).toBe(90)
})
