import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { surveyLimits, TopicSurvey } from '#feed/TopicSurvey.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function find(survey: TopicSurvey, topic: string) {
  let node = survey.node(0)!
  for (const name of topic.split('/')) {
    const child = survey.children(node).find((branch) => branch.name === name)
    if (!child) return undefined
    node = survey.node(child.id)!
  }
  return node
}

describe('a survey of topics', () => {
  test('is a tree sorted by name, numbers by their size', () => {
    const survey = new TopicSurvey()
    for (const topic of ['line/pump10', 'line/pump2', 'line', 'a//b', 'line/pump2/speed'])
      survey.take(topic, bytes('1'), false, 0)
    expect(survey.children(survey.node(0)!)).toMatchObject([
      { name: 'a', isTopic: false, below: 1 },
      { name: 'line', isTopic: true, below: 3 },
    ])
    expect(survey.children(find(survey, 'line')!).map(({ name }) => name)).toEqual([
      'pump2',
      'pump10',
    ])
    expect(survey.topicOf(find(survey, 'a//b')!)).toBe('a//b')
  })

  test('sums counts and rates up the tree', () => {
    const survey = new TopicSurvey()
    for (let second = 0; second < 60; second++) {
      for (let i = 0; i < 10; i++) survey.take('a/x', bytes('1'), false, 0)
      if (second % 2 === 0) survey.take('a/y', bytes('1'), false, 0)
      survey.tick(1)
    }
    expect(find(survey, 'a/x')).toMatchObject({ sum: 600, count: 600 })
    expect(find(survey, 'a/x')!.rate).toBeCloseTo(10, 0)
    expect(find(survey, 'a/y')!.rate).toBeCloseTo(0.5, 1)
    expect(find(survey, 'a')).toMatchObject({ sum: 630, count: 0 })
    expect(find(survey, 'a')!.rate).toBeCloseTo(10.5, 0)
    expect(survey.totals).toMatchObject({ topics: 2, messages: 630 })
  })

  test('makes no rate of what the broker had kept', () => {
    const survey = new TopicSurvey()
    survey.take('a', bytes('1'), true, 0)
    survey.take('b', bytes('1'), true, 0)
    survey.tick(1)
    expect(survey.totals.rate).toBe(0)
    expect(find(survey, 'a')).toMatchObject({ isRetained: true, count: 1, rate: 0 })
    // A link that was made anew brings it again.
    survey.take('a', bytes('2'), true, 5)
    expect(find(survey, 'a')).toMatchObject({ count: 1, received: 5 })
    expect(survey.totals.messages).toBe(2)
  })

  test('keeps the start of a payload and its whole length, and a copy of its own', () => {
    const survey = new TopicSurvey({ ...surveyLimits, payload: 4 })
    const payload = bytes('0123456789')
    survey.take('a', payload, false, 0)
    payload.fill(0)
    const node = find(survey, 'a')!
    expect(node).toMatchObject({ kept: 4, length: 10 })
    expect(new TextDecoder().decode(node.bytes!.subarray(0, node.kept))).toBe('0123')
    survey.take('a', bytes('7'), false, 0)
    expect(node).toMatchObject({ kept: 1, length: 1 })
  })

  test('stays within its limits and counts what it leaves out', () => {
    const limits = { topics: 5, nodes: 20, payload: 8, memory: 64, length: 10, levels: 4 }
    const level = fc.constantFrom('a', 'b', 'c', 'd', 'longername', '')
    const topic = fc.array(level, { minLength: 1, maxLength: 6 }).map((names) => names.join('/'))
    const messages = fc.array(fc.tuple(topic, fc.uint8Array({ maxLength: 40 })), { maxLength: 80 })
    fc.assert(
      fc.property(messages, (list) => {
        const survey = new TopicSurvey(limits)
        for (const [name, payload] of list) survey.take(name, payload, false, 0)
        survey.tick(1)
        let nodes = 0
        let memory = 0
        let counted = 0
        for (let node = survey.node(0); node; node = survey.node(++nodes)) {
          memory += node.bytes?.length ?? 0
          counted += node.count
          expect(node.kept).toBeLessThanOrEqual(node.bytes?.length ?? 0)
        }
        const { topics, messages: all, unlisted } = survey.totals
        expect(topics).toBeLessThanOrEqual(limits.topics)
        expect(nodes).toBeLessThanOrEqual(limits.nodes)
        expect(memory).toBeLessThanOrEqual(limits.memory)
        expect(all).toBe(list.length)
        expect(counted + unlisted).toBe(all)
        expect(survey.node(0)!.sum).toBe(counted)
        expect(survey.node(0)!.below).toBe(topics)
      }),
    )
  })

  test('gives back the memory of a long payload that nobody looks at any more', () => {
    const survey = new TopicSurvey({ ...surveyLimits, payload: 10, memory: 120 })
    survey.take('a', new Uint8Array(100), false, 0, 100)
    survey.take('b', new Uint8Array(50), false, 0, 50)
    expect(survey.totals.unkept).toBe(1)
    survey.shrink(find(survey, 'a')!)
    survey.take('b', new Uint8Array(50), false, 0, 50)
    expect(find(survey, 'b')).toMatchObject({ kept: 50 })
  })
})
