/** A moving piece of a controller: which button or axis moves which node between which two others. */
export type ControllerMove = {
  button: number
  /** -1 for a button. */
  axis: number
  node: string
  min: string
  max: string
}

/** What a profile of the WebXR input profiles says of the controller of one hand; null when it has none for that hand. */
export type ControllerFile = { address: string; moves: ControllerMove[] }

type Profile = {
  layouts?: Record<string, { assetPath?: string; components?: Record<string, Component> }>
}
type Component = {
  gamepadIndices?: { button?: number; xAxis?: number; yAxis?: number }
  visualResponses?: Record<string, Response>
}
type Response = {
  componentProperty?: string
  valueNodeProperty?: string
  valueNodeName?: string
  minNodeName?: string
  maxNodeName?: string
}

/** Reads the JSON of a profile that came from `address`. */
export function readController(
  json: unknown,
  address: string,
  hand: string,
): ControllerFile | null {
  const layouts = (json as Profile | null)?.layouts ?? {}
  // Some are the same for both hands.
  const layout = layouts[hand] ?? layouts['left-right'] ?? layouts['left-right-none'] ?? null
  if (!layout?.assetPath) return null
  const moves = Object.values(layout.components ?? {}).flatMap(
    ({ gamepadIndices = {}, visualResponses = {} }) =>
      Object.values(visualResponses).flatMap((response) => readMove(response, gamepadIndices)),
  )
  return { address: new URL(layout.assetPath, address).href, moves }
}

function readMove(
  response: Response,
  indices: NonNullable<Component['gamepadIndices']>,
): ControllerMove[] {
  const { componentProperty: what, valueNodeName: node, minNodeName: min } = response
  const { maxNodeName: max, valueNodeProperty } = response
  if (valueNodeProperty !== 'transform' || !node || !min || !max) return []
  const axis = what === 'xAxis' ? indices.xAxis : what === 'yAxis' ? indices.yAxis : undefined
  const button = axis === undefined ? indices.button : undefined
  if (axis === undefined && button === undefined) return []
  return [{ button: button ?? -1, axis: axis ?? -1, node, min, max }]
}
