import type { JsonPath } from './jsonPositions.ts'
import type { Kiosk, KioskStop } from './Kiosk.ts'
import { brightnessFields, kioskFields, kioskStopFields } from './kioskFile.ts'
import { didYouMean, readFields, refuseUnknown } from './readFields.ts'
import { cut, sayGiven } from './sayIssue.ts'
import type { Twin } from './Twin.ts'
import type { TwinProblems } from './TwinProblems.ts'

const names = [...Object.keys(kioskFields), 'views', 'brightness']

/** Reads what a wall display of this twin does; what is wrong is left out, with its problem, and has its default. */
export function readKiosk(twin: Twin, problems: TwinProblems): Kiosk {
  const read = readFields(kioskFields, twin.kiosk ?? {}, ['kiosk'], problems)
  const { views, brightness, ...unknown } = read?.rest ?? {}
  refuseUnknown(Object.keys(unknown), names, ['kiosk'], problems)
  return {
    stops: readStops(views, twin, problems),
    alarmSeconds: read?.values.alarmSeconds ?? 60,
    lookSeconds: read?.values.lookSeconds ?? 60,
    quietSeconds: read?.values.quietSeconds ?? 10,
    brightness: readBrightness(brightness, problems),
  }
}

function readStops(value: unknown, twin: Twin, problems: TwinProblems): KioskStop[] {
  const all = twin.views.map(({ name }, view) => ({ view, seconds: 20, caption: name }))
  if (value === undefined) return all
  const path = ['kiosk', 'views']
  if (!Array.isArray(value)) {
    problems.add(path, `“views” must be a list, but is ${sayGiven(value)}.`)
    return all
  }
  const stops = value.flatMap((entry, i) => readStop(entry, [...path, i], twin, problems))
  // A tour of nothing would be a black wall.
  return stops.length > 0 ? stops : all
}

function readStop(entry: unknown, path: JsonPath, twin: Twin, problems: TwinProblems): KioskStop[] {
  const read = readFields(kioskStopFields, entry, path, problems)
  if (!read) return []
  refuseUnknown(Object.keys(read.rest), Object.keys(kioskStopFields), path, problems)
  const { view: id, seconds = 20, caption } = read.values
  if (id === undefined) return []
  const view = twin.views.findIndex((each) => each.id === id)
  if (view >= 0) return [{ view, seconds, caption: caption ?? twin.views[view].name }]
  const ids = () => twin.views.map((each) => each.id)
  problems.add([...path, 'view'], `There is no view “${cut(id)}”.`, () => didYouMean(id, ids()))
  return []
}

function readBrightness(value: unknown, problems: TwinProblems): Kiosk['brightness'] {
  const path = ['kiosk', 'brightness']
  const read = readFields(brightnessFields, value ?? {}, path, problems)
  refuseUnknown(Object.keys(read?.rest ?? {}), Object.keys(brightnessFields), path, problems)
  const { day = 1, night = 0.6, dayFrom = '06:00', nightFrom = '21:00' } = read?.values ?? {}
  return { day, night, dayFrom: hours(dayFrom), nightFrom: hours(nightFrom) }
}

/** “06:30” → 6.5 */
function hours(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number)
  return hour + minute / 60
}
