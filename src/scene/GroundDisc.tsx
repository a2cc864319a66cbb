import { useEffect, useMemo } from 'react'
import { CircleGeometry, Color, Mesh, ShaderMaterial, Vector2, Vector3, type Box3 } from 'three'
import { horizon } from './Light.tsx'

/** The disc's name in the scene. */
export const groundName = 'gemba ground'

/** The ground around the model: a wide disc that fades into the distance, with faint metre lines and the model's soft shadow. */
export function GroundDisc({ box }: { box: Box3 }) {
  const disc = useMemo(() => makeGround(box), [box])
  useEffect(() => {
    const { geometry, material } = disc
    return () => {
      geometry.dispose()
      material.dispose()
    }
  }, [disc])
  return <primitive object={disc} />
}

/** The disc around and below a box. */
export function makeGround(box: Box3): Mesh<CircleGeometry, ShaderMaterial> {
  const size = box.isEmpty() ? new Vector3(10, 3, 10) : box.getSize(new Vector3())
  const centre = box.isEmpty() ? new Vector3() : box.getCenter(new Vector3())
  const length = size.length()
  const material = new ShaderMaterial({
    uniforms: {
      near: { value: new Color('#3a4047') },
      far: { value: new Color(horizon) },
      reach: { value: length * 2 },
      footprint: { value: box.isEmpty() ? new Vector2() : new Vector2(size.x / 2, size.z / 2) },
    },
    vertexShader,
    fragmentShader,
  })
  const disc = new Mesh(new CircleGeometry(length * 4, 96).rotateX(-Math.PI / 2), material)
  disc.position.set(centre.x, (box.isEmpty() ? 0 : box.min.y) - 0.03, centre.z)
  disc.renderOrder = -1
  disc.name = groundName
  return disc
}

const vertexShader = /* glsl */ `
varying vec2 vAt;
void main() {
  vAt = position.xz;
  gl_Position = projectionMatrix * modelViewMatrix * vec4(position, 1.0);
}`

/** The shadow is the distance to the rectangle of the model's box, softened; lines thinner than a pixel fade out. */
const fragmentShader = /* glsl */ `
uniform vec3 near;
uniform vec3 far;
uniform float reach;
uniform vec2 footprint;
varying vec2 vAt;
float lines(float metres) {
  vec2 p = vAt / metres;
  vec2 width = fwidth(p);
  vec2 line = 1.0 - smoothstep(vec2(0.0), width * 1.3, abs(fract(p - 0.5) - 0.5));
  return max(line.x, line.y) * (1.0 - smoothstep(0.1, 0.5, max(width.x, width.y)));
}
void main() {
  float off = length(vAt);
  vec3 colour = mix(near, far, smoothstep(0.15, 1.0, off / reach));
  float fade = 1.0 - smoothstep(0.0, 0.7, off / reach);
  colour += vec3(0.035) * fade * max(lines(10.0), 0.4 * lines(1.0));
  if (footprint.x > 0.0) {
    vec2 outside = max(abs(vAt) - footprint, 0.0);
    colour *= 1.0 - 0.55 * exp(-length(outside) * 0.7);
  }
  gl_FragColor = vec4(colour, 1.0);
  #include <colorspace_fragment>
}`
