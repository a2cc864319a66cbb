import { expect, test } from 'vitest'
import { chooseGiven, isLitter } from '#twin/chooseGiven.ts'

test('chooses the twin file nearest the top', () => {
  const paths = ['plant/old/twin.json', 'plant/hall.glb', 'plant/twin.json', 'plant/a.json']
  expect(chooseGiven(paths)).toEqual({ twin: 'plant/twin.json' })
})

test('knows a twin file by what browsers make of its name', () => {
  expect(chooseGiven(['twin (1).json', 'hall.glb'])).toEqual({ twin: 'twin (1).json' })
  expect(chooseGiven(['my plant.json'])).toEqual({ twin: 'my plant.json' })
})

test('takes all models where there is no twin file', () => {
  const paths = ['b.GLB', 'sub/a.gltf', 'sub/a.bin', 'notes.json', 'a.png']
  expect(chooseGiven(paths)).toEqual({ models: ['b.GLB', 'sub/a.gltf'] })
})

test('takes some of very many models, and says so', () => {
  const chosen = chooseGiven(Array.from({ length: 90 }, (_, i) => `m${i}.glb`))
  if (!('models' in chosen)) throw new Error('no models were chosen')
  expect(chosen.models.length).toBe(40)
  expect(chosen.warning?.text).toMatch(/90 models/)
})

test('says what was given and what can be opened', () => {
  const chosen = chooseGiven(['a.step', 'b.fbx', 'c.txt', 'd.txt', 'e.txt'])
  if (!('problem' in chosen)) throw new Error('something was chosen')
  expect(chosen.problem.text).toMatch(/“a.step”.*1 more/)
  expect(chosen.problem.advice).toMatch(/\.glb/)
  expect(chooseGiven([])).toHaveProperty('problem')
})

test('knows what systems leave behind', () => {
  expect(['__MACOSX/._a.glb', 'a/.DS_Store', 'Thumbs.db', 'x/._hall.glb'].every(isLitter)).toBe(
    true,
  )
  expect(['a.glb', 'macosx/a.glb'].some(isLitter)).toBe(false)
})
