import { Container } from '@react-three/uikit'
import { colourFigures, useColouring } from '#state/colouring.ts'
import { sayFigure } from '#twin/sayFigure.ts'
import { useLive } from './useLive.ts'
import { Words } from './Words.tsx'

/** Names that fit beside each other. */
const most = 4

/** How to read the colours of everything, while it is coloured by something. */
export function ColourKey() {
  const legend = useColouring((colouring) => colouring.legend)
  const low = useLive(() => sayFigure(colourFigures.low, legend?.digits ?? 0))
  const high = useLive(() => say(colourFigures.high, legend?.digits ?? 0, legend?.unit ?? ''))
  if (!legend) return null
  if (legend.kind === 'categories') {
    return (
      <Container height={34} gap={14} paddingX={12} alignItems="center" overflow="hidden">
        {legend.names.slice(0, most).map((name, i) => (
          <Container key={name} gap={6} alignItems="center">
            <Dot colour={legend.colours[i]} />
            <Words size="small">{name}</Words>
          </Container>
        ))}
        {legend.names.length > most && (
          <Words size="small" tone="text2">{`and ${legend.names.length - most} more`}</Words>
        )}
      </Container>
    )
  }
  return (
    <Container height={34} gap={10} paddingX={12} alignItems="center">
      <Words size="small">{low}</Words>
      <Container flexGrow={1} height={14}>
        {legend.colours.map((colour) => (
          <Container key={colour} flexGrow={1} backgroundColor={colour} />
        ))}
      </Container>
      <Words size="small">{high}</Words>
    </Container>
  )
}

function Dot({ colour }: { colour: string }) {
  return <Container width={12} height={12} borderRadius={3} backgroundColor={colour} />
}

function say(value: number, digits: number, unit: string): string {
  return unit === '' ? sayFigure(value, digits) : `${sayFigure(value, digits)}\u202f${unit}`
}
