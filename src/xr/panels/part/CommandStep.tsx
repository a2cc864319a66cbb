import { Container } from '@react-three/uikit'
import { useEffect, useRef, useState } from 'react'
import { giveCommand } from '#state/giveCommand.ts'
import { onPulse } from '#state/pulse.ts'
import { onStep, startingTarget } from '#state/startingTarget.ts'
import type { Command, CommandValue } from '#twin/Command.ts'
import { sayConfirm, sayOrder, sayTarget } from '#twin/sayOrder.ts'
import type { Twin } from '#twin/Twin.ts'
import { Press } from '../Press.tsx'
import { useLive } from '../useLive.ts'
import { Words } from '../Words.tsx'
import { sayPresent } from './CommandLine.tsx'
import { TargetPresses } from './TargetPresses.tsx'
import { useBarred } from './useBarred.ts'

/** Beats of the slow clock until a question can be answered, and until it is taken back: 0.75 s and 30 s. */
const pause = 3
const patience = 120

type Props = { twin: Twin; command: Command; onClose: () => void }

/** First the target is chosen, then, as a step of its own, the command is confirmed. */
export function CommandStep({ twin, command, onClose }: Props) {
  const [value, setValue] = useState<CommandValue | null>(() => startingTarget(command))
  const [isAsked, setAsked] = useState(command.takes.kind === 'nothing')
  const [refusal, setRefusal] = useState('')
  const isReady = useReady(isAsked, onClose)
  const { isBarred, why } = useBarred(command)
  const present = useLive(() => sayPresent(twin, command))
  const { takes } = command
  const move = (by: number) => {
    if (takes.kind === 'number') setValue(onStep(takes, Number(value) + by))
  }
  const confirm = () => {
    const wrong = giveCommand(command, value)
    if (wrong === null) onClose()
    else setRefusal(wrong)
  }
  const thought = isAsked ? sayConfirm(command, value) : (command.description ?? '')
  const target = sayTarget(command, value)
  return (
    <Container flexDirection="column" gap={10} paddingX={4} paddingTop={4}>
      <Words weight={600}>{`${twin.assets[command.asset].name}: ${command.name}`}</Words>
      {takes.kind !== 'nothing' && (
        <Container gap={10} alignItems="center">
          <Words tone="text2">{present}</Words>
          <Words tone="text3">→</Words>
          <Words size="value" weight={600}>
            {target === '' ? 'choose' : target}
          </Words>
        </Container>
      )}
      {!isAsked && <TargetPresses takes={takes} value={value} onMove={move} onChoose={setValue} />}
      {thought !== '' && (
        <Words tone="text2" wraps>
          {thought}
        </Words>
      )}
      <Words size="small" tone="warning" wraps>
        {refusal === '' ? why : refusal}
      </Words>
      <Container gap={8} justifyContent="flex-end">
        <Press label="Cancel" text="Cancel" raised width={130} onPress={onClose} />
        {isAsked ? (
          <Press
            label={`Confirm ${sayOrder(twin, command, value)}`}
            text="Yes, do it"
            raised
            isOn
            width={150}
            isOff={!isReady || isBarred}
            onPress={confirm}
          />
        ) : (
          <Press
            label="Continue"
            text="Continue"
            raised
            width={150}
            isOff={value === null || isBarred}
            onPress={() => setAsked(true)}
          />
        )}
      </Container>
    </Container>
  )
}

/** Whether a question has stood for long enough to be answered; one that nobody answers is taken back. */
function useReady(isAsked: boolean, onEnd: () => void): boolean {
  const [isReady, setReady] = useState(false)
  const end = useRef(onEnd)
  useEffect(() => {
    end.current = onEnd
  })
  useEffect(() => {
    if (!isAsked) return undefined
    let beats = 0
    return onPulse(() => {
      beats++
      if (beats === pause) setReady(true)
      if (beats === patience) end.current()
    })
  }, [isAsked])
  return isReady
}
