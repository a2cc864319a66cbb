import { Container } from '@react-three/uikit'
import { sayReasonSignal } from '#state/reasonsOf.ts'
import type { Twin } from '#twin/Twin.ts'
import { colours } from '../look.ts'
import { Words } from '../Words.tsx'
import type { WhyLine } from './useWhy.ts'

/** One reason for a look: its sentence, the rule and its signal. */
export function WhyCard({ twin, line }: { twin: Twin; line: WhyLine }) {
  const { behaviour, signal } = line.reason
  const rule = signal ? `${behaviour}  ·  ${sayReasonSignal(twin, signal)}` : behaviour
  return (
    <Container
      flexDirection="column"
      paddingX={14}
      paddingY={11}
      gap={3}
      borderRadius={8}
      backgroundColor={colours.raised}
    >
      <Words wraps>{line.text}</Words>
      <Words size="small" tone="text2" wraps>
        {rule}
      </Words>
    </Container>
  )
}
