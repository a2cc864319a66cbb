import { Quality } from '#twin/Quality.ts'

/**
 * A source's own word about a value as a `Quality` code. Numbers: 192 to 255 is good in OPC, and from 2³⁰ on (or all of them,
 * with `isStatusCode`) they are OPC UA status codes, good when the two top bits are 0. Text: `Good…`, `true` or such a number;
 * `simulated`. An object is OPC UA's `{Code, Symbol}`. Nothing at all is nothing bad; what is uncertain is.
 */
export function readQuality(raw: unknown, isStatusCode = false): number {
  if (raw === undefined || raw === true) return Quality.good
  if (typeof raw === 'number') return fromCode(raw, isStatusCode)
  if (typeof raw === 'object' && raw !== null) return fromStatus({ ...raw }, isStatusCode)
  if (typeof raw !== 'string') return Quality.bad
  const word = raw.trim().toLowerCase()
  if (word === 'true' || /^good(?![a-z]*bad)/.test(word)) return Quality.good
  if (/^(?:\d+|0x[\da-f]+)$/.test(word)) return fromCode(Number(word), isStatusCode)
  return word === 'simulated' ? Quality.simulated : Quality.bad
}

const firstStatusCode = 2 ** 30

function fromCode(code: number, isStatusCode: boolean): number {
  if (isStatusCode) return code >= 0 && code < firstStatusCode ? Quality.good : Quality.bad
  return code >= 192 && code <= 255 ? Quality.good : Quality.bad
}

/** OPC UA leaves a good code out. */
function fromStatus(
  status: { Code?: unknown; Symbol?: unknown; code?: unknown },
  isStatusCode: boolean,
): number {
  const { Symbol: symbol, Code: code = status.code } = status
  if (typeof code === 'number') return fromCode(code, true)
  if (typeof symbol === 'string') return readQuality(symbol, isStatusCode)
  return isStatusCode && Object.keys(status).length === 0 ? Quality.good : Quality.bad
}
