import { describe, expect, it } from 'vitest'
import { readWall } from '#state/readWall.ts'
import { readWallSay, writeWallSay } from '#state/WallSay.ts'

/** What is wrong with an address that is. */
function said(search: string): string {
  const { cell, problem } = readWall(search)
  expect(cell).toBeNull()
  return problem
}

describe('the address of a display in a wall', () => {
  it('names columns by rows, its own column and row from the top left, and what frames hide', () => {
    expect(readWall('?wall=3x2&cell=2,1&gap=1.5')).toEqual({
      cell: { columns: 3, rows: 2, column: 2, row: 1, gap: 0.015 },
      problem: '',
    })
    expect(readWall('?wall=2x1&cell=0,0').cell).toMatchObject({ columns: 2, column: 0, gap: 0 })
    // One display is a wall, too.
    expect(readWall('?wall=1x1').cell).toMatchObject({ columns: 1, rows: 1, column: 0, row: 0 })
    expect(readWall('?kiosk')).toEqual({ cell: null, problem: '' })
  })

  it('that is wrong is said in words, and all of the picture is shown', () => {
    for (const wall of ['', '2', '2by1', '0x1', '2x99', '-2x1', '2x1x1', '2,1', 'x'.repeat(99)])
      expect(said(`?wall=${wall}&cell=0,0`)).toContain('must be columns x rows')
    expect(said('?wall=2x1')).toContain('“cell=0,0” to “cell=1,0”')
    for (const cell of ['2,0', '0,1', 'a', '1', '-1,0', '0.5,0', '0,0,0'])
      expect(said(`?wall=2x1&cell=${cell}`)).toContain(`another cell than “cell=${cell}”`)
    for (const gap of ['x', '-1', '80', 'NaN'])
      expect(said(`?wall=2x1&cell=0,0&gap=${gap}`)).toContain('per cent of a display')
    expect(said('?kiosk&cell=0,0')).toContain('no “wall”')
  })
})

describe('what a display of a wall says', () => {
  it('is read as it was written; anything else is nothing', () => {
    const cell = { columns: 2, rows: 1, column: 1, row: 0 }
    for (const at of [-Infinity, 1_700_000_000_123])
      for (const goal of ['', 'oven.hot', 'a b\n“c” 1x1 0,0 - '])
        expect(readWallSay(writeWallSay({ ...cell, at, goal }))).toEqual({ ...cell, at, goal })
    for (const text of ['', '2x1', '2x1 0,0', '2x1 0,0 x oven', '{}'])
      expect(readWallSay(text)).toBeNull()
  })
})
