import type { Person } from '#people/Person.ts'
import type { Stroke } from '#people/Stroke.ts'
import type { Note } from '#people/Note.ts'
import { worn, type Headset } from '#state/headset.ts'
import type { ListedProblem } from '#state/problems.ts'
import type { InspectedWall } from '#state/wall.ts'
import { useWorldPanels, type InspectedPanel } from '#state/worldPanels.ts'
import type { Stats } from '#state/stats.ts'
import { wornLabels } from '#state/wornLabels.ts'
import { Look, lookStride, matrixStride, type PartTable } from '#twin/PartTable.ts'
import { qualityName, type QualityName } from '#twin/Quality.ts'
import type { SignalTable } from '#twin/SignalTable.ts'
import type { Twin } from '#twin/Twin.ts'
import type { InspectedAlarm } from './InspectedAlarm.ts'
import type { InspectedHealth } from './InspectedHealth.ts'
import type { InspectedRun } from './InspectedRun.ts'
import type { InspectedStroke } from './InspectedStroke.ts'
import type { InspectedVoice } from './InspectedVoice.ts'

/** What `window.gemba` offers to integrators and checks. Read-only: nothing here changes the plant or the picture. */
export type Inspection = {
  /** Settles when the twin that was opened last is read and every model of it is in the picture or has failed. */
  readonly ready: Promise<void>
  /** Ids of everything there is; empty until the twin is read, and without parts until models are loaded. */
  readonly twin: { name: string; assets: string[]; signals: string[]; parts: string[] }
  /** The latest value of a signal by its id, `<asset>.<key>`; undefined for an unknown id. */
  signal(id: string): InspectedSignal | undefined
  /** How a part looks now, by its id, `<model>/<path of names>` (groups too); undefined for an unknown id. */
  part(id: string): InspectedPart | undefined
  stats(): Omit<Stats, 'dataAge'>
  problems(): ListedProblem[]
  /** Who wears a headset, and where they are. */
  headset(): InspectedHeadset
  /** Who else is in the room. */
  people(): InspectedPerson[]
  /** Who is talked with. */
  voice(): InspectedVoice
  /** The notes of the room that are not deleted, by the time of their creation. Times are epoch milliseconds. */
  notes(): Note[]
  /** The strokes of the pen in the room; pieces of one line are strokes of their own. */
  ink(): InspectedStroke[]
  /** The scenario that this page plays in the scene instead of the live plant; null while it shows the live one. */
  run(): InspectedRun | null
  /** All alarms of the plant, normal ones too. */
  alarms(): InspectedAlarm[]
  /** How this page is; null before the first picture, when nobody watches over it yet. */
  health(): InspectedHealth | null
  /** What this display has agreed with the others of its wall; null on a page that is no part of one. */
  wall(): InspectedWall | null
}

export type InspectedSignal = {
  /** In the signal's unit; the name of the state for a signal with states; null before the first. */
  value: number | string | null
  /** The source's timestamp, epoch milliseconds; null when it gives none. */
  time: number | null
  /** Time of arrival, epoch milliseconds by this page's clock; null before the first. */
  received: number | null
  quality: QualityName
}

export type InspectedPart = {
  /** sRGB `#rrggbb` laid over the material; null when the part shows its material alone. */
  colour: string | null
  /** How much of that colour covers the material, 0..1. */
  strength: number
  /** Light given off: linear red, green, blue; 0 = none. */
  glow: [number, number, number]
  /** 0..1. */
  opacity: number
  visible: boolean
  /** What a person has made of it. */
  sight: 'solid' | 'ghosted' | 'hidden'
  quality: QualityName
  /** World matrix, 16 numbers, column-major as in glTF, in the model's own coordinates. */
  matrix: number[]
  /** Position of the flow pattern in metres; null when there is none. */
  flow: number | null
  /** The bindings at work on it: `colour filler.state`. */
  shownBy: string[]
}

export type InspectedPerson = Pick<
  Person,
  'id' | 'name' | 'device' | 'role' | 'pointing' | 'muted'
> & {
  /** Their head, metres of the plant: x, y, z; null before they have told it. */
  position: [number, number, number] | null
}

export type InspectedHeadset = {
  mode: Headset['mode']
  /** The system may hide the picture, or keep the input for itself, for a while. */
  visibility: Headset['visibility']
  /** The eyes, metres of the plant: x, y, z; null without a session, as all that follows. */
  head: [number, number, number] | null
  /** Where the person looks about the vertical, degrees: 0 along -z, positive to the left. */
  yaw: number | null
  /** Height of the floor under the feet, metres. */
  floor: number | null
  /** Metres of the plant that are a metre to the person. */
  scale: number
  /** What hangs in the world to read. */
  panels: InspectedPanel[]
  /** What stands before the eyes in words: what is not live; in AR, that it is no safety display. */
  notices: string[]
  /** How many labels are seen. */
  labels: number
  /** What is said of the thing that is pointed at: its name, and a line for each signal; null when nothing is. */
  reading: string | null
  settings: Headset['settings']
  /** How large the plant is wanted to be. */
  size: Headset['size']
  /** Name of the tool in the hand; null: the hand points and chooses. */
  tool: Headset['tool']
  /** What the tool in the hand has to say. */
  advice: Headset['advice']
  /** What the tape has measured. */
  measures: Headset['measures']
}

