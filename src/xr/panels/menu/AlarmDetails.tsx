import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { acknowledge, actOnAlarm, type AlarmDoing } from '#state/alarmActs.ts'
import { isUnacknowledged, setAlarms, useAlarms, type AlarmItem } from '#state/alarms.ts'
import { sayAlarmAsset, sayAlarmRule, sayAlarmState, sayAlarmValue } from '#state/sayAlarm.ts'
import { useMayMind } from '#state/useMayMind.ts'
import type { Twin } from '#twin/Twin.ts'
import { Press } from '../Press.tsx'
import { Words } from '../Words.tsx'
import { AlarmShelf } from './AlarmShelf.tsx'
import { AlarmSign } from './AlarmSign.tsx'

type Props = {
  item: AlarmItem
  twin: Twin
  go: (asset: number) => void
  onBack: () => void
  say: (words: string) => void
}

/** One alarm in the headset: how it stands, what to do, and what a person may do with it. */
export function AlarmDetails({ item: { alarm, row }, twin, go, onBack, say }: Props) {
  const [isShelving, setShelving] = useState(false)
  const act = (isDone: boolean): void => {
    if (!isDone) say(useAlarms.getState().words ?? '')
  }
  const about = [sayAlarmAsset(alarm, twin), sayAlarmValue(alarm, row, twin)]
  return (
    <Container flexDirection="column" flexGrow={1} gap={10}>
      <Container alignItems="center" gap={8} height={46}>
        <Press label="All alarms" icon="chevron-left" raised onPress={onBack} />
        <AlarmSign priority={alarm.priority} isFilled={isUnacknowledged(row.state)} />
        <Container
          flexDirection="column"
          flexGrow={1}
          flexShrink={1}
          flexBasis={0}
          overflow="hidden"
        >
          <Words weight={600}>{alarm.name}</Words>
          <Words size="small" tone="text2">
            {about.filter((each) => each !== '').join(' · ')}
          </Words>
        </Container>
      </Container>
      {isShelving ? (
        <AlarmShelf
          onCancel={() => setShelving(false)}
          onShelve={(why, until) => {
            act(actOnAlarm({ id: alarm.id, what: 'shelved', why, until }))
            setShelving(false)
          }}
        />
      ) : (
        <>
          <Container flexDirection="column" gap={10} flexGrow={1} paddingX={8} overflow="hidden">
            <Container flexShrink={0}>
              <Words wraps>{sayAlarmState(row)}</Words>
            </Container>
            {alarm.response !== '' && <Part head="What to do" text={alarm.response} />}
            {alarm.consequence !== '' && <Part head="If nobody acts" text={alarm.consequence} />}
            <Part head="Raised when" text={sayAlarmRule(alarm, twin)} />
          </Container>
          <Acts item={{ alarm, row }} go={go} act={act} onShelve={() => setShelving(true)} />
        </>
      )}
    </Container>
  )
}

function Part({ head, text }: { head: string; text: string }) {
  return (
    <Container flexDirection="column" flexShrink={0} gap={2}>
      <Words size="small" tone="text3">
        {head}
      </Words>
      <Words size="small" wraps>
        {text}
      </Words>
    </Container>
  )
}

type ActsProps = {
  item: AlarmItem
  go: (asset: number) => void
  act: (isDone: boolean) => void
  onShelve: () => void
}

function Acts({ item: { alarm, row }, go, act, onShelve }: ActsProps) {
  const { id, asset } = alarm
  const mayAct = useMayMind('alarm')
  const wayTo = useAlarms((alarms) => alarms.wayTo)
  const isAside = row.state === 'shelved' || row.state === 'outOfService'
  const does = (what: AlarmDoing['what']) => act(actOnAlarm({ id, what }))
  return (
    <Container flexWrap="wrap" gap={6}>
      {mayAct && isUnacknowledged(row.state) && (
        <Button text="Acknowledge" onPress={() => act(acknowledge([id]))} />
      )}
      {mayAct && row.state === 'latched' && <Button text="Reset" onPress={() => does('reset')} />}
      {mayAct && row.state === 'shelved' && (
        <Button text="Off the shelf" onPress={() => does('unshelved')} />
      )}
      {mayAct && !isAside && <Button text="Shelve …" onPress={onShelve} />}
      {asset >= 0 && (
        <>
          <Button text="Go to it" onPress={() => go(asset)} />
          <Button
            text={wayTo === asset ? 'Hide the way' : 'Show the way'}
            onPress={() => setAlarms({ wayTo: wayTo === asset ? null : asset, words: null })}
          />
        </>
      )}
    </Container>
  )
}

function Button({ text, onPress }: { text: string; onPress: () => void }) {
  return <Press label={text} text={text} raised width={182} onPress={onPress} />
}
