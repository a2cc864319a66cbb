import { AlarmDesk } from '#insight/AlarmDesk.ts'
import { noAlarm } from '#insight/noAlarm.ts'
import { stampOf } from '#people/HybridClock.ts'
import type { Alarm } from '#twin/Alarm.ts'
import type { AlarmWord } from '#twin/AlarmRow.ts'
import { Quality } from '#twin/Quality.ts'
import { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'

/** The wall clock when a test's clock shows 0. */
export const epoch = Date.UTC(2026, 10, 30)

/** An alarm above 80 of the first signal, but for what a test changes. */
export function makeAlarm(change: Partial<Alarm> = {}): Alarm {
  const condition = { kind: 'high', limit: 80 } as const
  return { ...noAlarm, id: 'pump.hot', name: 'Pump hot', asset: 0, signal: 0, condition, ...change }
}

/** A desk with a clock that a test turns: `set` brings a sample, `wait` lets time pass, `say` is what people said. */
export function openDesk(alarms: readonly Alarm[], signals: Partial<Signal>[] = [{}, {}]) {
  const table = new SignalTable(signals.length)
  let now = 1000
  const world = { alarms, spare: 0, signals: signals as Signal[], table, now, wall: epoch + now }
  const desk = new AlarmDesk(world)
  const row = (id = alarms[0].id) => {
    const { rows } = desk.take()
    for (const each of rows) known.set(each.id, each)
    return known.get(id)
  }
  const known = new Map<string, ReturnType<AlarmDesk['take']>['rows'][number]>()
  const wait = (milliseconds: number) => {
    for (const end = now + milliseconds; now < end;) {
      now = Math.min(end, now + 200)
      desk.tick(now, epoch + now)
    }
  }
  const set = (slot: number, value: number, quality: number = Quality.good) => {
    table.write(slot, value, NaN, now, quality)
    desk.judge.sample(slot, now)
  }
  const say = (word: Partial<AlarmWord>) => {
    const nothing = { id: alarms[0].id, ended: 0, acks: [], resets: [], shelf: null, out: null }
    desk.obey({ ...nothing, ...word }, now)
  }
  return { desk, row, wait, set, say, now: () => now, wall: () => epoch + now }
}

/** Somebody's mark of now, on an occurrence of so many milliseconds' age, by a clock that is `off`. */
export function mark(by: string, now: number, age: number, off = 0) {
  return { by, at: now + off, on: now - age + off, stamp: stampOf(now + off), heard: now }
}

/** The same as the broker had kept it. */
export function keptMark(by: string, at: number, stamp = stampOf(at)) {
  return { by, at, on: at - 1000, stamp, heard: NaN }
}
