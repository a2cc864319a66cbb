import { openRight } from '#state/panels.ts'
import { addProblem } from '#state/problems.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { askScenario, beginWhatIf, plainScenario, usualReplications } from '#state/whatIfActs.ts'
import type { Scenario } from '#twin/process/Scenario.ts'
import { readRunLink, type RunLink } from './RunLink.ts'

let stop = (): void => undefined

/** Asks the run that a hash names, as soon as the process model is read; does nothing for a hash that names none. */
export function applyRunLink(hash: string): void {
  const link = readRunLink(hash)
  if (!link) return
  stop()
  openRight('whatIf')
  beginWhatIf()
  const { status } = useWhatIf.getState()
  if (status === 'ready') return askLinked(link)
  stop = useWhatIf.subscribe((now) => {
    if (now.status !== 'ready' && now.status !== 'refused') return
    // What is asked changes the state, too.
    stop()
    if (now.status === 'ready') askLinked(link)
  })
}

function askLinked(link: RunLink): void {
  const { seed, replications, start } = link
  const scenario = linkedScenario(link, plainScenario(link.scenario))
  if (!scenario) {
    addProblem({
      from: 'page',
      severity: 'warning',
      text: `The link asks for the scenario “${link.scenario}”, which this plant does not have.`,
      advice: 'It was renamed or removed since the link was made: choose it in What if.',
    })
    return
  }
  askScenario(scenario, {
    seed,
    replications: replications ?? usualReplications,
    start: start ?? undefined,
  })
}

/** The scenario that a link means: as it is known, with what the link changes; or made of the link alone. */
export function linkedScenario(
  { scenario: id, name, changes, days }: RunLink,
  known: Scenario | undefined,
): Scenario | null {
  if (known) {
    return { ...known, ...(changes && { changes }), ...(days !== null && { days }) }
  }
  if (!changes || days === null) return null
  return { id, name: name || id, description: '', days, changes, compare: [], sliders: [] }
}
