import { Container } from '@react-three/uikit'
import type { CommandValue, Takes } from '#twin/Command.ts'
import { Press } from '../Press.tsx'

/** A number moves by one step, and by about a tenth of its range. */
const strides = 10

type Props = {
  takes: Takes
  value: CommandValue | null
  onMove: (by: number) => void
  onChoose: (value: CommandValue) => void
}

/** Chooses the target of a command by pressing. */
export function TargetPresses({ takes, value, onMove, onChoose }: Props) {
  if (takes.kind === 'nothing') return null
  if (takes.kind === 'choice') {
    return (
      <Container gap={8} flexWrap="wrap">
        {takes.choices.map(({ value: choice, name }) => (
          <Press
            key={name}
            label={`Target: ${name}`}
            text={name}
            raised
            isOn={choice === value}
            onPress={() => onChoose(choice)}
          />
        ))}
      </Container>
    )
  }
  const { range, step } = takes
  const [from, to] = range
  const far = Math.max(1, Math.round((to - from) / step / strides)) * step
  return (
    <Container gap={8}>
      <Press label="Much less" icon="chevron-down" raised width={56} onPress={() => onMove(-far)} />
      <Press
        label="Less"
        icon="minus"
        raised
        grow
        isOff={Number(value) <= from}
        onPress={() => onMove(-step)}
      />
      <Press
        label="More"
        icon="plus"
        raised
        grow
        isOff={Number(value) >= to}
        onPress={() => onMove(step)}
      />
      <Press label="Much more" icon="chevron-up" raised width={56} onPress={() => onMove(far)} />
    </Container>
  )
}
