import { Container } from '@react-three/uikit'
import { useHeadset } from '#state/headset.ts'
import { Press } from './Press.tsx'
import { WorldPanel } from './WorldPanel.tsx'

/** The menu of the person in the headset. */
export function MenuPanel() {
  return (
    <WorldPanel name="menu" title="Menu" icon="menu" width={380}>
      <Container flexDirection="column" padding={12} gap={8}>
        <Press
          label="Exit"
          icon="log-out"
          text="Exit"
          raised
          align="flex-start"
          onPress={() => useHeadset.getState().leave()}
        />
      </Container>
    </WorldPanel>
  )
}
