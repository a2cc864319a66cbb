import { Mesh, PlaneGeometry, ShaderMaterial } from 'three'
import { drawOrder } from './drawOrder.ts'

/** Darkens the edge of the sight of both eyes while something moves the person, which keeps them well. */
export class Vignette {
  readonly object: Mesh<PlaneGeometry, ShaderMaterial>
  #strength = 0

  constructor() {
    const material = new ShaderMaterial({
      uniforms: { strength: { value: 0 } },
      vertexShader,
      fragmentShader,
      transparent: true,
      depthTest: false,
      depthWrite: false,
      toneMapped: false,
    })
    this.object = new Mesh(new PlaneGeometry(2, 2), material)
    this.object.frustumCulled = false
    this.object.renderOrder = drawOrder.veils
    this.object.visible = false
  }

  /**
   * Comes and goes within a fifth of a second.
   * @frame
   */
  step(seconds: number, isWanted: boolean): void {
    const target = isWanted ? 1 : 0
    this.#strength += (target - this.#strength) * (1 - Math.exp(-seconds * 14))
    if (!isWanted && this.#strength < 0.01) this.#strength = 0
    this.object.visible = this.#strength > 0
    this.object.material.uniforms.strength.value = this.#strength
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}

/** An eye's picture is not centred on where it looks: its projection says where that is. */
const vertexShader = /* glsl */ `
varying vec2 tangent;
void main() {
  vec2 lens = vec2(projectionMatrix[0][0], projectionMatrix[1][1]);
  tangent = (position.xy + projectionMatrix[2].xy) / lens;
  gl_Position = vec4(position.xy, 0.0, 1.0);
}`

const fragmentShader = /* glsl */ `
uniform float strength;
varying vec2 tangent;
void main() {
  float edge = 0.9 * smoothstep(0.55, 1.05, length(tangent));
  gl_FragColor = vec4(0.02, 0.022, 0.025, edge * strength);
}`
