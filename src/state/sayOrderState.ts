import type { OrderState } from '#twin/Order.ts'

/** States as a person reads them in a list. */
export const orderWords: Record<OrderState, string> = {
  unsent: 'not sent',
  pending: 'sent',
  accepted: 'under way',
  done: 'done',
  refused: 'refused',
  unknown: 'outcome unknown',
}

/** How an order stands, as a sentence with its time: “Done at 14:03:22.” */
export function sayOrderState(state: OrderState, stateAt: number, reason: string): string {
  const time = sayTime(stateAt)
  const why = reason === '' ? '' : ` ${reason}`
  switch (state) {
    case 'unsent':
      return `Not sent.${why}`
    case 'pending':
      return `Sent at ${time}; waiting for the plant.`
    case 'accepted':
      return `Accepted at ${time}; the plant is at it.`
    case 'done':
      return `Done at ${time}.${why}`
    case 'refused':
      return `Refused at ${time}.${why}`
    default:
      return `Outcome unknown since ${time}.${why}`
  }
}

/** 14:03:22, of this day in this place. */
export function sayTime(epochMs: number): string {
  return new Date(epochMs).toLocaleTimeString('en-GB')
}
