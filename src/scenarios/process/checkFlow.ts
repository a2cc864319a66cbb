import type { JsonPath } from '#twin/jsonPositions.ts'
import { didYouMean } from '#twin/readFields.ts'
import { cut } from '#twin/sayIssue.ts'
import type { TwinProblems } from '#twin/TwinProblems.ts'
import { componentKinds } from '../components/index.ts'
import type { ModelComponent } from './ProcessModel.ts'
import type { ComponentEntry } from './readProcess.ts'
import { partsByShares } from './partsByShares.ts'

/** Whether components name each other rightly, and items can come, go on and leave; what is wrong becomes problems. */
export function checkFlow(entries: readonly ComponentEntry[], problems: TwinProblems): void {
  const byId = new Map(entries.map(({ component }) => [component.id, component]))
  let isWhole = true
  for (const { component, path } of entries) {
    checkLinks(component, path, byId, problems)
    if (!checkTargets(component, path, byId, problems)) isWhole = false
  }
  for (const { component, path } of entries) {
    const { id, is, options, to, from } = component
    const wrong = componentKinds[is].check?.(options, to, from) ?? null
    if (wrong !== null) problems.add(path, `“${id}” ${wrong}.`)
  }
  const flowing = entries.filter(({ component }) => componentKinds[component.is].flow)
  if (!isWhole || flowing.length === 0) return
  if (!flowing.some(({ component }) => isSource(component))) {
    const text = 'Nothing comes in: there is no source.'
    const first = flowing[0].component.id
    const advice = `Add { "id": "in", "is": "source", "to": "${first}" }.`
    problems.add(['process', 'components'], text, advice)
    return
  }
  const fed = new Set(flowing.flatMap(({ component }) => component.to))
  for (const { component, path } of flowing) {
    const { id, is, to } = component
    if (!isSource(component) && !fed.has(id)) {
      problems.add(
        path,
        `Nothing goes to “${id}”.`,
        `Name it in the “to” of what stands before it.`,
      )
    }
    if (isSource(component) && fed.has(id))
      problems.add(path, `“${id}” is a source: nothing can go to it.`)
    if (is !== 'sink' && to.length === 0) {
      const advice = 'Add “to”: the id of the next component, or of a sink.'
      problems.add(path, `Items that come to “${id}” never leave it.`, advice)
    }
    if (is === 'sink' && to.length > 0)
      problems.add([...path, 'to'], `“${id}” is a sink: nothing leaves it.`)
  }
  checkLoops(flowing, byId, problems)
  checkEnds(flowing, byId, problems)
}

function isSource({ is }: ModelComponent): boolean {
  return is === 'source'
}

/** Options that name other components. */
function checkLinks(
  { id, is, options }: ModelComponent,
  path: JsonPath,
  byId: ReadonlyMap<string, ModelComponent>,
  problems: TwinProblems,
): void {
  for (const [option, kinds] of Object.entries(componentKinds[is].links ?? {})) {
    const names = [options[option] ?? []].flat()
    for (const name of names) {
      if (typeof name !== 'string') continue
      const place = [...path, option]
      const other = byId.get(name)
      const fitting = [...byId.values()].filter((one) => kinds.includes(one.is))
      if (!other)
        problems.add(place, `There is no component “${cut(name)}”.`, () =>
          didYouMean(
            name,
            fitting.map((one) => one.id),
          ),
        )
      else if (!kinds.includes(other.is)) {
        const text = `“${id}” needs a ${kinds.join(' or a ')} here, but “${name}” is a ${other.is}.`
        problems.add(place, text, () =>
          didYouMean(
            name,
            fitting.map((one) => one.id),
          ),
        )
      }
    }
  }
}

function checkTargets(
  { id, is, to }: ModelComponent,
  path: JsonPath,
  byId: ReadonlyMap<string, ModelComponent>,
  problems: TwinProblems,
): boolean {
  const isFlowing = componentKinds[is].flow !== undefined
  if (to.length > 0 && !isFlowing) {
    problems.add([...path, 'to'], `No items leave a ${is}.`, 'Leave “to” out.')
    return false
  }
  let isRight = true
  for (const name of to) {
    const other = byId.get(name)
    if (other && componentKinds[other.is].flow && name !== id) continue
    isRight = false
    const flowing = [...byId.values()].filter((one) => componentKinds[one.is].flow && one.id !== id)
    const text = !other
      ? `There is no component “${cut(name)}”.`
      : name === id
        ? `“${id}” sends its items to itself.`
        : `No items can go to “${name}”, a ${other.is}.`
    problems.add([...path, 'to'], text, () =>
      didYouMean(
        name,
        flowing.map((one) => one.id),
      ),
    )
  }
  return isRight
}

