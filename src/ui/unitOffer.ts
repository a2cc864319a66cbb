import type { ModelReport } from '#twin/ModelReport.ts'
import { isUnscaled } from '#twin/scaleModel.ts'

/** A model that is probably not in metres: what is said, and what can be done. */
export type Offer = { id: string; scale: number; title: string; note: string; accept: string }

/** A model in a hall may be as small as a hand; beyond these nothing is meant so. */
const absurd = { small: 0.05, large: 2000 }

/**
 * The first model whose size speaks for another unit, unless the twin file says how large it is. A file that somebody
 * wrote is doubted only when the size is absurd.
 */
export function unitOffer(
  reports: readonly ModelReport[],
  text: string,
  isStarter: boolean,
  left: readonly string[],
): Offer | null {
  for (const { id, file, place } of reports) {
    if (!place || place.unit === 'metres' || place.scale === 1 || left.includes(id)) continue
    const side = Math.max(...place.max.map((value, k) => value - place.min[k]))
    const isTiny = side < absurd.small && reports.length === 1
    const isAbsurd = side > absurd.large || isTiny
    // A thing of a few centimetres may well be one.
    const isDoubted = isAbsurd || (isStarter && place.scale < 1)
    if (!isDoubted || !isUnscaled(text, id)) continue
    const name = sayFile(file)
    const metres = sayNumber(side * place.scale)
    const isDivided = place.scale > 1
    return {
      id,
      scale: place.scale,
      title: isDivided
        ? `${name} is only ${sayNumber(side)} m long`
        : `${name} is ${sayNumber(side)} units long: probably ${place.unit}`,
      note: isDivided
        ? `It was probably divided by ${sayNumber(place.scale)} when it was exported: ${metres} m would be usual.`
        : `A model is in metres unless told. In ${place.unit} it is ${metres} m long.`,
      accept: isDivided ? `Show it ${metres} m long` : 'Show in metres',
    }
  }
  return null
}

function sayFile(address: string): string {
  const name =
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1) || address
  const plain = /%(?![\da-f]{2})/i.test(name) ? name : safely(name)
  return plain.length <= 40 ? plain : `${plain.slice(0, 39)}…`
}

/** What is no text in UTF-8 stays as it is. */
function safely(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch (error) {
    if (error instanceof URIError) return name
    throw error
  }
}

function sayNumber(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 6 })
}
