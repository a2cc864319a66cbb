import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  isTopicLevel,
  makeRoomTopic,
  readRoomTopic,
  roomFamilies,
  roomFilter,
  type RoomFamily,
} from '#people/roomTopics.ts'
import { TopicTree } from '#twin/TopicTree.ts'

const families = Object.keys(roomFamilies) as RoomFamily[]
const level = fc.string({ unit: 'binary', minLength: 1, maxLength: 64 }).filter(isTopicLevel)
const address = fc
  .record({
    room: level,
    family: fc.constantFrom(...families),
    key: level,
    user: level,
    session: level,
  })
  .map((made) => Object.assign(made, roomFamilies[made.family] === 'kept' && { session: '' }))

describe('the topics of a room', () => {
  it('says again what a topic was made of', () => {
    fc.assert(
      fc.property(address, (made) => {
        expect(readRoomTopic(makeRoomTopic(made))).toEqual(made)
      }),
    )
  })

  it('has a filter for each family that catches its topics and no other', () => {
    fc.assert(
      fc.property(address, fc.constantFrom(...families), (made, family) => {
        const tree = new TopicTree<true>()
        tree.add(roomFilter(made.room, family), true)
        const found: true[] = []
        tree.match(makeRoomTopic(made), found)
        expect(found.length).toBe(family === made.family ? 1 : 0)
      }),
    )
  })

  it('reads nothing into topics that are none of a room', () => {
    const others = [
      'gemba',
      'gemba/main/who',
      'gemba/main/who/guest/anna',
      'gemba/main/who/guest/anna/s1/more',
      'gemba/main/note/n1/anna/s1',
      'gemba/main/__proto__/-/anna/s1',
      'gemba//who/guest/anna/s1',
      'plant/main/who/guest/anna/s1',
    ]
    for (const topic of others) expect(readRoomTopic(topic)).toBeNull()
  })

  it('refuses levels that would be another topic', () => {
    const unfit = ['', 'a/b', '+', '#', '$SYS', 'a\u0000', 'x'.repeat(65), '\ud800']
    for (const text of unfit) expect(isTopicLevel(text)).toBe(false)
    expect(() =>
      makeRoomTopic({ room: 'main', family: 'say', key: '-', user: 'a/b', session: 's' }),
    ).toThrow(/levels of a topic/)
  })
})
