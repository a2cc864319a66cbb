import { create } from 'zustand'
import type { AuditRecord } from '#people/AuditRecord.ts'
import type { Command } from '#twin/Command.ts'
import type { DeskWatch, Order, OrderState } from '#twin/Order.ts'

/** A command that was given on this page. */
export type GivenOrder = {
  id: string
  /** Id of the command. */
  command: string
  /** In words: what it does, to what, and the value before. */
  what: string
  target: string
  before: string
  state: OrderState
  reason: string
  /** When it was given and when its state was last heard of: epoch milliseconds of the plant's clock, of this page's where that is not known. */
  at: number
  stateAt: number
}

export type CommandsState = {
  list: readonly Command[]
  /** By asset (index in `twin.assets`). */
  ofAsset: ReadonlyMap<number, readonly Command[]>
  /** The plant tells its time, so that commands can be given. */
  isDeskThere: boolean
  /** Given on this page, the newest first. */
  orders: readonly GivenOrder[]
  /** What everybody in the room gave, the newest first. */
  trail: readonly AuditRecord[]
}

export const useCommands = create<CommandsState>(() => ({
  list: [],
  ofAsset: new Map(),
  isDeskThere: false,
  orders: [],
  trail: [],
}))

export function setCommands(change: Partial<CommandsState>): void {
  useCommands.setState(change)
}

/** The way to the plant; the composition gives it, see `attachCommandPort`. */
export type CommandPort = {
  order(order: Order): void
  watch(watch: DeskWatch | null): void
}

let port: CommandPort | null = null
let watched: DeskWatch | null = null

/** Opens the way to the plant. Returns its end. */
export function attachCommandPort(given: CommandPort): () => void {
  port = given
  given.watch(watched)
  return () => {
    if (port === given) port = null
  }
}

/** Follows what the open plant says of its time and its answers. */
export function watchDesk(watch: DeskWatch | null): void {
  watched = watch
  port?.watch(watch)
}

/** Sends an order; false without a way. */
export function sendOrder(order: Order): boolean {
  port?.order(order)
  return port !== null
}

/** The last order of a command on this page. */
export function lastOrder(orders: readonly GivenOrder[], command: string): GivenOrder | undefined {
  return orders.find((order) => order.command === command)
}
