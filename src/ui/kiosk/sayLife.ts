import { sayAge } from '#twin/sayAge.ts'

/** Seconds since the last picture and since the newest value, and after how many of the latter that is said. */
export type Life = { pictureAge: number; dataAge: number; quietSeconds: number }

/** Seconds without a picture after which the display calls itself frozen; one a second is asked for, and a machine without a GPU takes its time. */
const patience = 8

/** Why what a wall display shows is not to be trusted, in words; empty while it lives. */
export function sayLife({ pictureAge, dataAge, quietSeconds }: Life): string {
  if (pictureAge > patience) return `The picture stands still: none for ${sayAge(pictureAge)}`
  if (dataAge === Infinity) return 'No values yet'
  return dataAge > quietSeconds ? `No values for ${sayAge(dataAge)}` : ''
}
