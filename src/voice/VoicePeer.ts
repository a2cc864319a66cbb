import type { VoiceSignal } from './readSignal.ts'

export type PeerState = 'connecting' | 'connected' | 'failed'

export type PeerOptions = {
  /** Tells this call from earlier ones of the same two. */
  call: string
  ice: RTCIceServer[]
  send(signal: VoiceSignal): void
  onVoice(stream: MediaStream): void
  onState(state: PeerState): void
}

/** One voice call to one person. Who calls is settled beforehand (`VoiceMesh`), so two offers never cross. */
export class VoicePeer {
  readonly call: string
  readonly #options: PeerOptions
  readonly #link: RTCPeerConnection
  #sender: RTCRtpSender | null = null
  #track: MediaStreamTrack | null = null
  /** Ways that came before the offer or the answer they belong to. */
  #early: RTCIceCandidateInit[] = []
  #isClosed = false

  constructor(options: PeerOptions) {
    this.#options = options
    this.call = options.call
    this.#link = new RTCPeerConnection({ iceServers: options.ice, bundlePolicy: 'max-bundle' })
    this.#link.addEventListener('icecandidate', ({ candidate }) => {
      if (!candidate) return
      const mid = candidate.sdpMid ?? '0'
      options.send({ kind: 'ice', call: this.call, candidate: candidate.candidate, mid })
    })
    this.#link.addEventListener('track', ({ track }) => {
      if (track.kind === 'audio') options.onVoice(new MediaStream([track]))
    })
    this.#link.addEventListener('connectionstatechange', () => {
      const { connectionState: state } = this.#link
      if (this.#isClosed || state === 'new') return
      const isUp = state === 'connected'
      options.onState(isUp ? 'connected' : state === 'failed' ? 'failed' : 'connecting')
    })
  }

  /** Calls the other. */
  async offer(): Promise<void> {
    this.#keep(this.#link.addTransceiver('audio', { direction: 'sendrecv' }).sender)
    await this.#link.setLocalDescription(await this.#link.createOffer())
    this.#describe('offer')
  }

  /** Takes what the other says about this call. What cannot be used fails the call. */
  async receive(signal: VoiceSignal): Promise<void> {
    if (this.#isClosed || !('call' in signal) || signal.call !== this.call) return
    try {
      await this.#take(signal)
    } catch {
      // The other's mistake, or malice: it costs this call alone.
      if (!this.#isClosed) this.#options.onState('failed')
    }
  }

  /** What the other hears; null is silence, without another round of signals. */
  setTrack(track: MediaStreamTrack | null): void {
    this.#track = track
    // A link that is closing takes nothing, and needs nothing.
    this.#sender?.replaceTrack(track).catch(() => undefined)
  }

  close(): void {
    this.#isClosed = true
    this.#link.close()
  }

  async #take(signal: VoiceSignal): Promise<void> {
    const link = this.#link
    if (signal.kind === 'offer') {
      await link.setRemoteDescription({ type: 'offer', sdp: signal.sdp })
      const voice = link.getTransceivers().find(({ receiver }) => receiver.track.kind === 'audio')
      if (!voice) throw new Error('an offer without a voice')
      voice.direction = 'sendrecv'
      this.#keep(voice.sender)
      await link.setLocalDescription(await link.createAnswer())
      this.#describe('answer')
    } else if (signal.kind === 'answer') {
      await link.setRemoteDescription({ type: 'answer', sdp: signal.sdp })
    } else if (signal.kind === 'ice') {
      const way = { candidate: signal.candidate, sdpMid: signal.mid }
      if (link.remoteDescription) await link.addIceCandidate(way)
      else this.#early.push(way)
      return
    }
    await Promise.all(this.#early.splice(0).map((way) => link.addIceCandidate(way)))
  }

  #keep(sender: RTCRtpSender): void {
    this.#sender = sender
    this.setTrack(this.#track)
  }

  #describe(kind: 'offer' | 'answer'): void {
    const sdp = this.#link.localDescription?.sdp ?? ''
    this.#options.send({ kind, call: this.call, sdp })
  }
}
