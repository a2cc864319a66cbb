import type { Calendar } from '../components/ComponentKind.ts'
import type { Start } from './ProcessModel.ts'

/** Days before each month of a year without a leap day. */
const before = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const

/** Where in the week and the year a run begins: its weekday (1 Monday to 7 Sunday) and hour, on the 15th of its month. */
export function calendarOf({ weekday, hour, month }: Start): Calendar {
  const ofDay = hour / 24
  return { weekday: weekday - 1 + ofDay, yearday: before[month - 1] + 14 + ofDay }
}
