import type { BcfCamera, BcfComponent, BcfPoint, BcfVersion, BcfViewpoint } from './BcfTopic.ts'
import { element, leaf, listOf, writeXml } from './writeXml.ts'

/** Of the pictures that Gemba takes. */
const aspect = 16 / 9
/** Vertical, degrees: the page's own camera. */
export const pageDegrees = 42

/** What is seen from a viewpoint; the order of elements is the schema's. */
export function writeViewpoint(viewpoint: BcfViewpoint, version: BcfVersion): string {
  const { guid, camera, planes, lines, selection, visibility } = viewpoint
  const { isDefault, exceptions } = visibility ?? { isDefault: true, exceptions: [] }
  const components = element('Components', {}, [
    listOf('Selection', selection.map(writeComponent)),
    element('Visibility', { DefaultVisibility: isDefault }, [
      listOf('Exceptions', exceptions.map(writeComponent)),
    ]),
  ])
  return writeXml(
    element('VisualizationInfo', { Guid: guid }, [
      components,
      camera ? writeCamera(camera, version) : '',
      listOf(
        'Lines',
        lines.map(([from, to]) =>
          element('Line', {}, [writePoint('StartPoint', from), writePoint('EndPoint', to)]),
        ),
      ),
      listOf(
        'ClippingPlanes',
        planes.map(({ at, direction }) =>
          element('ClippingPlane', {}, [
            writePoint('Location', at),
            writePoint('Direction', direction),
          ]),
        ),
      ),
    ]),
  )
}

function writeCamera(
  { at, direction, up, degrees, height }: BcfCamera,
  version: BcfVersion,
): string {
  return element(height === null ? 'PerspectiveCamera' : 'OrthogonalCamera', {}, [
    writePoint('CameraViewPoint', at),
    writePoint('CameraDirection', direction),
    writePoint('CameraUpVector', up),
    height === null
      ? leaf('FieldOfView', degrees ?? pageDegrees)
      : leaf('ViewToWorldScale', height),
    version === '3.0' ? leaf('AspectRatio', aspect) : '',
  ])
}

function writeComponent({ ifcGuid, system, toolId }: BcfComponent): string {
  return element('Component', { IfcGuid: ifcGuid }, [
    leaf('OriginatingSystem', system ?? ''),
    leaf('AuthoringToolId', toolId ?? ''),
  ])
}

function writePoint(name: string, [x, y, z]: BcfPoint): string {
  return element(name, {}, [leaf('X', x), leaf('Y', y), leaf('Z', z)])
}
