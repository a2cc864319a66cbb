import { describe, expect, it } from 'vitest'
import { ChipPool, mostLabels } from '#xr/labels/ChipPool.ts'

describe('ChipPool', () => {
  it('gives every chip a cell of its own', () => {
    const { all } = new ChipPool()
    const cells = new Set(all.map(({ cell }) => `${cell.left} ${cell.top}`))
    expect(cells.size).toBe(all.length)
    for (const { cell } of all) {
      expect(cell.left + cell.width).toBeLessThanOrEqual(ChipPool.width)
      expect(cell.top + cell.height).toBeLessThanOrEqual(ChipPool.height)
    }
  })

  it('lets a chip that was seen fade away before another label gets it', () => {
    const pool = new ChipPool()
    const chip = pool.take()
    chip.fade(true, 0.1)
    pool.release(chip)
    expect(pool.fading).toEqual([chip])
    pool.collect()
    expect(pool.fading).toEqual([chip])
    while (chip.fade(false, 0.05)) continue
    pool.collect()
    expect(pool.fading).toEqual([])
  })

  it('has enough for all labels while others are still going, and takes the oldest of those when short', () => {
    const pool = new ChipPool()
    const first = Array.from({ length: mostLabels }, () => pool.take())
    for (const chip of first) {
      chip.fade(true, 1)
      pool.release(chip)
    }
    const second = Array.from({ length: mostLabels }, () => pool.take())
    expect(new Set(second).size).toBe(mostLabels)
    expect(second.every(({ width, isUnpainted }) => width === 0 && isUnpainted)).toBe(true)
  })
})
