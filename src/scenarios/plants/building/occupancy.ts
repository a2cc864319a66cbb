import type { RoomKind } from './design/Room.ts'

/** Share of its seats that are taken by hour: pairs of hour and share, straight lines between. */
type Profile = readonly (readonly [number, number])[]

/** After EN 16798-1 annex C (office, landscaped office, restaurant), with a lunch break. */
const work: Profile = [
  [6.5, 0],
  [7.5, 0.12],
  [8.5, 0.55],
  [9.5, 0.78],
  [11.8, 0.75],
  [12.4, 0.32],
  [13.2, 0.5],
  [14, 0.75],
  [16.5, 0.68],
  [18, 0.28],
  [19.5, 0.06],
  [20.5, 0],
]
const lunch: Profile = [
  [7, 0],
  [8, 0.06],
  [9.5, 0.12],
  [11.2, 0.14],
  [12, 0.7],
  [12.6, 0.85],
  [13.4, 0.5],
  [14.2, 0.12],
  [17, 0.06],
  [19, 0],
]
const passage: Profile = [
  [6.5, 0],
  [7.5, 0.2],
  [8.5, 0.45],
  [10, 0.22],
  [12, 0.5],
  [13.5, 0.4],
  [15, 0.2],
  [17.5, 0.4],
  [20, 0],
]

const profiles: Partial<Record<RoomKind, Profile>> = {
  office: work,
  open: work,
  break: lunch,
  cafeteria: lunch,
  kitchen: lunch,
  lobby: passage,
  foyer: passage,
  corridor: passage,
}

/** Share of a room's seats that are taken at an hour of a working day; meetings are booked, not counted here. */
export function occupancyAt(kind: RoomKind, hour: number): number {
  const profile = profiles[kind]
  if (!profile) return 0
  let last = profile[0]
  if (hour <= last[0]) return last[1]
  for (const point of profile) {
    if (hour <= point[0]) {
      return last[1] + ((point[1] - last[1]) * (hour - last[0])) / (point[0] - last[0] || 1)
    }
    last = point
  }
  return last[1]
}
