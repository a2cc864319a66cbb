import type { Quaternion, Vector3 } from 'three'
import { saySpeed } from '#people/sayRunTime.ts'
import { useConnection } from '#state/connection.ts'
import { useHeadset, worn } from '#state/headset.ts'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import { replayTime, useReplay } from '#state/replay.ts'
import { isSimulated, useRun } from '#state/run.ts'
import { stats } from '#state/stats.ts'
import { Quality } from '#twin/Quality.ts'
import { Hearing } from './Hearing.ts'
import { NoticeStrip } from './NoticeStrip.ts'
import { sayNotice, type NoticeFacts, type NoticeLine } from './sayNotice.ts'

/** Milliseconds between two frames after which the picture is said to have stood still, and for how long that is said. */
const still = 2000
const shown = 5000
/** Frames in which everything is seen for the first time. */
const first = 5

/** Keeps before the eyes what a person in the headset must not miss: in AR that this is no safety display, and when what is seen is not live. */
export class Notices {
  readonly strip = new NoticeStrip()
  readonly #hearing = new Hearing()
  #stop: (() => void) | null = null
  #frames = 0
  #last = 0
  #stoodStill = 0
  #stoodAt = -Infinity

  start(): void {
    this.end()
    this.#frames = 0
    this.#stoodAt = -Infinity
    this.#hearing.start()
    this.#say()
    this.#stop = onPulse(() => this.#say())
  }

  /** @frame */
  step(seconds: number, head: Vector3, gaze: Quaternion): void {
    const gap = worn.began - this.#last
    this.#last = worn.began
    if (this.#frames++ > first && gap > still) {
      this.#stoodStill = gap / 1000
      this.#stoodAt = worn.began
    }
    this.strip.step(seconds, head, gaze)
  }

  end(): void {
    this.#stop?.()
    this.#stop = null
    this.#hearing.stop()
    this.#write([])
  }

  close(): void {
    this.end()
    this.strip.dispose()
  }

  #write(lines: readonly NoticeLine[]): void {
    worn.notices = lines.map(({ text }) => text)
    this.strip.say(lines)
  }

  #say(): void {
    const { status, protocol } = useConnection.getState()
    const { mode, visibility } = useHeadset.getState()
    // While the system shows something else, frames may come as they like.
    if (visibility !== 'visible') this.#stoodAt = -Infinity
    const facts: NoticeFacts = {
      mode,
      status,
      simulated: saySimulated(),
      replayed: sayReplayed(),
      wasConnected: protocol !== 0,
      dataAge: stats.dataAge,
      isAllStale: isAllStale(),
      said: this.#hearing.lines(worn.began),
      stoodStill: worn.began - this.#stoodAt < shown ? this.#stoodStill : 0,
    }
    this.#write(sayNotice(facts))
  }
}

/** To the minute: the strip is painted anew with each change. */
function sayReplayed(): string | null {
  const { entry, isPlaying } = useReplay.getState()
  if (!entry) return null
  const moment = new Date(entry.begun + replayTime(performance.now()))
  const words = moment.toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })
  return isPlaying ? words : `${words} (held)`
}

function saySimulated(): string | null {
  const { run, phase } = useRun.getState()
  if (!run || !isSimulated()) return null
  const how = phase === 'ended' ? '(ended)' : run.isPaused ? '(paused)' : saySpeed(run.speed)
  return `${run.scenario.name} ${how}`
}

/** Whether values have come, and every one of them is too old. */
function isAllStale(): boolean {
  const { signals } = usePlant.getState()
  let stale = 0
  for (const quality of signals?.quality ?? []) {
    if (quality === Quality.good || quality === Quality.simulated) return false
    if (quality === Quality.stale) stale++
  }
  return stale > 0
}
