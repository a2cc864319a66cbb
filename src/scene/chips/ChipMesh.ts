import {
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  PlaneGeometry,
  ShaderMaterial,
  Vector2,
  Vector3,
} from 'three'
import type { Cell, ChipAtlas } from './ChipAtlas.ts'

/** Numbers of one chip: place, metres a texel, its stretch of the atlas, how much it is seen. */
const stride = 9

const none = new Vector3()

/** `width` × `height` texels from the corner of its cell, each `texel` metres wide, `seen` 0..1. */
export type DrawnChip = {
  readonly cell: Cell
  readonly width: number
  readonly height: number
  readonly texel: number
  readonly seen: number
}

/**
 * All chips as one draw call: upright plates that face the place between the eyes, so that both eyes see the same thing. A chip's lower
 * middle is at its place. They are drawn after all of a lower `renderOrder`.
 */
export class ChipMesh {
  readonly object: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly #numbers: InstancedInterleavedBuffer
  readonly #eyes = new Vector3()
  readonly #across = new Vector3()
  #count = 0

  constructor(atlas: ChipAtlas, most: number, renderOrder: number) {
    const plate = new PlaneGeometry(1, 1).translate(0, 0.5, 0)
    const geometry = new InstancedBufferGeometry()
    geometry.index = plate.index
    geometry.setAttribute('position', plate.getAttribute('position'))
    this.#numbers = new InstancedInterleavedBuffer(new Float32Array(most * stride), stride)
    this.#numbers.setUsage(DynamicDrawUsage)
    geometry.setAttribute('place', new InterleavedBufferAttribute(this.#numbers, 4, 0))
    geometry.setAttribute('cell', new InterleavedBufferAttribute(this.#numbers, 4, 4))
    geometry.setAttribute('seen', new InterleavedBufferAttribute(this.#numbers, 1, 8))
    const { width, height } = atlas.texture.image
    const material = new ShaderMaterial({
      uniforms: {
        atlas: { value: atlas.texture },
        texel: { value: new Vector2(1 / width, 1 / height) },
        eyes: { value: this.#eyes },
        across: { value: this.#across },
        arm: { value: 1 },
      },
      vertexShader,
      fragmentShader,
      transparent: true,
      premultipliedAlpha: true,
      depthWrite: false,
      toneMapped: false,
    })
    this.object = new Mesh(geometry, material)
    this.object.frustumCulled = false
    this.object.renderOrder = renderOrder
    this.object.visible = false
    this.object.castShadow = false
  }

  /**
   * Begins a frame: no chips yet. `arm`: metres within which things stand before chips. `across`: to the right in a picture, in which all stand
   * level; without it each is level to who turns the head to it.
   * @frame
   */
  begin(eyes: Vector3, arm: number, across: Vector3 = none): void {
    this.#eyes.copy(eyes)
    this.#across.copy(across)
    this.object.material.uniforms.arm.value = arm
    this.#count = 0
  }

  /**
   * Adds one. Whatever comes later lies over it.
   * @frame
   */
  add(place: Vector3, chip: DrawnChip): void {
    const { array } = this.#numbers
    const at = this.#count++ * stride
    array[at] = place.x
    array[at + 1] = place.y
    array[at + 2] = place.z
    array[at + 3] = chip.texel
    array[at + 4] = chip.cell.left
    array[at + 5] = chip.cell.top
    array[at + 6] = chip.width
    array[at + 7] = chip.height
    array[at + 8] = chip.seen
  }

  /** @frame */
  end(): void {
    this.object.visible = this.#count > 0
    this.object.geometry.instanceCount = this.#count
    this.#numbers.needsUpdate = true
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}

/** A pipe that crosses a chip would cut its words: only what is as near as the hands lies before it. Whole covered ones are not shown. */
const vertexShader = /* glsl */ `
attribute vec4 place;
attribute vec4 cell;
attribute float seen;
uniform vec3 eyes;
uniform vec3 across;
uniform float arm;
varying vec2 at;
varying float shown;
void main() {
  vec3 ahead = normalize(place.xyz - eyes);
  // Who looks straight up or down sees it from anywhere.
  vec3 level = across == vec3(0.0) ? vec3(-ahead.z, 0.0, ahead.x) + vec3(1e-4, 0.0, 0.0) : across;
  vec3 right = normalize(level);
  vec3 up = cross(right, ahead);
  vec2 size = cell.zw * place.w;
  vec3 corner = place.xyz + right * position.x * size.x + up * position.y * size.y;
  at = cell.xy + vec2(position.x + 0.5, 1.0 - position.y) * cell.zw;
  shown = seen;
  vec3 view = (viewMatrix * vec4(corner, 1.0)).xyz;
  gl_Position = projectionMatrix * vec4(view, 1.0);
  vec4 near = projectionMatrix * vec4(view * min(1.0, arm / length(view)), 1.0);
  gl_Position.z = near.z / near.w * gl_Position.w;
}`

/** Four looks a pixel: far chips are smaller than they are painted, and letters would glitter. */
const fragmentShader = /* glsl */ `
uniform sampler2D atlas;
uniform vec2 texel;
varying vec2 at;
varying float shown;
void main() {
  vec2 dx = dFdx(at);
  vec2 dy = dFdy(at);
  vec4 colour =
    texture2D(atlas, (at + dx * 0.125 + dy * 0.375) * texel) +
    texture2D(atlas, (at - dx * 0.125 - dy * 0.375) * texel) +
    texture2D(atlas, (at + dx * 0.375 - dy * 0.125) * texel) +
    texture2D(atlas, (at - dx * 0.375 + dy * 0.125) * texel);
  gl_FragColor = colour * 0.25 * shown;
}`
