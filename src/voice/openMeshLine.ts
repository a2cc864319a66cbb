import { onRoomMessage, sendToRoom, useRoom } from '#state/room.ts'
import type { VoiceSignal } from './readSignal.ts'
import type { VoiceEvents, VoiceLine } from './VoiceLine.ts'
import { mostInMesh, VoiceMesh } from './VoiceMesh.ts'
import { VoicePeer } from './VoicePeer.ts'

/** Milliseconds in which those who talk answer somebody who wants in. */
const askTime = 800
/** People who are asked at most: in a crowd, those who came first. */
const mostAsked = 200

/** Calls from everybody to everybody, signalled over the room's topics, for a few people. `ice`: servers that help them to find each other. */
export function openMeshLine(id: string, ice: RTCIceServer[], events: VoiceEvents): VoiceLine {
  const mesh = new VoiceMesh({
    id,
    send,
    openCall: (_to, options) => new VoicePeer({ ...options, ice }),
    nameCall: () => crypto.randomUUID().slice(0, 8),
    onVoice: (...all) => events.onVoice(...all),
    onState: (...all) => events.onState(...all),
  })
  const stops = [
    onRoomMessage('rtc', ({ session, text }) => mesh.receive(session, text, performance.now())),
    useRoom.subscribe(({ people }, before) => {
      if (people === before.people) return
      for (const gone of before.people) {
        if (!people.some((person) => person.id === gone.id)) mesh.drop(gone.id)
      }
    }),
  ]
  return {
    async enter() {
      mesh.ask()
      await new Promise((resolve) => setTimeout(resolve, askTime))
      if (mesh.others >= mostInMesh) return full
      if (stops.length > 0) mesh.join(performance.now())
      return ''
    },
    setTrack: (track) => mesh.setTrack(track),
    step: () => mesh.step(performance.now()),
    close() {
      for (const stop of stops.splice(0)) stop()
      mesh.leave()
    },
  }
}

const full = `${mostInMesh} people are talking already, and without a voice server (README, “Together”) a room holds no more. Write in the chat, or wait until one leaves.`

/** What is for all goes to each: a broker lets everybody read only what is for them. */
function send(to: string | null, signal: VoiceSignal): void {
  const text = JSON.stringify(signal)
  const { people } = useRoom.getState()
  const ids = to === null ? people.slice(0, mostAsked).map(({ id }) => id) : [to]
  for (const id of ids) void sendToRoom('rtc', id, text)
}
