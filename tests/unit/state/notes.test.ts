import { beforeEach, expect, test } from 'vitest'
import { togglePlacing, useNotes } from '#state/notes.ts'

const draft = { target: { part: null, point: [0, 0, 0], normal: null }, view: null, picture: null }

beforeEach(() => useNotes.setState({ isPlacing: false, draft: null, mayWrite: true }))

test('chooses a place for a new note, and no longer when asked again', () => {
  togglePlacing()
  expect(useNotes.getState().isPlacing).toBe(true)
  togglePlacing()
  expect(useNotes.getState().isPlacing).toBe(false)
})

test('keeps a note that is being written when its key is pressed once more', () => {
  useNotes.setState({ draft: draft as never })
  togglePlacing()
  expect(useNotes.getState()).toMatchObject({ isPlacing: false, draft })
})
