import { Container } from '@react-three/uikit'
import { setHeadsetSettings, useHeadset } from '#state/headset.ts'
import { Choices } from '../Choices.tsx'
import { Press } from '../Press.tsx'
import { Slices } from '../Slices.tsx'
import { Words } from '../Words.tsx'

const onOff = [
  [true, 'On'],
  [false, 'Off'],
] as const
/** Centimetres of a press. */
const step = 10
const most = 60

/** How the person moves and is seen; it is kept for the next time. */
export function SettingsPage() {
  const settings = useHeadset((headset) => headset.settings)
  const { turn, walk, speed, vignette, seated, hand, raise } = settings
  const lift = (by: number): void => setHeadsetSettings({ raise: raise + by })
  return (
    <Container flexDirection="column" gap={6}>
      <Slices>
        {[
          <Choices
            key="turn"
            label="Turn"
            value={turn}
            choices={[
              [30, '30°'],
              [45, '45°'],
              ['smooth', 'Smooth'],
            ]}
            onChoose={(next) => setHeadsetSettings({ turn: next })}
          />,
          <Choices
            key="hand"
            label="Leads"
            value={hand}
            choices={[
              ['left', 'Left hand'],
              ['right', 'Right hand'],
            ]}
            onChoose={(next) => setHeadsetSettings({ hand: next })}
          />,
          <Choices
            key="walk"
            label="Walk by the stick"
            value={walk}
            choices={onOff}
            onChoose={(next) => setHeadsetSettings({ walk: next })}
          />,
          <Choices
            key="speed"
            label="Pace"
            value={speed}
            choices={[
              ['slow', 'Slow'],
              ['normal', 'Normal'],
              ['fast', 'Fast'],
            ]}
            onChoose={(next) => setHeadsetSettings({ speed: next })}
          />,
          <Choices
            key="vignette"
            label="Dark edge in motion"
            value={vignette}
            choices={onOff}
            onChoose={(next) => setHeadsetSettings({ vignette: next })}
          />,
          <Choices
            key="seated"
            label="I sit: lift me up"
            value={seated}
            choices={onOff}
            onChoose={(next) => setHeadsetSettings({ seated: next })}
          />,
          <Container key="raise" alignItems="center" gap={6} height={46}>
            <Words grow tone="text2">
              Height of the eyes
            </Words>
            <Press
              label="Height of the eyes: lower"
              icon="minus"
              raised
              isOff={raise <= -most}
              onPress={() => lift(-step)}
            />
            <Container width={76} justifyContent="center">
              <Words>{sayLift(raise)}</Words>
            </Container>
            <Press
              label="Height of the eyes: higher"
              icon="plus"
              raised
              isOff={raise >= most}
              onPress={() => lift(step)}
            />
          </Container>,
        ]}
      </Slices>
    </Container>
  )
}

function sayLift(centimetres: number): string {
  if (centimetres === 0) return 'as it is'
  return `${centimetres < 0 ? '−' : '+'}${Math.abs(centimetres)}\u202fcm`
}
