import { didYouMean } from './readFields.ts'
import { cut } from './sayIssue.ts'

/** Functions that a formula may call, with how many arguments they take. */
export const formulaFunctions: Readonly<Record<string, readonly [least: number, most: number]>> = {
  abs: [1, 1],
  ceil: [1, 1],
  clamp: [3, 3],
  exp: [1, 1],
  floor: [1, 1],
  ln: [1, 1],
  max: [2, 6],
  min: [2, 6],
  pow: [2, 2],
  round: [1, 1],
  sqrt: [1, 1],
}

/** What a formula needs to know of the signals that it may name. */
export type FormulaNames = {
  /** The slot of a signal by its id, or by its key beside the formula; -1 when it was left out, undefined when there is none. */
  find(name: string): number | undefined
  /** The names that may be meant, for advice. */
  all(): readonly string[]
  /** Names of the states of the signal at a slot. */
  states(slot: number): readonly string[] | undefined
}

/** Advice may take time: it is asked only where it is shown. */
type Wrong = { problem: string; advice?: string | (() => string | undefined) }
type Scan = { text: string; inputs: number[] } | Wrong
type Token = { kind: 'text' | 'word' | 'number' | 'sign'; text: string; slot?: number }

/**
 * Finds the signals that a formula names (`filler.speed`, its own asset's `speed`, or `signals["a-b.c"]` for ids that are no plain
 * words), and writes it with `s0`, `s1`, … in their place and numbers as doubles, ready to be compiled. Only the functions above
 * are let through, no methods and no loops: so every evaluation ends, and `matches()` is none.
 */
export function scanFormula(source: string, names: FormulaNames): Scan {
  const tokens = tokenize(source)
  if ('problem' in tokens) return tokens
  const inputs: number[] = []
  const out: Token[] = []
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at]
    if (token.kind !== 'word') {
      out.push(token)
      at++
      continue
    }
    const found = readWord(tokens, at, names)
    if ('problem' in found) return found
    at = found.next
    if (found.slot === undefined) out.push(token)
    else {
      let input = inputs.indexOf(found.slot)
      if (input < 0) input = inputs.push(found.slot) - 1
      out.push({ kind: 'word', text: `s${input}`, slot: found.slot })
    }
  }
  const wrong = findWrongState(out, names)
  if (wrong) return wrong
  return { text: out.map(({ text }) => text).join(' '), inputs }
}

const pattern =
  /\s+|(?<text>"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*')|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(?![\p{L}_])|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign><=|>=|==|!=|&&|\|\||[-+*/%()<>!?:,[\].])/uy

function tokenize(source: string): Token[] | { problem: string } {
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < source.length) {
    const at = pattern.lastIndex
    const match = pattern.exec(source)
    if (!match) return { problem: `cannot be read from “${cut(source.slice(at))}” on` }
    const { text, number, word, sign } = match.groups ?? {}
    if (text !== undefined) tokens.push({ kind: 'text', text })
    // CEL tells whole numbers from others and does not mix them; all our values are others.
    else if (number !== undefined) tokens.push({ kind: 'number', text: asDouble(number) })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
  }
  return tokens
}

function asDouble(number: string): string {
  const [whole, exponent] = number.toLowerCase().split('e')
  const [digits, decimals = ''] = whole.split('.')
  return `${digits || '0'}.${decimals || '0'}${exponent === undefined ? '' : `e${exponent}`}`
}

type Word = { next: number; slot?: number } | Wrong

/** What the word at a place is: a function, a constant, or a signal's name, which may go on over dots. */
function readWord(tokens: readonly Token[], at: number, names: FormulaNames): Word {
  const { text } = tokens[at]
  const isSign = (i: number, sign: string) => tokens[i]?.kind === 'sign' && tokens[i].text === sign
  if (isSign(at + 1, '(')) {
    if (Object.hasOwn(formulaFunctions, text)) return { next: at + 1 }
    const advice = () => didYouMean(text, Object.keys(formulaFunctions))
    return { problem: `calls “${cut(text)}”, which is no function here`, advice }
  }
  if (text === 'true' || text === 'false' || text === 'in') return { next: at + 1 }
  const quoted = tokens[at + 2]
  if (text === 'signals' && isSign(at + 1, '[') && quoted?.kind === 'text' && isSign(at + 3, ']'))
    return findSignal(quoted.text.slice(1, -1), at + 4, names)
  let end = at + 1
  let name = text
  while (isSign(end, '.') && tokens[end + 1]?.kind === 'word') {
    name += `.${tokens[end + 1].text}`
    end += 2
  }
  if (isSign(end, '('))
    return { problem: `calls a method, “${cut(name)}()”`, advice: 'Methods are not known here.' }
  return findSignal(name, end, names)
}

function findSignal(name: string, next: number, names: FormulaNames): Word {
  const slot = names.find(name)
  if (slot === undefined) {
    const advice = () => {
      const all = names.all()
      const dashed = all.find((id) => id.startsWith(`${name}-`))
      return dashed === undefined
        ? didYouMean(name, all, [])
        : `A name that is no plain word is written signals["${cut(dashed)}"].`
    }
    return { problem: `names “${cut(name)}”, which is no signal`, advice }
  }
  if (slot < 0) return { problem: `needs “${cut(name)}”, which had to be left out` }
  return { next, slot }
}

/** A signal that is compared with a text must have such a state: else it would never be true, and nobody would know. */
function findWrongState(tokens: readonly Token[], names: FormulaNames): Wrong | undefined {
  for (let i = 1; i + 1 < tokens.length; i++) {
    if (tokens[i].text !== '==' && tokens[i].text !== '!=') continue
    const sides = [tokens[i - 1], tokens[i + 1]]
    const slot = sides.find((side) => side.slot !== undefined)?.slot
    const text = sides.find((side) => side.kind === 'text')?.text.slice(1, -1)
    if (slot === undefined || text === undefined) continue
    const states = names.states(slot)
    if (states?.includes(text)) continue
    if (!states) return { problem: `compares a number with the text “${cut(text)}”` }
    return {
      problem: `compares with “${cut(text)}”, which is no state`,
      advice: () => didYouMean(text, states),
    }
  }
  return undefined
}
