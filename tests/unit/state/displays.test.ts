import { afterEach, expect, it } from 'vitest'
import { writeHealth } from '#people/Health.ts'
import { listDisplays, openDisplays } from '#state/displays.ts'
import { attachModeration } from '#state/moderation.ts'
import { forgetRoom, noteRoomMessage } from '#state/room.ts'
import { makeFigures } from '../feed/watch/makeFigures.ts'

let stop = () => undefined as void
afterEach(() => {
  stop()
  forgetRoom()
})

const say = (family: 'health' | 'mod', key: string, user: string, text: string) =>
  noteRoomMessage({ family, key, user, session: '', text, isRetained: true })
const tell = (key: string, user: string) =>
  say(
    'health',
    key,
    user,
    writeHealth({
      ...makeFigures(),
      name: key,
      state: 'well',
      lasts: 1,
      every: 10,
      trouble: '',
    }),
  )
const names = () => listDisplays().map(({ key }) => key)

it('lists no display of who was removed from the room, until they are let in again', () => {
  stop = attachModeration(() => 1_000_000)
  openDisplays()
  tell('hall', 'kiosk')
  tell('gate', 'eve')
  expect(names()).toEqual(['gate', 'hall'])
  say('mod', 'eve', 'boss', JSON.stringify({ act: 'remove', at: 5 }))
  expect(names()).toEqual(['hall'])
  say('mod', 'eve', 'boss', JSON.stringify({ act: 'free', at: 6, since: 5 }))
  expect(names()).toEqual(['gate', 'hall'])
})
