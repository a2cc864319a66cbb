import { KeptSync, type ReadKept } from '../KeptSync.ts'
import { InspectionBook } from './InspectionBook.ts'
import { readInspectionKey } from './inspectionKey.ts'
import {
  emptyInspection,
  inspectionLimits,
  writeInspectionRecord,
  type InspectionCells,
  type InspectionRecord,
} from './InspectionRecord.ts'
import { readInspectionRecord } from './readInspectionRecord.ts'

/** One person's part in the inspections of a room. */
export class InspectionSync extends KeptSync<InspectionRecord> {
  readonly book = new InspectionBook()

  /** Writes cells of this person's under a key. Returns why it cannot be, in words; null when it is done. */
  edit(key: string, cells: Partial<InspectionCells>, now: number): string | null {
    const known = this.book.record(key, this.user)
    let latest = this.book.latestOf(key)
    const changed = Object.entries(cells).map(([name, value]) => {
      latest = this.clock.next(now, latest)
      return [name, [value, latest]] as const
    })
    const record: InspectionRecord = { ...known, ...Object.fromEntries(changed) }
    const text = writeInspectionRecord(record)
    if (new TextEncoder().encode(text).length > inspectionLimits.record)
      return 'This is more than an answer can hold: make the text shorter.'
    const read = readInspectionRecord(text, now)
    if ('wrong' in read) return `This cannot be kept: ${read.wrong}.`
    if (known === emptyInspection && this.book.isFull)
      return 'This room keeps no more inspections: save old ones as files, then delete them.'
    this.book.put(key, this.user, record)
    this.resume(key)
    return null
  }

  override textOf(key: string, user = this.user): string {
    const record = this.book.record(key, user)
    return record === emptyInspection ? '' : writeInspectionRecord(record)
  }

  override adopt(key: string, from: string): void {
    const record = this.book.record(key, from)
    this.book.drop(key, from)
    this.book.put(key, this.user, record)
    this.resume(key)
  }

  override outworn(before: number): string[] {
    const keys: string[] = []
    for (const [key, user] of this.book.all()) {
      const inspection = this.book.inspection(readInspectionKey(key)?.id ?? '')
      const isOld = inspection?.state === 'deleted' && inspection.changedAt <= before
      if (user === this.user && isOld) keys.push(key)
    }
    return keys
  }

  protected override read(key: string, text: string, now: number): ReadKept<InspectionRecord> {
    if (!readInspectionKey(key)) return { wrong: 'its topic names no inspection' }
    return readInspectionRecord(text, now)
  }

  protected override write(_key: string, record: InspectionRecord): string {
    return writeInspectionRecord(record)
  }

  protected override *stampsOf(record: InspectionRecord): Iterable<number> {
    for (const written of Object.values(record)) yield written[1]
  }

  protected override put(key: string, user: string, record: InspectionRecord): void {
    this.book.put(key, user, record)
  }

  protected override drop(key: string, user: string): void {
    this.book.drop(key, user)
  }

  protected override *ownKeys(): Iterable<string> {
    for (const [key, user] of this.book.all()) if (user === this.user) yield key
  }
}
