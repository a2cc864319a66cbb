import { afterEach, beforeEach, expect, it } from 'vitest'
import { makePose, PoseFlags } from '#people/Pose.ts'
import { useModeration } from '#state/moderation.ts'
import { ownPose } from '#state/ownPose.ts'
import { poses } from '#state/poses.ts'
import { placeVoices } from '#voice/placeVoices.ts'
import type { VoicePlace } from '#voice/VoiceMixer.ts'

const before = structuredClone(ownPose)
beforeEach(() => {
  poses.add('anna')
  const pose = makePose()
  pose.flags = PoseFlags.visible
  pose.head.set([3, 1.6, -4, 0, 0, 0, 1])
  poses.push('anna', pose, 1)
  poses.sample(1)
  // At the origin, a quarter turn to the left: they look along -x.
  ownPose.head.set([0, 1.6, 0, 0, Math.SQRT1_2, 0, Math.SQRT1_2])
})
afterEach(() => {
  poses.clear()
  Object.assign(ownPose, before)
  useModeration.setState({ silenced: new Set(), removed: new Set() })
})

/** Where each voice was put, and where the ears were. */
function place(...ids: string[]) {
  const voices: Record<string, [at: VoicePlace | null, isMuted: boolean]> = {}
  const ears: VoicePlace[] = []
  const mixer = {
    place: (id: string, at: VoicePlace | null, isMuted: boolean) =>
      void (voices[id] = [at && { ...at }, isMuted]),
    listen: (...all: VoicePlace[]) => ears.push(...structuredClone(all)),
  }
  placeVoices(mixer, ids)
  return { voices, ears }
}

it('lets a voice come from where its person is, to ears that are where the own head is and turned as it', () => {
  const { voices, ears } = place('anna', 'bo')
  expect(voices.anna).toEqual([{ x: 3, y: expect.closeTo(1.6, 3), z: -4 }, false])
  // Of whom it is not known where they are comes straight.
  expect(voices.bo).toEqual([null, false])
  const [at, forward, up] = ears
  expect(at).toMatchObject({ x: 0, z: 0 })
  expect(forward.x).toBeCloseTo(-1)
  expect(forward.z).toBeCloseTo(0)
  expect(up.y).toBeCloseTo(1)
})

it('lets nobody be heard who is muted or removed', () => {
  useModeration.setState({ silenced: new Set(['anna']), removed: new Set(['bo']) })
  const { voices } = place('anna', 'bo', 'cy')
  expect(Object.values(voices).map(([, isMuted]) => isMuted)).toEqual([true, true, false])
})
