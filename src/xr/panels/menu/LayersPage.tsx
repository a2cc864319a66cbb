import { Container } from '@react-three/uikit'
import { useMemo, useState } from 'react'
import { colourBy, useColouring } from '#state/colouring.ts'
import { colourChoices } from '#state/colourChoices.ts'
import { toggleGhosts, useGhosts } from '#state/ghosts.ts'
import { showHeat, useHeat } from '#state/heat.ts'
import { isolateParts, hideParts, showAll, undoLooking, useLooking } from '#state/looking.ts'
import { usePlant } from '#state/plant.ts'
import { useRun } from '#state/run.ts'
import { useSelection } from '#state/selection.ts'
import { setApart, toggleStorey, useStoreys } from '#state/storeys.ts'
import { wornLabels } from '#state/wornLabels.ts'
import type { Twin } from '#twin/Twin.ts'
import { twinIndex } from '#twin/twinIndex.ts'
import { ColourKey } from '../ColourKey.tsx'
import type { IconName } from '../icons.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'

type Layer = {
  text: string
  icon: IconName
  below?: string
  isOn?: boolean
  isOff?: boolean
  press: () => void
}

/** What is laid over the plant, and what of it is shown. */
export function LayersPage() {
  const layers = [
    useLabelLayer(),
    ...useGhostLayer(),
    ...useSight(),
    ...useStoreyLayers(),
    ...useHeatLayers(),
    ...useColourLayers(),
  ]
  return (
    <Container flexDirection="column" flexGrow={1}>
      <PagedList items={layers} rows={6} empty="There is nothing to lay over this plant.">
        {({ press, ...layer }) => <Line {...layer} onPress={press} />}
      </PagedList>
      <ColourKey />
    </Container>
  )
}

function useLabelLayer(): Layer {
  const [isOn, setOn] = useState(wornLabels.isOn)
  const press = (): void => {
    wornLabels.isOn = !isOn
    setOn(!isOn)
  }
  return { text: 'Labels', icon: 'tag', isOn, press }
}

/** While a scenario is played: the baseline, where it differs. */
function useGhostLayer(): Layer[] {
  const isOn = useGhosts((ghosts) => ghosts.isOn)
  const isPlayed = useRun(({ run, isShown }) => run !== null && isShown)
  if (!isPlayed) return []
  const below = 'Pale where the plant without the scenario differs'
  return [{ text: 'Ghosts of the baseline', icon: 'ghost', below, isOn, press: toggleGhosts }]
}

/** What is hidden or a ghost. */
function useSight(): Layer[] {
  const { hidden, only, past } = useLooking()
  const { part, asset } = useSelection()
  const isPlain = hidden.size === 0 && only === null
  const isNothing = part === null && asset === null
  const nodes = (): readonly string[] => {
    if (part !== null) return [part]
    const { twin, nodesOfAsset } = usePlant.getState()
    return twin && asset !== null ? nodesOfAsset(twinIndex(twin).assetOfId.get(asset) ?? -1) : []
  }
  const layers: Layer[] = [
    {
      text: 'Ghost all but what is selected',
      icon: 'ghost',
      isOff: isNothing,
      press: () => isolateParts(nodes(), 'ghosted'),
    },
    {
      text: 'Hide what is selected',
      icon: 'eye-off',
      isOff: isNothing,
      press: () => hideParts(nodes()),
    },
  ]
  if (!isPlain) layers.push({ text: 'Show everything', icon: 'eye', press: showAll })
  if (past.length > 0) layers.push({ text: 'Take back', icon: 'undo-2', press: undoLooking })
  return layers
}

function useStoreyLayers(): Layer[] {
  const twin = usePlant((plant) => plant.twin)
  const { hidden, isApart } = useStoreys()
  const storeys = useMemo(() => storeysOf(twin), [twin])
  if (storeys.length < 2) return []
  return [
    {
      text: 'Storeys lifted apart',
      icon: 'arrow-up-down',
      isOn: isApart,
      press: () => setApart(!isApart),
    },
    ...storeys.map(({ id, name }): Layer => {
      const isOn = !hidden.has(id)
      return { text: name, icon: isOn ? 'eye' : 'eye-off', isOn, press: () => toggleStorey(id) }
    }),
  ]
}

function storeysOf(twin: Twin | null) {
  return (twin?.assets ?? [])
    .filter(({ kind }) => kind === 'storey')
    .toSorted((a, b) => (b.elevation ?? 0) - (a.elevation ?? 0))
}

function useHeatLayers(): Layer[] {
  const { layers, chosen } = useHeat()
  const shown = chosen === undefined ? layers[0]?.name : chosen
  return layers.map(({ name, unit }): Layer => {
    const isOn = name === shown
    return {
      text: `Heat map: ${name}`,
      below: unit,
      icon: 'thermometer',
      isOn,
      press: () => showHeat(isOn ? null : name),
    }
  })
}

/** More are not listed: the page has them all. */
const mostColours = 24

function useColourLayers(): Layer[] {
  const twin = usePlant((plant) => plant.twin)
  const by = useColouring((colouring) => colouring.by)
  const choices = useMemo(() => (twin ? colourChoices(twin).slice(0, mostColours) : []), [twin])
  return choices.map(({ by: each, label, assets }): Layer => {
    const isOn = by?.kind === 'signal' && by.key === each.key && by.unit === each.unit
    return {
      text: `Colour by ${label}`,
      below: assets === 1 ? '1 asset' : `${assets} assets`,
      icon: 'palette',
      isOn,
      press: () => colourBy(isOn ? null : each),
    }
  })
}
