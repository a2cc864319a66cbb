import { Container } from '@react-three/uikit'
import { Press } from './Press.tsx'
import { Words } from './Words.tsx'

type ChoicesProps<Value> = {
  label: string
  value: Value
  choices: readonly (readonly [Value, string])[]
  onChoose: (value: Value) => void
}

/** One of a few, side by side, with what it is about before them. */
export function Choices<Value extends string | number | boolean>(props: ChoicesProps<Value>) {
  const { label, value, choices, onChoose } = props
  return (
    <Container alignItems="center" gap={6} height={46}>
      <Words grow tone="text2">
        {label}
      </Words>
      {choices.map(([choice, text]) => (
        <Press
          key={String(choice)}
          label={`${label}: ${text}`}
          text={text}
          raised
          isOn={choice === value}
          onPress={() => onChoose(choice)}
        />
      ))}
    </Container>
  )
}
