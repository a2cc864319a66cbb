import { plainPayload } from '#twin/fillOrder.ts'
import type { DeskWatch, Order } from '#twin/Order.ts'

export const watch: DeskWatch = {
  clock: { topic: 'gemba/bottling/desk/clock', time: 'ts', desk: 'desk' },
  answers: ['gemba/bottling/desk/answer'],
}

let orders = 0

/** A command to run the filler at 60 %, confirmed now. */
export function makeOrder(change: Partial<Order> = {}): Order {
  return {
    id: `order${String(++orders).padStart(11, '0')}`,
    command: 'filler.speed',
    topic: 'gemba/bottling/command/filler.speed',
    payload: plainPayload,
    value: 60,
    role: 'operator',
    answer: {
      topic: 'gemba/bottling/desk/answer',
      id: 'id',
      state: 'state',
      reason: 'reason',
      accepted: ['accepted'],
      done: ['done'],
      refused: ['refused'],
    },
    expiry: 5,
    timeout: 15,
    at: Date.now(),
    ...change,
  }
}
