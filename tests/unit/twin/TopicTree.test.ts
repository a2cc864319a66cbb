import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTopicFilter, TopicTree } from '#twin/TopicTree.ts'

/** MQTT 5 §4.7 read literally: `#` any number of levels with its parent, `+` one level, `$` hidden from leading wildcards. */
function matches(filter: string, topic: string): boolean {
  if (topic.startsWith('$') && (filter.startsWith('+') || filter.startsWith('#'))) return false
  return levelsMatch(filter.split('/'), topic.split('/'))
}

function levelsMatch(filter: string[], topic: string[]): boolean {
  if (filter.length === 0) return topic.length === 0
  if (filter[0] === '#') return true
  if (topic.length === 0) return false
  if (filter[0] !== '+' && filter[0] !== topic[0]) return false
  return levelsMatch(filter.slice(1), topic.slice(1))
}

function found<T>(tree: TopicTree<T>, topic: string): T[] {
  const values: T[] = []
  tree.match(topic, values)
  return values
}

const level = fc.constantFrom('a', 'b', '', '$SYS', '$', 'é', ' ')
const topic = fc
  .array(level, { minLength: 1, maxLength: 5 })
  .map((levels) => levels.join('/'))
  .filter((text) => text !== '')
const filter = fc
  .tuple(fc.array(fc.oneof(level, fc.constant('+')), { maxLength: 4 }), fc.boolean())
  .map(([levels, open]) => [...levels, ...(open ? ['#'] : [])].join('/'))
  .filter((text) => text !== '')

describe('TopicTree', () => {
  test.each([
    ['sport/tennis/player1/#', 'sport/tennis/player1', true],
    ['sport/tennis/player1/#', 'sport/tennis/player1/score/wimbledon', true],
    ['sport/#', 'sport', true],
    ['#', 'sport/tennis', true],
    ['sport/tennis/+', 'sport/tennis/player1', true],
    ['sport/tennis/+', 'sport/tennis/player1/ranking', false],
    ['sport/+', 'sport', false],
    ['sport/+', 'sport/', true],
    ['+/+', '/finance', true],
    ['/+', '/finance', true],
    ['+', '/finance', false],
    ['#', '$SYS/monitor', false],
    ['+/monitor/Clients', '$SYS/monitor/Clients', false],
    ['$SYS/#', '$SYS/monitor', true],
    ['$SYS/monitor/+', '$SYS/monitor/Clients', true],
    ['a/+', 'a/$b', true],
    ['ACCOUNTS', 'Accounts', false],
    ['/A', 'A', false],
  ])('%s and %s of the standard: %s', (text, name, expected) => {
    const tree = new TopicTree<number>()
    tree.add(text, 1)
    expect(found(tree, name)).toEqual(expected ? [1] : [])
  })

  test('finds what a literal reading of the standard finds, for any filters and topics', () => {
    fc.assert(
      fc.property(
        fc.array(filter, { maxLength: 12 }),
        fc.array(topic, { maxLength: 12 }),
        (filters, topics) => {
          const tree = new TopicTree<number>()
          filters.forEach((text, i) => tree.add(text, i))
          for (const name of topics) {
            const expected = filters.flatMap((text, i) => (matches(text, name) ? [i] : []))
            expect(found(tree, name).toSorted((a, b) => a - b)).toEqual(expected)
          }
        },
      ),
    )
  })

  test('forgets removed filters and keeps the others', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(filter, fc.boolean()), { maxLength: 12 }),
        topic,
        (entries, name) => {
          const tree = new TopicTree<number>()
          entries.forEach(([text], i) => tree.add(text, i))
          const stuck = entries.filter(([text, goes], i) => goes && !tree.remove(text, i))
          expect(stuck).toEqual([])
          const expected = entries.flatMap(([text, goes], i) =>
            !goes && matches(text, name) ? [i] : [],
          )
          expect(found(tree, name).toSorted((a, b) => a - b)).toEqual(expected)
        },
      ),
    )
  })

  test('says that a value was not there', () => {
    const tree = new TopicTree<string>()
    tree.add('a/b', 'x')
    expect(tree.remove('a', 'x')).toBe(false)
    expect(tree.remove('a/b/c', 'x')).toBe(false)
    expect(tree.remove('a/b', 'y')).toBe(false)
    expect(found(tree, 'a/b')).toEqual(['x'])
  })

  test('takes filters and topics of 60,000 levels', () => {
    const tree = new TopicTree<string>()
    const deep = 'a' + '/'.repeat(60_000)
    tree.add(deep, 'deep')
    tree.add(`${deep}#`, 'below')
    expect(found(tree, deep).toSorted()).toEqual(['below', 'deep'])
    expect(tree.remove(deep, 'deep')).toBe(true)
  })

  test('appends to what was found before', () => {
    const tree = new TopicTree<string>()
    tree.add('a', 'new')
    const values = ['old']
    tree.match('a', values)
    expect(values).toEqual(['old', 'new'])
  })
})

describe('isTopicFilter', () => {
  test.each(['a', '/', '+', '#', '+/#', 'a//b', 'a/+/b', '/+/#', '$SYS/#', 'with space', 'é'])(
    'accepts %j',
    (text) => {
      expect(isTopicFilter(text)).toBeNull()
    },
  )

  test.each([
    ['', 'empty'],
    ['a#', '“#” together'],
    ['sport/tennis/#/ranking', 'last level'],
    ['a/+b', '“+” together'],
    ['#+', '“#” together'],
    ['a\0', 'NUL'],
    ['\ud800', 'half a character'],
    ['é'.repeat(32_768), '65,535'],
  ])('says what is wrong with %.20j', (text, words) => {
    expect(isTopicFilter(text)).toContain(words)
  })

  test('accepts 65,535 bytes', () => {
    expect(isTopicFilter(`a${'é'.repeat(32_767)}`)).toBeNull()
  })
})
