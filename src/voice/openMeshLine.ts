import { useModeration } from '#state/moderation.ts'
import { onOthers, othersHere } from '#state/others.ts'
import { onRoomMessage, sendToRoom } from '#state/room.ts'
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
  let known = othersHere()
  const stops = [
    // Who was removed must not listen on, either.
    onRoomMessage('rtc', ({ session, text }) => {
      if (!useModeration.getState().removed.has(session)) {
        mesh.receive(session, text, performance.now())
      }
    }),
    onOthers((others) => {
      for (const { id: one } of known)
        if (others.every(({ id: each }) => each !== one)) mesh.drop(one)
      known = others
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
  const ids =
    to === null
      ? othersHere()
          .slice(0, mostAsked)
          .map(({ id }) => id)
      : [to]
  for (const id of ids) void sendToRoom('rtc', id, text)
}