/** A way round on which nothing waits: items would go round it in no time. */
function checkLoops(
  flowing: readonly ComponentEntry[],
  byId: ReadonlyMap<string, ModelComponent>,
  problems: TwinProblems,
): void {
  const state = new Map<string, 'open' | 'done'>()
  const visit = (id: string, trail: readonly string[]): string[] | null => {
    if (state.get(id) === 'done') return null
    if (state.get(id) === 'open') return [...trail.slice(trail.indexOf(id)), id]
    state.set(id, 'open')
    for (const next of byId.get(id)!.to) {
      if (isWaiting(byId.get(next)!)) continue
      const loop = visit(next, [...trail, id])
      if (loop) return loop
    }
    state.set(id, 'done')
    return null
  }
  for (const { component, path } of flowing) {
    if (isWaiting(component)) continue
    const loop = visit(component.id, [])
    if (!loop) continue
    const text = `Items go round without ever waiting: ${loop.map((id) => `“${id}”`).join(' → ')}.`
    const first = flowing.find(({ component: { id } }) => id === loop[0])
    problems.add(
      [...(first?.path ?? path), 'to'],
      text,
      'Put a buffer or a conveyor into the loop.',
    )
    return
  }
}

function isWaiting({ is, options }: ModelComponent): boolean {
  const { flow } = componentKinds[is]
  if (flow?.as !== 'store') return false
  const { capacity, delay } = flow.of(options)
  return capacity > 0 || delay > 0
}

/** Items a second beyond which following them one by one takes for ever. */
const fastest = 100

/** What would keep a run from ever ending: a flood into a place without end, or items by the million. */
function checkEnds(
  flowing: readonly ComponentEntry[],
  byId: ReadonlyMap<string, ModelComponent>,
  problems: TwinProblems,
): void {
  for (const { component, path } of flowing) {
    if (!isSource(component) || rateOf(component) < Infinity) continue
    const place = findEndless(component, byId)
    if (!place) continue
    const text = `“${component.id}” never ends and “${place}” holds any number: a run would never come to its end.`
    problems.add(path, text, `Give “${component.id}” a “rate”, or “${place}” a “capacity”.`)
  }
  const random = flowing.find(({ component: { is, options } }) =>
    componentKinds[is].isRandom?.(options),
  )
  const parts = partsByShares(flowing.map(({ component }) => component))
  if (!random && !parts) return
  const why = random
    ? `“${random.component.id}” takes random times`
    : 'ways that part by “shares” meet again'
  const advice = random ? 'Make the times constant' : 'Let them part in another “way”'
  for (const { component, path } of flowing) {
    const rate = rateOf(component)
    if (rate <= fastest || rate === Infinity) continue
    const text = `“${component.id}” works on more than ${fastest} items a second, and they are followed one by one because ${why}: a run would hardly come to its end.`
    problems.add(path, text, `${advice}, or let one item stand for many.`)
  }
}

/** Items a second at most; Infinity for what passes on at once. */
function rateOf({ is, options, to, from }: ModelComponent): number {
  const { flow } = componentKinds[is]
  return flow?.as === 'stage' ? (flow.of(options, to, from).rate ?? Infinity) : 0
}

/** A place without end that a source fills at once, through what does not slow it down. */
function findEndless(
  start: ModelComponent,
  byId: ReadonlyMap<string, ModelComponent>,
): string | null {
  const open = [...start.to]
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const component = byId.get(id)!
    const { flow } = componentKinds[component.is]
    if (flow?.as === 'store' && flow.of(component.options).capacity === Infinity) return id
    if (rateOf(component) < Infinity) continue
    if (component.is === 'sink') return id
    open.push(...component.to)
  }
  return null
}
