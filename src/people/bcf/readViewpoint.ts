import type { BcfCamera, BcfComponent, BcfPoint, BcfViewpoint } from './BcfTopic.ts'
import type { LeftOut } from './LeftOut.ts'
import { attributeOf, childOf, childrenOf, textOf, type ParseXml, type XmlElement } from './Xml.ts'

/** Reads a viewpoint as a topic names it; what is seen stands in a file of its own, alike in 2.1 and 3.0. */
export function readViewpoint(
  named: XmlElement,
  open: (name: string) => ReturnType<ParseXml>,
  leftOut: LeftOut,
): BcfViewpoint {
  const file = textOf(named, 'Viewpoint')
  const read = file === '' ? null : open(file)
  if (read && 'wrong' in read)
    leftOut.add('viewpoint that cannot be read', 1, 'viewpoints that cannot be read')
  const root = read && 'root' in read ? read.root : null
  const components = childOf(root, 'Components')
  const visibility = childOf(components, 'Visibility')
  leftOut.add(
    'colour of parts',
    childrenOf(childOf(components, 'Coloring'), 'Color').length,
    'colours of parts',
  )
  const bitmaps = childOf(root, 'Bitmaps')
  leftOut.add('bitmap', childrenOf(bitmaps ?? root, 'Bitmap').length)
  return {
    guid: attributeOf(named, 'Guid').toLowerCase(),
    camera: readCamera(root),
    planes: childrenOf(childOf(root, 'ClippingPlanes'), 'ClippingPlane').flatMap((plane) => {
      const at = readPoint(childOf(plane, 'Location'))
      const direction = readDirection(childOf(plane, 'Direction'))
      return at && direction ? [{ at, direction }] : []
    }),
    lines: childrenOf(childOf(root, 'Lines'), 'Line').flatMap((line) => {
      const from = readPoint(childOf(line, 'StartPoint'))
      const to = readPoint(childOf(line, 'EndPoint'))
      return from && to ? [[from, to] as const] : []
    }),
    selection: readComponents(childOf(components, 'Selection')),
    visibility: visibility && {
      isDefault: /^(true|1)$/i.test(attributeOf(visibility, 'DefaultVisibility')),
      exceptions: readComponents(childOf(visibility, 'Exceptions')),
    },
    snapshot: textOf(named, 'Snapshot') || null,
  }
}

function readCamera(root: XmlElement | null): BcfCamera | null {
  const orthogonal = childOf(root, 'OrthogonalCamera')
  const camera = orthogonal ?? childOf(root, 'PerspectiveCamera')
  const at = readPoint(childOf(camera, 'CameraViewPoint'))
  const direction = readDirection(childOf(camera, 'CameraDirection'))
  const up = readDirection(childOf(camera, 'CameraUpVector'))
  if (!at || !direction || !up) return null
  const size = readNumber(textOf(camera, orthogonal ? 'ViewToWorldScale' : 'FieldOfView'))
  const isSize = size !== null && size > 0
  return {
    at,
    direction,
    up,
    degrees: !orthogonal && isSize && size < 180 ? size : null,
    height: orthogonal && isSize ? size : null,
  }
}

function readComponents(list: XmlElement | null): BcfComponent[] {
  return childrenOf(list, 'Component').map((component) => ({
    ifcGuid: attributeOf(component, 'IfcGuid') || null,
    system: textOf(component, 'OriginatingSystem') || null,
    toolId: textOf(component, 'AuthoringToolId') || null,
  }))
}

/** Length 1; null for none. */
function readDirection(element: XmlElement | null): BcfPoint | null {
  const point = readPoint(element)
  const length = point ? Math.hypot(...point) : 0
  if (!point || length < 1e-9) return null
  // One that is 1 already stays as it is to the last digit.
  if (Math.abs(length - 1) < 1e-6) return point
  return [point[0] / length, point[1] / length, point[2] / length]
}

function readPoint(element: XmlElement | null): BcfPoint | null {
  const x = readNumber(textOf(element, 'X'))
  const y = readNumber(textOf(element, 'Y'))
  const z = readNumber(textOf(element, 'Z'))
  return x === null || y === null || z === null ? null : [x, y, z]
}

function readNumber(text: string): number | null {
  const number = text === '' ? NaN : Number(text)
  return Number.isFinite(number) ? number : null
}
