import { noAlarm } from '#insight/noAlarm.ts'
import { alarmPriorities, type Alarm, type AlarmPriority, type AlarmSource } from '#twin/Alarm.ts'
import { plainText } from '#twin/plainText.ts'
import { followPath, makeDottedPath } from '../codecs/DottedPath.ts'

/** How the alarms of a topic are read. */
export type ReadAlarm = {
  source: AlarmSource
  /** Assets of the twin by id, for those that nobody declared. */
  assets: ReadonlyMap<string, number>
}

/** Alarms of one message at most. */
const mostAtOnce = 1000
/** UTF-16 units. */
const longestId = 100
const longestName = 200

/** Reads the alarms in the JSON values of a message; what is none is passed over. */
export function readReceivedAlarms(
  values: readonly unknown[],
  read: ReadAlarm,
): { alarm: Alarm; isActive: boolean }[] {
  const all = values.flat().slice(0, mostAtOnce)
  return all.flatMap((value) => {
    const alarm = readOne(value, read)
    return alarm ? [alarm] : []
  })
}

function readOne(value: unknown, { source, assets }: ReadAlarm) {
  const at = (path: string) => followPath(value, makeDottedPath(path))
  const id = at(source.id)
  const active = at(source.active)
  const isWord = ['string', 'number', 'boolean'].includes(typeof active)
  if (typeof id !== 'string' || id === '' || id.length > longestId || !isWord) return null
  const name = at(source.name)
  const asset = at(source.asset)
  const alarm: Alarm = {
    ...noAlarm,
    id: plainText(id, longestId),
    name: typeof name === 'string' ? plainText(name, longestName) : id,
    asset: typeof asset === 'string' ? (assets.get(asset) ?? -1) : -1,
    priority: readPriority(at(source.priority)),
  }
  return { alarm, isActive: source.activeWords.some((word) => word === active) }
}

/** A word, or a number from 1 (the most urgent) to 4. */
function readPriority(given: unknown): AlarmPriority {
  if (typeof given === 'number') return alarmPriorities[given - 1] ?? 'medium'
  return alarmPriorities.find((each) => each === given) ?? 'medium'
}