type Sources = {
  twin(): Twin | null
  partIds(): readonly string[]
  signals(): SignalTable | null
  /** The table and row of a part id. */
  find(id: string): { parts: PartTable; row: number } | undefined
  shownBy(id: string): string[]
  stats(): Stats
  problems(): readonly ListedProblem[]
  headset(): Headset
  people(): InspectedPerson[]
  voice(): InspectedVoice
  notes(): readonly Note[]
  ink(): readonly Stroke[]
  run(): InspectedRun | null
  alarms(): InspectedAlarm[]
  health(): InspectedHealth | null
  wall(): InspectedWall | null
  /** Epoch milliseconds at the zero of the clock that `SignalTable.received` uses. */
  clockOrigin: number
  ready(): Promise<void>
}

/** Builds the read-only inspection interface over the live tables; every call copies, so nothing can be changed through it. */
export function openInspection(sources: Sources): Inspection {
  const slotOf = makeSlotFinder()
  return {
    get ready() {
      return sources.ready()
    },
    get twin() {
      const twin = sources.twin()
      return {
        name: twin?.name ?? '',
        assets: twin?.assets.map((asset) => asset.id) ?? [],
        signals: twin?.signals.map((signal) => signal.id) ?? [],
        parts: [...sources.partIds()],
      }
    },
    signal(id) {
      const twin = sources.twin()
      const table = sources.signals()
      if (!twin || !table) return undefined
      const slot = slotOf(twin, id)
      if (slot < 0) return undefined
      const value = table.value[slot]
      const state = twin.signals[slot].states?.find(({ code }) => code === value)
      return {
        value: state ? state.name : numberOrNull(value),
        time: numberOrNull(table.time[slot]),
        received: numberOrNull(table.received[slot] + sources.clockOrigin),
        quality: qualityName(table.quality[slot]),
      }
    },
    part(id) {
      const found = sources.find(id)
      return found && inspectPart(found.parts, found.row, sources.shownBy(id))
    },
    stats() {
      const { dataAge: _, ...figures } = structuredClone(sources.stats())
      return figures
    },
    problems: () => structuredClone([...sources.problems()]),
    headset: () => inspectHeadset(sources.headset()),
    people: () => sources.people(),
    voice: () => structuredClone(sources.voice()),
    notes: () => structuredClone([...sources.notes()]),
    alarms: () => sources.alarms(),
    health: () => sources.health(),
    ink: () =>
      sources.ink().map(({ key, user, name, part, points }) => {
        return { id: key, author: user, name, part, points: points.length / 3 }
      }),
    run: () => structuredClone(sources.run()),
    wall: () => sources.wall(),
  }
}

/** Finds signals by their id among 100,000 without a search through all. */
function makeSlotFinder(): (twin: Twin, id: string) => number {
  let known: Twin | null = null
  let slots = new Map<string, number>()
  return (twin, id) => {
    if (known !== twin) {
      known = twin
      slots = new Map(twin.signals.map((signal, slot) => [signal.id, slot]))
    }
    return slots.get(id) ?? -1
  }
}

function inspectPart(parts: PartTable, row: number, shownBy: string[]): InspectedPart {
  const look = parts.look.subarray(row * lookStride, (row + 1) * lookStride)
  const colour: [number, number, number, number] = [0, 0, 0, 0]
  parts.colours.read(row, colour)
  const [red, green, blue, strength] = colour
  const m = parts.matrix.subarray(row * matrixStride, (row + 1) * matrixStride)
  const columns = [0, 1, 2, 3].flatMap((column) => [
    m[column],
    m[4 + column],
    m[8 + column],
    column === 3 ? 1 : 0,
  ])
  return {
    colour: strength > 0 ? hex(red, green, blue) : null,
    strength,
    glow: [look[Look.glow], look[Look.glow + 1], look[Look.glow + 2]],
    opacity: look[Look.opacity],
    visible: look[Look.visible] > 0,
    sight: look[Look.ghost] < 0.5 ? 'solid' : look[Look.ghost] < 1.5 ? 'ghosted' : 'hidden',
    quality: qualityName(look[Look.quality]),
    matrix: columns,
    flow: look[Look.flowSpacing] > 0 ? look[Look.flowPhase] : null,
    shownBy,
  }
}

function inspectHeadset({
  mode,
  visibility,
  settings,
  size,
  tool,
  advice,
  measures,
}: Headset): InspectedHeadset {
  const [x, y, z] = worn.head
  const yaw = numberOrNull(worn.yaw)
  return {
    mode,
    visibility,
    head: Number.isFinite(x) ? [x, y, z] : null,
    yaw: yaw === null ? null : (yaw * 180) / Math.PI,
    floor: numberOrNull(worn.floor),
    scale: worn.scale,
    panels: useWorldPanels.getState().inspect(),
    notices: [...worn.notices],
    labels: wornLabels.shown,
    reading: wornLabels.reading,
    settings: { ...settings },
    size,
    tool,
    advice,
    measures: structuredClone(measures),
  }
}

function numberOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null
}

/** Linear RGB to the sRGB of CSS (IEC 61966-2-1). */
function hex(...linear: [number, number, number]): string {
  const bytes = linear.map((value) => {
    const encoded = value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055
    return Math.round(Math.min(1, Math.max(0, encoded)) * 255)
  })
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
