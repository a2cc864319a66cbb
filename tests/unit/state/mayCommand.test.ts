import { afterEach, describe, expect, it } from 'vitest'
import { setHeadset } from '#state/headset.ts'
import { mayCommand, onMayCommand } from '#state/mayCommand.ts'

const session = {} as XRSession

afterEach(() => setHeadset({ session: null, visibility: 'visible' }))

describe('mayCommand', () => {
  it('lets a person on the page command', () => {
    expect(mayCommand()).toBe(true)
    setHeadset({ visibility: 'hidden' })
    expect(mayCommand()).toBe(true)
  })

  it('lets nobody command whose headset shows something else, or nothing', () => {
    setHeadset({ session })
    expect(mayCommand()).toBe(true)
    setHeadset({ visibility: 'blurred' })
    expect(mayCommand()).toBe(false)
    setHeadset({ visibility: 'hidden' })
    expect(mayCommand()).toBe(false)
  })

  it('tells when the gate closes and opens, once each', () => {
    const told: boolean[] = []
    const stop = onMayCommand((may) => told.push(may))
    setHeadset({ session, visibility: 'blurred' })
    setHeadset({ visibility: 'hidden' })
    setHeadset({ visibility: 'visible' })
    stop()
    setHeadset({ visibility: 'hidden' })
    expect(told).toEqual([true, false, true])
  })
})
