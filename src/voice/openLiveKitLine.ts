import { useRoom } from '#state/room.ts'
import { askForToken } from './askForToken.ts'
import type { VoiceEvents, VoiceLine } from './VoiceLine.ts'

/** A site's LiveKit server, as its `gemba.json` names it. */
export type LiveKitSite = {
  /** `wss://…` */
  url: string
  /** Where tokens come from; absolute. */
  token: string
}

/** What the line needs of LiveKit's own program (`openLiveKitRoom`), which is only loaded when somebody wants to talk. */
export type LiveKitRoom = {
  /** Fails with the reason. */
  connect(url: string, token: string): Promise<void>
  /** Sends a microphone's track; afterwards it is only muted and opened again. */
  publish(track: MediaStreamTrack): Promise<void>
  setMuted(isMuted: boolean): Promise<void>
  close(): void
}

/** `onEnd` gets a reason, to be put into words. */
export type OpenLiveKitRoom = (events: VoiceEvents) => LiveKitRoom

/** Voices over a LiveKit server: everybody sends theirs once, so that many can talk. `load` brings LiveKit's program. */
export function openLiveKitLine(
  id: string,
  site: LiveKitSite,
  events: VoiceEvents,
  load: () => Promise<OpenLiveKitRoom>,
): VoiceLine {
  let room: LiveKitRoom | null = null
  let isClosed = false
  let isPublished = false
  /** One after the other: a key that is held for a moment must not leave the microphone open. */
  let work = Promise.resolve()
  const say = (error: unknown) => {
    if (isClosed) return
    const reason = error instanceof Error ? error.message : String(error)
    events.onWords(`The voice server does not take your voice: ${reason}.`)
  }
  return {
    async enter() {
      const { room: name, me } = useRoom.getState()
      const [answer, open] = await Promise.all([
        askForToken(site.token, { room: name, id, name: me.name }),
        load().catch(() => null),
      ])
      if (isClosed) return ''
      if (!open) return 'What talks with the voice server could not be loaded: load the page again.'
      if ('words' in answer) return answer.words
      const opened = open({
        ...events,
        onEnd: (reason) => {
          if (!isClosed)
            events.onEnd(`The voice server has ended the voice: ${reason}. Enter again.`)
        },
      })
      try {
        await opened.connect(site.url, answer.token)
      } catch (error) {
        opened.close()
        const reason = error instanceof Error ? error.message : String(error)
        return `The voice server cannot be reached: ${reason}. Write in the chat, or try again later.`
      }
      if (isClosed) opened.close()
      else room = opened
      return ''
    },
    setTrack(track) {
      work = work
        .then(async () => {
          if (!room) return
          if (track && !isPublished) {
            await room.publish(track)
            isPublished = true
          } else if (isPublished) await room.setMuted(track === null)
        })
        .catch(say)
    },
    step: () => undefined,
    close() {
      isClosed = true
      room?.close()
      room = null
    },
  }
}
