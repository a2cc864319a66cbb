import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { usePlant } from '#state/plant.ts'
import type { Signal } from '#twin/Twin.ts'
import { Press } from '../Press.tsx'
import { usePulse } from '../usePulse.ts'
import { Words } from '../Words.tsx'
import { LiveWords } from './LiveWords.ts'

/** Millimetres: ages stand below one another. */
const shareOfValue = 168

type Props = { signal: Signal; slot: number; isOn: boolean; onPress: () => void }

/** One signal of a panel: its name, age and quality, value and unit; pressed, its chart is shown. */
export function SignalLine({ signal, slot, isOn, onPress }: Props) {
  const [words] = useState(() => new LiveWords())
  usePulse(() => {
    const { signals } = usePlant.getState()
    if (signals) words.read(signal, signals, slot, performance.now())
  })
  return (
    <Press label={signal.name} value={words.say} align="flex-start" isOn={isOn} onPress={onPress}>
      <Words grow>{signal.name}</Words>
      <Words size="small" tone={words.noteTone}>
        {words.note}
      </Words>
      <Container width={shareOfValue} justifyContent="flex-end" overflow="hidden">
        <Words weight={600} tone={words.valueTone} align="right">
          {words.value}
        </Words>
      </Container>
    </Press>
  )
}
