import { Container } from '@react-three/uikit'
import type { IconName } from './icons.ts'
import type { Tone } from './look.ts'
import { Press } from './Press.tsx'
import { Words } from './Words.tsx'
import { icon as letterOf } from './icons.ts'

type LineProps = {
  text: string
  /** Smaller, below. */
  below?: string
  /** At the end. */
  value?: string
  icon?: IconName
  tone?: Tone
  /** The colour of a state, before its word. */
  dot?: string
  isOn?: boolean
  isOff?: boolean
  /** It shares its row with something. */
  beside?: boolean
  onPress: () => void
}

/** A line of a list that can be pressed: what it is called, where it is, how it does. */
export function Line({
  text,
  below,
  value,
  icon,
  tone = 'text3',
  dot,
  beside = false,
  ...rest
}: LineProps) {
  return (
    <Press label={text} align="flex-start" height={below ? 52 : 46} grow={beside} {...rest}>
      {icon && (
        <Words size="title" tone={tone}>
          {letterOf(icon)}
        </Words>
      )}
      <Container flexDirection="column" flexGrow={1} flexShrink={1} flexBasis={0} overflow="hidden">
        <Words>{text}</Words>
        {below && (
          <Words size="small" tone="text2">
            {below}
          </Words>
        )}
      </Container>
      {dot && (
        <Container
          width={10}
          height={10}
          borderRadius={3}
          backgroundColor={dot}
          pointerEvents="none"
        />
      )}
      {value && (
        <Words size="small" tone={dot ? 'text' : 'text2'}>
          {value}
        </Words>
      )}
    </Press>
  )
}
