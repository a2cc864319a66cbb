import {
  DisconnectReason,
  Room,
  RoomEvent,
  Track,
  type LocalTrackPublication,
  type RemoteTrack,
} from 'livekit-client'
import type { OpenLiveKitRoom } from './openLiveKitLine.ts'

/** LiveKit's program, as a line of voices needs it: sound alone, which the mixer plays. Loaded only where a server is configured. */
export const openLiveKitRoom: OpenLiveKitRoom = (events) => {
  const room = new Room({ disconnectOnPageLeave: true })
  let own: LocalTrackPublication | null = null
  /** From having entered to leaving: what fails before is the failure of `connect`. */
  let isIn = false
  const tellAll = (state: 'connecting' | 'connected') => {
    for (const id of room.remoteParticipants.keys()) events.onState(id, state)
  }
  room.on(RoomEvent.ParticipantConnected, ({ identity }) => events.onState(identity, 'connected'))
  room.on(RoomEvent.ParticipantDisconnected, ({ identity }) => events.onState(identity, null))
  room.on(RoomEvent.TrackSubscribed, (track: RemoteTrack, _, { identity }) => {
    if (track.kind !== Track.Kind.Audio) return
    events.onVoice(identity, new MediaStream([track.mediaStreamTrack]))
  })
  room.on(RoomEvent.TrackSubscriptionFailed, (_, { identity }) =>
    events.onState(identity, 'failed'),
  )
  room.on(RoomEvent.Reconnecting, () => tellAll('connecting'))
  room.on(RoomEvent.Reconnected, () => tellAll('connected'))
  room.on(RoomEvent.Disconnected, (reason) => {
    if (!isIn) return
    for (const id of room.remoteParticipants.keys()) events.onState(id, null)
    events.onEnd(reasons.get(reason) ?? 'the connection is lost')
  })
  return {
    async connect(url, token) {
      await room.connect(url, token)
      isIn = true
      tellAll('connected')
    },
    async publish(track) {
      own = await room.localParticipant.publishTrack(track, { source: Track.Source.Microphone })
    },
    async setMuted(isMuted) {
      await (isMuted ? own?.mute() : own?.unmute())
    },
    close() {
      isIn = false
      void room.disconnect()
    },
  }
}

/** Why a server lets somebody go; the rest of a sentence. */
const reasons = new Map<DisconnectReason | undefined, string>([
  [DisconnectReason.DUPLICATE_IDENTITY, 'you have entered it a second time elsewhere'],
  [DisconnectReason.SERVER_SHUTDOWN, 'the server is being stopped'],
  [DisconnectReason.PARTICIPANT_REMOVED, 'you were removed from it'],
  [DisconnectReason.ROOM_DELETED, 'the room was closed'],
])
