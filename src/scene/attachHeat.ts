import { Color } from 'three'
import { setHeatLayers, useHeat, type HeatLayer } from '#state/heat.ts'
import { onPulse } from '#state/pulse.ts'
import type { World } from './World.ts'

/** Colours that a legend needs of a scale. */
const legendSteps = 12

/** Shows the layer of the heat maps that a person chose, and tells the page which there are. `redraw` has it drawn. */
export function attachHeat(world: World, redraw: () => void): () => void {
  let known = ''
  const show = (): void => {
    for (const { model } of world.placed) model.parts.heat.show(useHeat.getState().chosen)
    redraw()
  }
  const tell = (): void => {
    const layers = listLayers(world)
    const text = JSON.stringify(layers)
    if (text === known) return
    known = text
    setHeatLayers(layers)
  }
  show()
  const stops = [
    useHeat.subscribe((now, before) => now.chosen !== before.chosen && show()),
    onPulse(tell),
  ]
  return () => {
    for (const stop of stops) stop()
    setHeatLayers([])
  }
}

function listLayers(world: World): HeatLayer[] {
  const layers = new Map<string, HeatLayer>()
  for (const { model } of world.placed) {
    for (const { layer, look, isEmpty } of model.parts.heat.fields) {
      if (isEmpty || layers.has(layer)) continue
      const { from, to, unit, table } = look
      const steps = table.length / 3 - 1
      const colours = Array.from({ length: legendSteps }, (_, i) => {
        const at = Math.round((i * steps) / (legendSteps - 1)) * 3
        return `#${colour.setRGB(table[at], table[at + 1], table[at + 2]).getHexString()}`
      })
      layers.set(layer, { name: layer, unit, from, to, colours })
    }
  }
  return [...layers.values()]
}

const colour = new Color()
