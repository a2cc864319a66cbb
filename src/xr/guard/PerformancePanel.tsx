import { signal } from '@preact/signals-core'
import { Container } from '@react-three/uikit'
import { useEffect, useMemo } from 'react'
import { onPulse } from '#state/pulse.ts'
import { colours } from '../panels/look.ts'
import { WorldPanel } from '../panels/WorldPanel.tsx'
import { Slices } from '../panels/Slices.tsx'
import { Words } from '../panels/Words.tsx'
import { performanceLines, sayStep } from './performanceLines.ts'

/** How the picture and the link do, twice a second. */
export function PerformancePanel() {
  const said = useMemo(() => performanceLines.map(({ say }) => signal(say())), [])
  const step = useMemo(() => signal(sayStep()), [])
  useEffect(() => {
    let turn = 0
    return onPulse(() => {
      if (++turn % 2 !== 0) return
      performanceLines.forEach(({ say }, i) => (said[i].value = say()))
      step.value = sayStep()
    })
  }, [said, step])
  return (
    <WorldPanel name="performance" title="Performance" icon="gauge" width={400}>
      <Container flexDirection="column" paddingX={18} paddingY={12} gap={4}>
        <Slices each={3}>
          {performanceLines.map(({ label }, i) => (
            <Container key={label} justifyContent="space-between" gap={16}>
              <Words tone="text2">{label}</Words>
              <Words align="right" weight={600}>
                {said[i]}
              </Words>
            </Container>
          ))}
        </Slices>
        <Container borderTopWidth={1} borderColor={colours.line} marginTop={8} paddingTop={8}>
          <Words size="small" tone="text2" wraps>
            {step}
          </Words>
        </Container>
      </Container>
    </WorldPanel>
  )
}
