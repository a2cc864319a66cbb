import { signal as open } from '@preact/signals-core'
import { Quality } from '#twin/Quality.ts'
import { sayQuality, sayReceived } from '#twin/sayReceived.ts'
import { sayValue } from '#twin/sayValue.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Signal } from '#twin/Twin.ts'
import { icon, type IconName } from '../icons.ts'
import { colours } from '../look.ts'
import { writable } from '../writable.ts'

/** What a line says of a signal now, and in which colours; panels follow it without React. */
export class LiveWords {
  readonly value = open('')
  readonly note = open('')
  readonly valueTone = open<string>(colours.text)
  readonly noteTone = open<string>(colours.text2)

  readonly say = (): string => `${this.value.peek()} ${this.note.peek()}`.trim()

  /** `now`: milliseconds on the page's clock. */
  read(signal: Signal, signals: SignalTable, slot: number, now: number): void {
    const quality = signals.quality[slot]
    const isFresh = quality === Quality.good || quality === Quality.simulated
    this.value.value = writable(sayValue(signal, signals.value[slot]))
    this.note.value = writable(sayNote(quality, signals.received[slot], now))
    this.noteTone.value = toneOf(quality)
    this.valueTone.value = isFresh ? colours.text : colours.text2
  }
}

const marks: Partial<Record<number, IconName>> = {
  [Quality.stale]: 'clock',
  [Quality.bad]: 'octagon-x',
  [Quality.never]: 'circle-dashed',
  [Quality.simulated]: 'activity',
}

function sayNote(quality: number, received: number, now: number): string {
  const mark = marks[quality]
  const words = [
    mark ? icon(mark) : '',
    sayQuality(quality, received),
    sayReceived(received, now, performance.timeOrigin),
  ]
  return words.filter(Boolean).join(' ')
}

function toneOf(quality: number): string {
  if (quality === Quality.stale) return colours.warning
  if (quality === Quality.bad) return colours.error
  return quality === Quality.simulated ? colours.simulated : colours.text2
}
