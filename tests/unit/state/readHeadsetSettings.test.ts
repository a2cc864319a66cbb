import { expect, test } from 'vitest'
import { setHeadsetSettings, useHeadset } from '#state/headset.ts'
import { readHeadsetSettings } from '#state/readHeadsetSettings.ts'

const comfortable = {
  turn: 30,
  walk: true,
  vignette: true,
  hand: 'right',
  speed: 'normal',
  seated: false,
  raise: 0,
}

test('begins with the comfortable settings', () => {
  expect(readHeadsetSettings(null)).toEqual(comfortable)
})

test('keeps what was set', () => {
  expect(readHeadsetSettings('{"turn":"smooth","hand":"left","seated":true}')).toEqual({
    ...comfortable,
    turn: 'smooth',
    hand: 'left',
    seated: true,
  })
})

test.each(['', '[]', 'null', '3', '{"turn":31}', '{"hand":"both","walk":"yes","extra":1}', '{'])(
  'takes what makes no sense as not set: %s',
  (text) => {
    expect(readHeadsetSettings(text)).toEqual(comfortable)
  },
)

test('changes one setting and leaves the others, also where nothing can be kept', () => {
  setHeadsetSettings({ turn: 45 })
  expect(useHeadset.getState().settings).toEqual({ ...comfortable, turn: 45 })
})
