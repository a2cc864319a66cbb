import { useModeration } from '#state/moderation.ts'
import { openMicrophone, type Microphone } from '#state/openMicrophone.ts'
import { onPulse } from '#state/pulse.ts'
import { changeMe, useRoom } from '#state/room.ts'
import { attachVoice, setVoice, useVoice, type VoiceCall } from '#state/voice.ts'
import { openLiveKitLine, type LiveKitSite } from './openLiveKitLine.ts'
import { openMeshLine } from './openMeshLine.ts'
import { placeVoices } from './placeVoices.ts'
import type { VoiceEvents, VoiceLine } from './VoiceLine.ts'
import { VoiceMixer } from './VoiceMixer.ts'

export type VoiceOptions = {
  /** STUN and TURN servers of the site; none by default: then voices go directly, within a network. */
  ice: RTCIceServer[]
  /** The site's LiveKit server, over which all talk; null: from browser to browser, few at a time. */
  liveKit: LiveKitSite | null
}

/** Milliseconds. In a hidden page no frame is drawn, and people go on talking: so this has a timer of its own. */
const interval = 500

/** Gives the page its voice in the room: calls over the room's topics, sound from where people are. Returns its end. */
export function openVoice(options: VoiceOptions): () => void {
  let talk: Talk | null = null
  const leave = () => {
    talk?.close()
    talk = null
    changeMe({ muted: true, speaking: false })
    setVoice({ status: 'off', isLive: false, isSpeaking: false, calls: [] })
  }
  const detach = attachVoice({
    async join() {
      if (talk) return
      const { me, status } = useRoom.getState()
      if (status !== 'joined' || me.id === '') {
        setVoice({
          words: 'There is no connection to the room: the voice begins when there is one.',
        })
        return
      }
      setVoice({ status: 'joining', words: '' })
      const refuse = (words: string) => {
        if (talk !== made) return
        leave()
        setVoice({ status: 'refused', words })
      }
      const made: Talk = new Talk(me.id, options, refuse)
      talk = made
      const words = await made.enter()
      if (words !== '') refuse(words)
    },
    leave,
    async setLive(isLive) {
      const { me } = useModeration.getState()
      if (isLive && me) {
        setVoice({
          words: `${me.byName || me.by} has muted you for all: your microphone stays closed.`,
        })
      } else await talk?.setLive(isLive)
    },
  })
  const stopJudge = useModeration.subscribe(({ me }) => {
    if (me && useVoice.getState().isLive) void talk?.setLive(false)
  })
  // Another session is another person: who talked has to enter anew.
  const stopRoom = useRoom.subscribe(({ me }) => {
    if (!talk || me.id === talk.id) return
    leave()
    setVoice({ words: 'The connection to the room is new: enter the voice again.' })
  })
  return () => {
    stopJudge()
    stopRoom()
    detach()
    leave()
  }
}

/** Being in the voice, from entering to leaving. */
class Talk {
  readonly id: string
  readonly #mixer = new VoiceMixer()
  readonly #line: VoiceLine
  readonly #stops: (() => void)[] = []
  readonly #calls = new Map<string, VoiceCall['state']>()
  #microphone: Microphone | null = null
  #isClosed = false

  constructor(id: string, options: VoiceOptions, onEnd: (words: string) => void) {
    this.id = id
    this.#line = openLine(id, options, {
      onVoice: (from, stream) => this.#mixer.add(from, stream),
      onState: (from, state) => {
        if (state) this.#calls.set(from, state)
        else {
          this.#calls.delete(from)
          this.#mixer.remove(from)
        }
        this.#tell()
      },
      onWords: (words) => setVoice({ words }),
      onEnd,
    })
  }

  /** Enters. Returns why it cannot be, in words; empty when it is done. */
  async enter(): Promise<string> {
    const [microphone, words] = await Promise.all([
      openMicrophone(),
      this.#line.enter(),
      this.#mixer.resume(),
    ])
    if (this.#isClosed || words !== '') {
      if ('close' in microphone) microphone.close()
      return words
    }
    if ('words' in microphone) setVoice({ words: `${microphone.words} You hear the others.` })
    else {
      this.#microphone = microphone
      this.#mixer.setOwn(microphone.stream)
      microphone.track.enabled = false
    }
    setVoice({ status: 'on' })
    const timer = setInterval(() => this.#step(), interval)
    this.#stops.push(
      () => clearInterval(timer),
      onPulse(() => this.#step()),
    )
    this.#tell()
    return ''
  }

  async setLive(isLive: boolean): Promise<void> {
    if (isLive && !this.#microphone) {
      const microphone = await openMicrophone()
      if ('words' in microphone) {
        setVoice({ words: `${microphone.words} You hear the others.` })
        return
      }
      if (this.#isClosed) {
        microphone.close()
        return
      }
      this.#microphone = microphone
      this.#mixer.setOwn(microphone.stream)
      setVoice({ words: '' })
    }
    const track = this.#microphone?.track
    if (track) track.enabled = isLive
    // A closed microphone sends nothing at all.
    this.#line.setTrack(isLive && track ? track : null)
    setVoice({ isLive })
    changeMe({ muted: !isLive, speaking: false })
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops.splice(0)) stop()
    this.#line.close()
    this.#microphone?.close()
    this.#mixer.close()
  }

  #step(): void {
    this.#line.step()
    this.#mixer.measure()
    placeVoices(this.#mixer, this.#calls.keys())
    this.#tell()
  }

  /** Writes down who is heard, when something of it has changed. */
  #tell(): void {
    const { calls, isSpeaking } = useVoice.getState()
    const next: VoiceCall[] = []
    let isSame = calls.length === this.#calls.size
    for (const [id, state] of this.#calls) {
      const known = calls[next.length]
      const speaks = this.#mixer.isSpeaking(id)
      next.push({ id, state, isSpeaking: speaks, level: this.#mixer.level(id) })
      isSame &&= known.id === id && known.state === state && known.isSpeaking === speaks
    }
    if (isSame) next.forEach(({ level }, i) => Object.assign(calls[i], { level }))
    else setVoice({ calls: next })
    const speaks = useVoice.getState().isLive && this.#mixer.isOwnSpeaking
    if (speaks === isSpeaking) return
    setVoice({ isSpeaking: speaks })
    // Also those who are not in the voice see who talks.
    changeMe({ speaking: speaks })
  }
}

function openLine(id: string, { ice, liveKit }: VoiceOptions, events: VoiceEvents): VoiceLine {
  if (!liveKit) return openMeshLine(id, ice, events)
  return openLiveKitLine(id, liveKit, events, async () => {
    const { openLiveKitRoom } = await import('./openLiveKitRoom.ts')
    return openLiveKitRoom
  })
}
