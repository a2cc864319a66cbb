import { Environment } from '@marcbachmann/cel-js'
import { formulaFunctions } from '#twin/scanFormula.ts'

/** A formula's inputs by name (`s0`, `s1`, …): a number each, or a state's name. */
export type FormulaInputs = Record<string, number | string>
export type RunFormula = (inputs: FormulaInputs) => unknown
export type CompileFormula = typeof compileFormula

const programs: Readonly<Record<string, (...values: number[]) => number>> = {
  abs: Math.abs,
  ceil: Math.ceil,
  clamp: (value, from, to) => Math.min(Math.max(value, from), to),
  exp: Math.exp,
  floor: Math.floor,
  ln: Math.log,
  max: Math.max,
  min: Math.min,
  pow: (base, exponent) => base ** exponent,
  round: Math.round,
  sqrt: Math.sqrt,
}

/** A formula is one line of a file: these are far beyond what anybody writes, and far below what takes time. */
const limits = {
  maxAstNodes: 500,
  maxDepth: 32,
  maxListElements: 50,
  maxMapEntries: 0,
  maxCallArguments: 6,
}

const base = makeEnvironment()

/**
 * Compiles what `scanFormula` has written (the Common Expression Language), with inputs of these types. Returns why not, as the
 * rest of a sentence, when it cannot be. What runs takes bounded time: there are no loops, and no calls but the ones above.
 */
export function compileFormula(
  text: string,
  types: readonly ('double' | 'string')[],
): { run: RunFormula } | { problem: string } {
  try {
    const environment = base.clone()
    types.forEach((type, i) => environment.registerVariable(`s${i}`, type))
    const run = environment.parse(text)
    if (!callsOnlyKnown(run.ast)) return { problem: 'calls what is no function here' }
    const { valid, type = '', error } = run.check()
    if (!valid) return { problem: `cannot be computed (${sayError(error)})` }
    if (!results.has(type)) return { problem: 'gives neither a number nor a state' }
    return { run }
  } catch (error) {
    return { problem: `cannot be read (${sayError(error)})` }
  }
}

const results = new Set(['double', 'bool', 'string'])

function makeEnvironment(): Environment {
  const environment = new Environment({ limits })
  for (const [name, [least, most]] of Object.entries(formulaFunctions)) {
    for (let count = least; count <= most; count++) {
      const types = Array.from({ length: count }, () => 'double').join(', ')
      environment.registerFunction(`${name}(${types}): double`, programs[name])
    }
  }
  return environment.registerOperator('double % double', (a: number, b: number) => a % b)
}

/** A second lock beside `scanFormula`: neither methods (`matches()` can take for ever) nor other functions. */
function callsOnlyKnown(node: unknown): boolean {
  if (Array.isArray(node)) return node.every(callsOnlyKnown)
  if (typeof node !== 'object' || node === null || !('op' in node) || !('args' in node)) return true
  if (node.op === 'rcall') return false
  if (node.op === 'call') {
    const [name] = Array.isArray(node.args) ? node.args : []
    if (typeof name !== 'string' || !Object.hasOwn(formulaFunctions, name)) return false
  }
  return callsOnlyKnown(node.args)
}

/** The library's words in ours where they are usual; a formula's inputs are numbers or names of states. */
function sayError(error: unknown): string {
  const text = error instanceof Error && 'summary' in error ? String(error.summary) : 'unknown'
  const [line] = text.split('\n')
  const [, left, sign, right] = /^no such overload: (\w+) (\S+) (\w+)$/.exec(line) ?? []
  if (sign !== undefined && kinds[left] && kinds[right])
    return `“${sign}” does not work between ${kinds[left]} and ${kinds[right]}`
  if (line === 'Unexpected token: EOF') return 'it ends too early'
  return line.slice(0, 120)
}

const kinds: Record<string, string> = {
  double: 'a number',
  string: 'the name of a state',
  bool: 'true or false',
}
