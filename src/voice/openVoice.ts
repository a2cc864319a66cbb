import { useModeration } from '#state/moderation.ts'
import { onPulse } from '#state/pulse.ts'
import { changeMe, onRoomMessage, sendToRoom, useRoom } from '#state/room.ts'
import { attachVoice, setVoice, useVoice, type VoiceCall } from '#state/voice.ts'
import { openMicrophone, type Microphone } from './openMicrophone.ts'
import { placeVoices } from './placeVoices.ts'
import type { VoiceSignal } from './readSignal.ts'
import { mostInMesh, VoiceMesh } from './VoiceMesh.ts'
import { VoiceMixer } from './VoiceMixer.ts'
import { VoicePeer } from './VoicePeer.ts'

export type VoiceOptions = {
  /** STUN and TURN servers of the site; none by default: then voices go directly, within a network. */
  ice: RTCIceServer[]
}

/** Milliseconds in which those who talk answer somebody who wants in. */
const askTime = 800
/** Milliseconds. In a hidden page no frame is drawn, and people go on talking: so this has a timer of its own. */
const interval = 500

/** Gives the page its voice in the room: calls over the room's topics, sound from where people are. Returns its end. */
export function openVoice({ ice }: VoiceOptions): () => void {
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
      const made = (talk = new Talk(me.id, ice))
      if (!(await made.enter()) && talk === made) {
        leave()
        setVoice({
          status: 'full',
          words: `${mostInMesh} people are talking already, and a room holds no more. Write in the chat, or wait until one leaves.`,
        })
      }
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
  readonly #mesh: VoiceMesh
  readonly #stops: (() => void)[] = []
  readonly #calls = new Map<string, VoiceCall['state']>()
  #microphone: Microphone | null = null
  #isClosed = false

  constructor(id: string, ice: RTCIceServer[]) {
    this.id = id
    this.#mesh = new VoiceMesh({
      id,
      send,
      openCall: (_to, options) => new VoicePeer({ ...options, ice }),
      nameCall: () => crypto.randomUUID().slice(0, 8),
      onVoice: (from, stream) => this.#mixer.add(from, stream),
      onState: (from, state) => {
        if (state) this.#calls.set(from, state)
        else {
          this.#calls.delete(from)
          this.#mixer.remove(from)
        }
        this.#tell()
      },
    })
    this.#stops.push(
      onRoomMessage('rtc', ({ session, text }) => {
        this.#mesh.receive(session, text, performance.now())
      }),
      useRoom.subscribe(({ people }, before) => {
        if (people === before.people) return
        for (const gone of before.people) {
          if (!people.some((person) => person.id === gone.id)) this.#mesh.drop(gone.id)
        }
      }),
    )
  }

  /** Enters; false when the voice is full. */
  async enter(): Promise<boolean> {
    this.#mesh.ask()
    const [microphone] = await Promise.all([openMicrophone(), this.#mixer.resume(), wait(askTime)])
    if (this.#isClosed) {
      if ('close' in microphone) microphone.close()
      return true
    }
    if (this.#mesh.others >= mostInMesh) {
      if ('close' in microphone) microphone.close()
      return false
    }
    if ('words' in microphone) setVoice({ words: microphone.words })
    else {
      this.#microphone = microphone
      this.#mixer.setOwn(microphone.stream)
      microphone.track.enabled = false
    }
    this.#mesh.join(performance.now())
    setVoice({ status: 'on' })
    const timer = setInterval(() => this.#step(), interval)
    this.#stops.push(
      () => clearInterval(timer),
      onPulse(() => this.#step()),
    )
    this.#tell()
    return true
  }

  async setLive(isLive: boolean): Promise<void> {
    if (isLive && !this.#microphone) {
      const microphone = await openMicrophone()
      if ('words' in microphone) {
        setVoice({ words: microphone.words })
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
    this.#mesh.setTrack(isLive && track ? track : null)
    setVoice({ isLive })
    changeMe({ muted: !isLive, speaking: false })
  }

  close(): void {
    this.#isClosed = true
    for (const stop of this.#stops.splice(0)) stop()
    this.#mesh.leave()
    this.#microphone?.close()
    this.#mixer.close()
  }

  #step(): void {
    this.#mesh.step(performance.now())
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

/** People who are asked at most: in a crowd, those who came first. */
const mostAsked = 200

/** What is for all goes to each: a broker lets everybody read only what is for them. */
function send(to: string | null, signal: VoiceSignal): void {
  const text = JSON.stringify(signal)
  const { people } = useRoom.getState()
  const ids = to === null ? people.slice(0, mostAsked).map(({ id }) => id) : [to]
  for (const id of ids) void sendToRoom('rtc', id, text)
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
