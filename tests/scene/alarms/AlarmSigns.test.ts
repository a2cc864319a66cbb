import { InstancedMesh, Vector3 } from 'three'
import { expect, it } from 'vitest'
import { AlarmSigns } from '#scene/alarms/AlarmSigns.ts'
import { alarmPriorities } from '#twin/Alarm.ts'

it('gives each priority a solid of its own, over its machines, and takes those away that are over', () => {
  const signs = new AlarmSigns()
  const top = new Vector3(3, 2, 1)
  signs.show(alarmPriorities.map((priority) => ({ priority, isOpen: true, top })))
  const meshes = signs.group.children.filter((child) => child instanceof InstancedMesh)
  expect(meshes.map(({ count }) => count)).toEqual([1, 1, 1, 1])
  expect(new Set(meshes.map(({ geometry }) => geometry.type)).size).toBe(4)
  const lowest = meshes.map((mesh) => {
    mesh.computeBoundingBox()
    return mesh.boundingBox!.min.y
  })
  // Half a metre and a little over the machine: a label of its value has room below.
  for (const y of lowest) expect(y).toBeCloseTo(2.55, 5)
  signs.show([{ priority: 'low', isOpen: false, top }])
  expect(meshes.map(({ name, count }) => [name, count])).toEqual(
    alarmPriorities.map((priority) => [priority, priority === 'low' ? 1 : 0]),
  )
  signs.dispose()
})
