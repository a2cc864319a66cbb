import { AnimationClip, Group, Mesh, NumberKeyframeTrack } from 'three'
import { expect, test } from 'vitest'
import { ModelClips } from '#scene/model/ModelClips.ts'
import { PartTable } from '#twin/PartTable.ts'

const rest = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]

test('a clip that only morphs pieces of a mesh says that there is something to draw', () => {
  const rig = new Group()
  const body = new Group()
  const piece = new Mesh()
  piece.name = 'piece'
  piece.morphTargetInfluences = [0]
  rig.add(body.add(piece))
  const track = new NumberKeyframeTrack('piece.morphTargetInfluences', [0, 2], [0, 1])
  const rowOf = (object: unknown) => (object === body ? 0 : -1)
  const clips = new ModelClips(rig, [new AnimationClip('Wave', 2, [track])], rowOf)
  const parts = new PartTable([{ path: 'Body', parent: -1, isPart: true, local: rest }])
  clips.table.speed[0] = 1
  clips.update(0.5, parts)
  parts.motions.update()
  parts.clearDirty()
  clips.update(0.5, parts)
  parts.motions.update()
  expect(piece.morphTargetInfluences[0]).toBeCloseTo(0.5)
  expect(parts.dirtyMatrixCount).toBe(1)
  // and nothing while it stands still
  parts.clearDirty()
  clips.table.speed[0] = 0
  clips.update(0.5, parts)
  parts.motions.update()
  expect(parts.dirtyMatrixCount).toBe(0)
})
