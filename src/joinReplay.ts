import {
  makeAddress,
  openLine,
  sharedNow,
  type FromReplays,
  type ToReplays,
} from '#feed/recording/RecordingChannel.ts'
import { openRecordings } from '#feed/recording/openRecordings.ts'
import { addProblem } from '#state/problems.ts'
import { holdAtEnd, toggleReplay, useReplay } from '#state/replay.ts'
import { pageKey } from './pageKey.ts'

/** Milliseconds between two looks at whether it has ended. */
const interval = 250

/** Shows a recording of this computer in place of the live plant: the address that stands for its broker, or null when there is none of that id. */
export async function joinReplay(id: string, whenShown: Promise<void>): Promise<string | null> {
  const entry = await find(id)
  if (!entry) {
    addProblem({
      from: 'page',
      severity: 'error',
      text: 'There is no such recording on this computer; you see the live plant.',
      advice: 'Open its file (.gemba): recordings stay in the browser that made them.',
    })
    return null
  }
  useReplay.setState({ entry })
  const line = openLine<ToReplays, FromReplays>(pageKey, ['asks'], () => tell())
  const tell = () => {
    const { at, wall, speed, isPlaying, jump } = useReplay.getState()
    line.tell({
      kind: 'play',
      at,
      speed,
      isPlaying,
      wall: sharedNow() - performance.now() + wall,
      jump,
    })
  }
  useReplay.subscribe(tell)
  setInterval(holdAtEnd, interval)
  void whenShown.then(() => {
    if (!useReplay.getState().isPlaying) toggleReplay()
  })
  return makeAddress(id, entry.begun, pageKey)
}

async function find(id: string) {
  try {
    const recordings = await openRecordings()
    const entry = await recordings.get(id)
    recordings.close()
    return entry ?? null
  } catch (error) {
    // Without a store there are no recordings.
    if (error instanceof DOMException) return null
    throw error
  }
}
