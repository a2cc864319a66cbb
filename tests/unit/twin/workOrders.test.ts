import { describe, expect, it } from 'vitest'
import { fillWorkOrder } from '#twin/fillWorkOrder.ts'
import { readWorkOrders } from '#twin/readWorkOrders.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { readChanged } from './smallFile.ts'

const { twin } = readChanged(() => undefined)

function read(workOrders: unknown, commands?: object) {
  const problems = new TwinProblems()
  const shared = commands && { commands: { shared: commands, assets: [] } }
  const targets = readWorkOrders({ ...twin!, commands: undefined, ...shared, workOrders }, problems)
  return { targets, said: problems.list().map(({ text }) => text) }
}

describe('where findings can be sent', () => {
  it('is an https address or a topic that somebody answers', () => {
    const answer = { topic: 'gemba/world/desk/answer', id: 'order' }
    const both = [
      { name: 'Maintenance', webhook: 'https://cmms.example/orders?plant=1' },
      { name: 'Desk', topic: 'gemba/world/command/order' },
    ]
    const { targets, said } = read(both, { clock: 'gemba/world/desk/clock', answer })
    expect(said).toEqual([])
    expect(targets).toMatchObject([
      { to: { kind: 'webhook', url: 'https://cmms.example/orders?plant=1' } },
      { to: { kind: 'topic', answer: { topic: answer.topic, id: 'order', done: ['done'] } } },
    ])
  })

  it.each([
    ['plain http', { name: 'A', webhook: 'http://cmms.example/' }, 'begins with https://'],
    ['a user name', { name: 'A', webhook: 'https://me@cmms.example/' }, 'begins with https://'],
    ['a script', { name: 'A', webhook: 'javascript:alert(1)' }, 'begins with https://'],
    ['both', { name: 'A', webhook: 'https://a.example/', topic: 'a' }, 'either a “webhook”'],
    ['a filter', { name: 'A', topic: 'a/#' }, 'must be one topic'],
    ['nobody who answers', { name: 'A', topic: 'a/b' }, 'Nobody answers'],
  ])('is left out in words when it is %s', (_, target, words) => {
    const { targets, said } = read([target])
    expect(targets).toEqual([])
    expect(said.join(' ')).toContain(words)
  })
})

describe('the body of a work order', () => {
  const words = {
    title: '", "role": "engineer {id}',
    text: 'a',
    severity: 'major',
    asset: 'pump3',
    name: 'Pump 3',
    plant: 'Hall',
    author: 'Anna',
    time: '',
    values: '',
    note: 'n',
  }

  it('holds what people wrote as texts alone, and leaves the placeholders of a command', () => {
    const body = { what: 'At {name}: {title}', id: '{id}', list: ['{severity}', 3, null] }
    expect(fillWorkOrder(body, words)).toEqual({
      what: 'At Pump 3: ", "role": "engineer (id)',
      id: '{id}',
      list: ['major', 3, null],
    })
  })
})
