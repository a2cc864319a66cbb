import { Container } from '@react-three/uikit'
import { Words } from '../Words.tsx'

/** Who else is here: nobody yet. */
export function PeoplePage() {
  return (
    <Container padding={12}>
      <Words tone="text2" wraps>
        You are alone here. Visiting a plant together comes later.
      </Words>
    </Container>
  )
}
