import { Container } from '@react-three/uikit'
import { useEffect } from 'react'
import { usePlant } from '#state/plant.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { askScenario, beginWhatIf } from '#state/whatIfActs.ts'
import { closeWorldPanel, openWorldPanel } from '#state/worldPanels.ts'
import { sayDuration } from '#twin/process/sayDuration.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'
import { Words } from '../Words.tsx'

/** What can be asked of the process model; a press asks it, and its answer comes on a panel of its own. */
export function WhatIfPage() {
  const status = useWhatIf((known) => known.status)
  const problem = useWhatIf(({ book }) => book?.problems[0]?.text)
  const scenarios = useWhatIf(({ book }) => book?.scenarios) ?? []
  const own = useWhatIf((known) => known.own)
  const isThere = usePlant(({ twin }) => twin?.process !== undefined)
  useEffect(beginWhatIf, [])
  if (status !== 'ready') {
    return (
      <Container flexDirection="column" padding={12} gap={8}>
        <Words tone="text2" wraps>
          {status === 'refused'
            ? 'The process model of this plant cannot be used:'
            : isThere
              ? 'Reading the process model…'
              : 'This plant has no process model to ask.'}
        </Words>
        {status === 'refused' && problem !== undefined && (
          <Words tone="warning" wraps>
            {problem}
          </Words>
        )}
      </Container>
    )
  }
  return (
    <Container flexDirection="column" flexGrow={1} gap={4}>
      <PagedList
        items={[...scenarios, ...own]}
        rows={6}
        empty="No scenario is written for this plant. Make one on the page: What if, Make a scenario."
      >
        {(scenario) => (
          <Line
            key={scenario.id}
            text={scenario.name}
            below={`${sayDuration(scenario.days * 86_400)}, simulated`}
            icon="chart-line"
            onPress={() => {
              askScenario(scenario)
              closeWorldPanel('menu')
              openWorldPanel('answer')
            }}
          />
        )}
      </PagedList>
    </Container>
  )
}
