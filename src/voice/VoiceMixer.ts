/** How a voice is placed: metres of the plant. */
export type VoicePlace = { x: number; y: number; z: number }

/** Samples that a level is taken over: 43 ms at 48 kHz. */
const window = 2048
/** Root mean square from which on somebody speaks: -46 dB, above the noise of a quiet room after noise suppression. */
const loud = 0.005
/** Seconds that somebody is taken to speak on after their last sound: the pauses between words. */
const breath = 0.7
/** Seconds in which a voice follows its person. */
const glide = 0.15
/**
 * A part of each voice comes straight, so that who looks from afar still understands; the rest comes from where the person is, fully heard
 * within 2 m and half as loud with each doubling (the inverse law of a point source).
 */
const straight = 0.3

type Line = {
  element: HTMLAudioElement
  source: MediaStreamAudioSourceNode
  gain: GainNode
  direct: GainNode
  panner: PannerNode
  meter: AnalyserNode
  heard: number
  level: number
}

/** Lets voices be heard from where their people are, and tells who speaks. */
export class VoiceMixer {
  readonly #context: AudioContext
  readonly #lines = new Map<string, Line>()
  readonly #samples = new Float32Array(window)
  #own: { source: MediaStreamAudioSourceNode; meter: AnalyserNode; heard: number } | null = null

  /** To be made when a person has pressed something: browsers let no page sound before. */
  constructor() {
    this.#context = new AudioContext({ latencyHint: 'interactive' })
  }

  /** Lets the sound begin. */
  async resume(): Promise<void> {
    if (this.#context.state !== 'running') await this.#context.resume()
  }

  add(id: string, stream: MediaStream): void {
    this.remove(id)
    const context = this.#context
    // Chromium lets a remote voice flow only while some element plays it.
    const element = new Audio()
    element.srcObject = stream
    element.muted = true
    element.play().catch(() => undefined)
    const source = context.createMediaStreamSource(stream)
    const gain = context.createGain()
    const direct = new GainNode(context, { gain: straight })
    const panner = new PannerNode(context, {
      panningModel: 'HRTF',
      distanceModel: 'inverse',
      refDistance: 2,
      maxDistance: 200,
      rolloffFactor: 1,
    })
    const meter = new AnalyserNode(context, { fftSize: window })
    source.connect(meter)
    source.connect(gain)
    gain.connect(direct).connect(context.destination)
    gain.connect(panner).connect(context.destination)
    this.#lines.set(id, {
      element,
      source,
      gain,
      direct,
      panner,
      meter,
      heard: -Infinity,
      level: 0,
    })
  }

  remove(id: string): void {
    const line = this.#lines.get(id)
    if (!line) return
    line.element.srcObject = null
    for (const node of [line.source, line.gain, line.direct, line.panner, line.meter]) {
      node.disconnect()
    }
    this.#lines.delete(id)
  }

  /** What the own microphone hears, to tell whether one speaks; never sounded. */
  setOwn(stream: MediaStream | null): void {
    this.#own?.source.disconnect()
    this.#own = null
    if (!stream) return
    const source = this.#context.createMediaStreamSource(stream)
    const meter = new AnalyserNode(this.#context, { fftSize: window })
    source.connect(meter)
    this.#own = { source, meter, heard: -Infinity }
  }

  /** Where a person is; without a place their voice comes straight. */
  place(id: string, at: VoicePlace | null, isMuted: boolean): void {
    const line = this.#lines.get(id)
    if (!line) return
    const now = this.#context.currentTime
    line.gain.gain.setTargetAtTime(isMuted ? 0 : 1, now, glide)
    line.direct.gain.setTargetAtTime(at ? straight : 1, now, glide)
    if (at) moveTo(line.panner, at, now)
  }

  /** Where one listens, and which way: forward and up are unit vectors. */
  listen(at: VoicePlace, forward: VoicePlace, up: VoicePlace): void {
    const { listener, currentTime: now } = this.#context
    moveTo(listener, at, now)
    const axes = [
      [listener.forwardX, forward.x],
      [listener.forwardY, forward.y],
      [listener.forwardZ, forward.z],
      [listener.upX, up.x],
      [listener.upY, up.y],
      [listener.upZ, up.z],
    ] as const
    // Firefox has no such parameters: voices then come from ahead.
    for (const [axis, value] of axes) axis?.setTargetAtTime(value, now, glide)
  }

  /** Measures; a few times a second. */
  measure(): void {
    const now = this.#context.currentTime
    for (const line of this.#lines.values()) {
      line.level = this.#levelOf(line.meter)
      if (line.level > loud) line.heard = now
    }
    if (this.#own && this.#levelOf(this.#own.meter) > loud) this.#own.heard = now
  }

  isSpeaking(id: string): boolean {
    const line = this.#lines.get(id)
    return line !== undefined && this.#context.currentTime - line.heard < breath
  }

  get isOwnSpeaking(): boolean {
    return this.#own !== null && this.#context.currentTime - this.#own.heard < breath
  }

  level(id: string): number {
    return this.#lines.get(id)?.level ?? 0
  }

  close(): void {
    for (const id of this.#lines.keys()) this.remove(id)
    this.setOwn(null)
    this.#context.close().catch(() => undefined)
  }

  #levelOf(meter: AnalyserNode): number {
    meter.getFloatTimeDomainData(this.#samples)
    let sum = 0
    for (const sample of this.#samples) sum += sample * sample
    return Math.sqrt(sum / window)
  }
}

/** Glides to a place where the browser can, and jumps where it cannot. */
function moveTo(node: PannerNode | AudioListener, at: VoicePlace, now: number): void {
  if ('positionX' in node && node.positionX) {
    node.positionX.setTargetAtTime(at.x, now, glide)
    node.positionY.setTargetAtTime(at.y, now, glide)
    node.positionZ.setTargetAtTime(at.z, now, glide)
  }
}
