import type { InspectedAlarm } from '#scene/InspectedAlarm.ts'
import { openAlarms, type OpenAlarms } from '#state/openAlarms.ts'
import { usePlant } from '#state/plant.ts'
import type { OpenPlant } from './OpenPlant.ts'
import { roomStep } from './roomStep.ts'
import { useShown } from './useShown.ts'

let plant: OpenPlant | null = null
let alarms: OpenAlarms | null = null

/** Has the alarms of the open plant judged, and of each that is opened later. For as long as the page is there. */
export function joinAlarms(): void {
  roomStep.inspectAlarms = inspect
  useShown.subscribe(follow)
  follow()
}

function follow(): void {
  const { plant: next } = useShown.getState()
  if (next === plant) return
  if (plant) plant.onAlarms = plant.onFresh = null
  alarms?.close()
  alarms = null
  plant = next
  if (!next?.twin.alarms || !next.feed) return
  const { feed } = next
  const opened = openAlarms({
    watch: (all, rows) => feed.alarms({ kind: 'watch', alarms: all, rows }),
    words: (words) => feed.alarms({ kind: 'words', words }),
    askFigures: () => feed.alarms({ kind: 'figures' }),
    recall: (memory) => feed.alarms({ kind: 'recall', memory }),
    askMemory: () => feed.alarms({ kind: 'memory' }),
  })
  alarms = opened
  next.onAlarms = (news) => opened.hear(news)
  next.onFresh = () => opened.begin()
  opened.begin()
}

function inspect(): InspectedAlarm[] {
  const { twin } = usePlant.getState()
  return (alarms?.items() ?? []).map(({ alarm, row }) => ({
    id: alarm.id,
    asset: twin?.assets[alarm.asset]?.id ?? '',
    priority: alarm.priority,
    state: row?.state ?? 'normal',
    since: row && row.since > 0 ? row.since : null,
    value: row && !Number.isNaN(row.value) ? row.value : null,
    acknowledgedBy: row?.acknowledgedBy ?? '',
  }))
}
