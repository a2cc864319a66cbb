import { isObject } from '#twin/isObject.ts'
import type { FileRecords } from './writeReportData.ts'

/** Records of one file at most. */
const most = 5000

/** Reads a file as “JSON” saves it: its records, unchecked, or why it holds none, in words. */
export function readInspectionFile(
  text: string,
): { id: string; records: FileRecords } | { problem: string } {
  let file: unknown
  try {
    file = JSON.parse(text)
  } catch {
    return { problem: 'The file is no JSON, so it holds no inspection.' }
  }
  if (!isObject(file) || file.format !== 'gemba inspection' || !Array.isArray(file.records))
    return { problem: 'The file is no inspection as “JSON” saves it.' }
  if (file.version !== 1)
    return {
      problem: 'The file is of a newer version than this page knows: open it with a newer one.',
    }
  if (file.records.length > most) return { problem: `The file holds more than ${most} records.` }
  if (!file.records.every(isRecord) || typeof file.id !== 'string')
    return { problem: 'The file is damaged: its records are none.' }
  return { id: file.id, records: file.records }
}

function isRecord(value: unknown): value is [string, string, string] {
  return (
    Array.isArray(value) && value.length === 3 && value.every((each) => typeof each === 'string')
  )
}
