import { colourBy, useColouring } from '#state/colouring.ts'
import { differenceOf, partFigures } from '#state/partFigures.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { Press } from '../panels/Press.tsx'

/** Colours the plant by what a scenario changes in it: the first figure that is said of its machines or rooms. */
export function ColourPress({ name }: { name: string }) {
  const parts = useWhatIf(({ answer }) => answer?.parts)
  const isOn = useColouring(({ by }) => by?.kind === 'difference')
  const [figure] = partFigures(parts?.filter(({ asset }) => asset !== null) ?? [])
  if (!parts || !figure) return null
  return (
    <Press
      label="Colour by the difference"
      text={`Colour by the difference: ${figure.name}`}
      icon="palette"
      raised
      isOn={isOn}
      onPress={() => colourBy(isOn ? null : differenceOf(parts, figure, name))}
    />
  )
}
