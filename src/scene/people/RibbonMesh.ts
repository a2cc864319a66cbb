import {
  BufferAttribute,
  DoubleSide,
  DynamicDrawUsage,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
  Vector3,
} from 'three'

/** Where in the numbers of one ribbon something begins; each is four numbers long. */
const at = { from: 0, to: 4, paint: 8, size: 12 } as const
const stride = 16

/**
 * Straight lines, each with a dot at its end if wanted, as one draw call: they face the eyes and are as thick from wherever these look. `add` between `begin` and
 * `end`.
 */
export class RibbonMesh {
  readonly object: Mesh<InstancedBufferGeometry, ShaderMaterial>
  readonly #numbers: Float32Array
  readonly #drawn: Float32Array
  readonly #buffer: InstancedInterleavedBuffer
  readonly #most: number
  #count = 0
  #shown = 0

  /** Room for so many. They are drawn after all of a lower `renderOrder`. */
  constructor(most: number, renderOrder: number) {
    this.#most = most
    this.#numbers = new Float32Array(most * stride)
    this.#drawn = new Float32Array(most * stride)
    this.#buffer = new InstancedInterleavedBuffer(this.#numbers, stride)
    this.#buffer.setUsage(DynamicDrawUsage)
    const geometry = new InstancedBufferGeometry()
    // Along, across and whether it is the dot: a square for the line and one for its dot.
    const line = [0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0]
    const dot = [-1, -1, 1, 1, -1, 1, 1, 1, 1, -1, 1, 1]
    geometry.setAttribute('position', new BufferAttribute(Float32Array.from(line.concat(dot)), 3))
    geometry.setIndex([0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7])
    for (const [name, offset] of Object.entries(at)) {
      geometry.setAttribute(name, new InterleavedBufferAttribute(this.#buffer, 4, offset))
    }
    const material = new ShaderMaterial({
      uniforms: { eyes: { value: new Vector3() }, metre: { value: 1 } },
      vertexShader,
      fragmentShader,
      transparent: true,
      side: DoubleSide,
      forceSinglePass: true,
      depthWrite: false,
      toneMapped: false,
    })
    this.object = new Mesh(geometry, material)
    this.object.frustumCulled = false
    this.object.renderOrder = renderOrder
    this.object.visible = false
    this.object.userData.hasNoShadow = true
  }

  /** @frame */
  begin(): void {
    this.#count = 0
  }

  /**
   * Adds a line from a place to another, seen by `faint` (0..1) at its beginning and `strong` at its end, of a linear colour. `width` and `dot` (its radius, 0 for
   * none) are radians to the eye. Without room for it nothing happens.
   * @frame
   */
  add(
    from: Vector3,
    to: Vector3,
    faint: number,
    strong: number,
    red: number,
    green: number,
    blue: number,
    width: number,
    dot: number,
  ): void {
    if (this.#count >= this.#most) return
    const i = this.#count++ * stride
    const numbers = this.#numbers
    numbers[i] = from.x
    numbers[i + 1] = from.y
    numbers[i + 2] = from.z
    numbers[i + 3] = faint
    numbers[i + 4] = to.x
    numbers[i + 5] = to.y
    numbers[i + 6] = to.z
    numbers[i + 7] = strong
    numbers[i + 8] = red
    numbers[i + 9] = green
    numbers[i + 10] = blue
    numbers[i + 11] = 0
    numbers[i + 12] = width
    numbers[i + 13] = dot
    numbers[i + 14] = 0
    numbers[i + 15] = 0
  }

  /**
   * Returns whether they look otherwise than the last time.
   * @frame
   */
  end(): boolean {
    const numbers = this.#numbers
    const drawn = this.#drawn
    let changed = this.#count !== this.#shown
    for (let i = 0; i < this.#count * stride; i++) {
      if (numbers[i] === drawn[i]) continue
      drawn[i] = numbers[i]
      changed = true
    }
    if (!changed) return false
    this.#shown = this.#count
    this.object.visible = this.#count > 0
    this.object.geometry.instanceCount = this.#count
    this.#buffer.needsUpdate = true
    return true
  }

  /**
   * Where it is looked from, and how many metres of the plant are one to those eyes.
   * @frame
   */
  look(eyes: Vector3, metre: number): void {
    const { uniforms } = this.object.material
    uniforms.eyes.value.copy(eyes)
    uniforms.metre.value = metre
  }

  dispose(): void {
    this.object.removeFromParent()
    this.object.geometry.dispose()
    this.object.material.dispose()
  }
}

/** A dot stands a little before the surface that it is on. What begins at the own eyes is not seen there. */
const vertexShader = /* glsl */ `
attribute vec4 from;
attribute vec4 to;
attribute vec4 paint;
attribute vec4 size;
uniform vec3 eyes;
uniform float metre;
varying vec4 colour;
varying vec2 spot;
varying float isDot;
void main() {
  vec3 place;
  isDot = position.z;
  if (position.z < 0.5) {
    place = mix(from.xyz, to.xyz, position.x);
    vec3 sight = place - eyes;
    float far = length(sight);
    vec3 side = cross(to.xyz - from.xyz, sight);
    float long_ = length(side);
    side = long_ > 1e-6 ? side / long_ : vec3(0.0);
    place += side * position.y * size.x * far * 0.5 - sight * 0.002;
    colour = vec4(paint.rgb, mix(from.w, to.w, position.x) * smoothstep(0.25, 0.8, far / metre));
    spot = position.yy;
  } else {
    vec3 sight = to.xyz - eyes;
    float far = length(sight);
    vec3 ahead = sight / max(far, 1e-6);
    vec3 side = normalize(vec3(-ahead.z, 0.0, ahead.x) + vec3(1e-4, 0.0, 0.0));
    place = to.xyz + (side * position.x + cross(side, ahead) * position.y) * size.y * far - sight * 0.006;
    colour = vec4(paint.rgb, 1.0);
    spot = position.xy;
  }
  gl_Position = projectionMatrix * viewMatrix * vec4(place, 1.0);
}`

/** A dot has a dark rim: it is seen on whatever it lies. */
const fragmentShader = /* glsl */ `
varying vec4 colour;
varying vec2 spot;
varying float isDot;
void main() {
  vec4 paint = colour;
  if (isDot < 0.5) {
    paint.a *= 1.0 - smoothstep(0.55, 1.0, abs(spot.x));
  } else {
    float off = length(spot);
    float soft = fwidth(off);
    float core = 1.0 - smoothstep(0.62 - soft, 0.62 + soft, off);
    paint.rgb = mix(vec3(0.01), paint.rgb, core);
    paint.a = mix(0.55, 1.0, core) * (1.0 - smoothstep(1.0 - soft, 1.0, off));
  }
  if (paint.a <= 0.0) discard;
  gl_FragColor = paint;
  #include <colorspace_fragment>
}`
