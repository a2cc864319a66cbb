import { Container } from '@react-three/uikit'
import { icon as letterOf, type IconName } from './icons.ts'
import { colours } from './look.ts'
import { Press } from './Press.tsx'
import { Words } from './Words.tsx'

type TileProps = {
  text: string
  icon: IconName
  /** Of what calls for attention; 0 for nothing. */
  count?: number
  /** Millimetres. */
  height?: number
  onPress: () => void
}

/** A large button with an icon over its word. */
export function Tile({ text, icon, count = 0, height = 90, onPress }: TileProps) {
  return (
    <Press label={text} raised width={118} height={height} onPress={onPress}>
      <Container flexDirection="column" alignItems="center" gap={6} pointerEvents="none">
        <Words size="icon" tone="text2">
          {letterOf(icon)}
        </Words>
        <Words size="small" align="center">
          {text}
        </Words>
      </Container>
      {count > 0 && (
        <Container
          positionType="absolute"
          positionTop={6}
          positionRight={6}
          minWidth={26}
          height={24}
          paddingX={7}
          borderRadius={12}
          alignItems="center"
          justifyContent="center"
          backgroundColor={colours.warning}
          pointerEvents="none"
        >
          <Words size="small" tone="ground" weight={600}>
            {String(count)}
          </Words>
        </Container>
      )}
    </Press>
  )
}
