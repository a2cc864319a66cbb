import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { Press } from './Press.tsx'
import { Slices } from './Slices.tsx'

const letters = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const
const figures = ['1234567890', '-_/.:()°%', 'äöüéßµ²'] as const

/** Keys to write with, by a ray or a fingertip. */
export function Keyboard({ write, erase }: { write: (letter: string) => void; erase: () => void }) {
  const [isFigures, setFigures] = useState(false)
  const [first, second, third] = isFigures ? figures : letters
  return (
    <Container flexDirection="column" gap={5}>
      <Row keys={first} write={write} />
      <Row keys={second} write={write} />
      <Container gap={5} justifyContent="center">
        <Press
          label={isFigures ? 'Letters' : 'Figures and signs'}
          text={isFigures ? 'abc' : '123'}
          raised
          width={70}
          onPress={() => setFigures(!isFigures)}
        />
        <Keys keys={third} write={write} />
        <Press label="Erase" icon="delete" raised width={70} onPress={erase} />
      </Container>
      <Container justifyContent="center">
        <Press label="Space" icon="space" raised width={250} onPress={() => write(' ')} />
      </Container>
    </Container>
  )
}

type KeysProps = { keys: string; write: (letter: string) => void }

function Row({ keys, write }: KeysProps) {
  return (
    <Container gap={5} justifyContent="center">
      <Keys keys={keys} write={write} />
    </Container>
  )
}

/** Other letters go onto the same keys. */
function Keys({ keys, write }: KeysProps) {
  return (
    <Slices each={4}>
      {Array.from(keys).map((letter, i) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Key key={i} letter={letter} write={write} />
      ))}
    </Slices>
  )
}

function Key({ letter, write }: { letter: string; write: (letter: string) => void }) {
  return (
    <Press
      label={`Key ${letter}`}
      text={letter}
      raised
      narrow
      width={44}
      onPress={() => write(letter)}
    />
  )
}
