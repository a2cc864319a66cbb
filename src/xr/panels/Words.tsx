import type { ReadonlySignal } from '@preact/signals-core'
import { Text } from '@react-three/uikit'
import { colours, sizes, type Tone } from './look.ts'
import { writable } from './writable.ts'

type WordsProps = {
  /** A signal changes what is written without React. */
  children: string | ReadonlySignal<string>
  size?: keyof typeof sizes
  tone?: Tone | ReadonlySignal<string>
  weight?: 500 | 600
  /** Takes the room that is left, in one line that is cut. */
  grow?: boolean
  align?: 'left' | 'center' | 'right'
  /** Breaks into lines. */
  wraps?: boolean
}

/** A piece of text on a panel. */
export function Words(props: WordsProps) {
  const { children, size = 'body', tone = 'text', weight = 500, grow = false, align } = props
  return (
    <Text
      fontSize={sizes[size]}
      lineHeight="130%"
      color={typeof tone === 'string' ? colours[tone] : tone}
      fontWeight={weight}
      textAlign={align ?? 'left'}
      flexGrow={grow ? 1 : 0}
      flexShrink={grow || props.wraps ? 1 : 0}
      flexBasis={grow ? 0 : 'auto'}
      overflow={props.wraps ? 'visible' : 'hidden'}
      whiteSpace={props.wraps ? 'normal' : 'pre'}
      wordBreak={props.wraps ? 'break-word' : 'keep-all'}
      pointerEvents="none"
    >
      {typeof children === 'string' ? writable(children) : children}
    </Text>
  )
}
