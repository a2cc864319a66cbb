import { expect, test } from 'vitest'
import type { Show } from '#twin/Twin.ts'
import { stateColour } from '#twin/stateColour.ts'
import { smallTwin } from '../ui/smallTwin.ts'

function shown(options: unknown, behaviour = 'colour') {
  const show: Show = { asset: 2, behaviour, signal: 2, parts: [], options, where: '' }
  return { ...smallTwin, shows: [show] }
}

test('takes the colour that the twin file gives a state', () => {
  expect(stateColour(shown({ states: { running: 'alarm' } }), 2, 2)).toBe('#e5484d')
  expect(stateColour(shown({ states: { running: '#123456' } }), 2, 2)).toBe('#123456')
})

test('leaves what is normal without colour', () => {
  expect(stateColour(shown({ states: { running: 'ok' } }), 2, 2)).toBe('')
  expect(stateColour(smallTwin, 2, 2)).toBe('')
  expect(stateColour(shown({ states: { running: 'alarm' } }, 'glow'), 2, 2)).toBe('')
})

test.each([
  null,
  7,
  'text',
  {},
  { states: null },
  { states: { running: 5 } },
  { states: { running: 'url(x)' } },
])('finds no colour in options like %j', (options) => {
  expect(stateColour(shown(options), 2, 2)).toBe('')
})
