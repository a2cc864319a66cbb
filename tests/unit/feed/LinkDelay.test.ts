import { describe, expect, it } from 'vitest'
import { LinkDelay } from '#feed/transports/LinkDelay.ts'

/** A link that answers after so many milliseconds, asked once a second. */
function makeLink(...answers: number[]): LinkDelay {
  const delay = new LinkDelay()
  answers.forEach((took, i) => {
    delay.ask(i * 1000)
    delay.answer(i * 1000 + took)
  })
  return delay
}

describe('LinkDelay', () => {
  it('a link as quick as ever has no delay, however slow it is', () => {
    expect(makeLink(180).at(1000)).toBe(0)
    expect(makeLink(180, 180.5).at(2000)).toBe(0)
  })

  it('an answer that stood in line tells how long', () => {
    expect(makeLink(5, 405).at(2000)).toBeCloseTo(399.5)
  })

  it('an answer that does not come counts before it comes', () => {
    const delay = makeLink(5, 5)
    expect(delay.ask(2000)).toBe(true)
    expect(delay.at(2004)).toBe(0)
    expect(delay.at(2905)).toBe(900)
  })

  it('nothing is asked again before it was answered', () => {
    const delay = new LinkDelay()
    expect([delay.ask(0), delay.ask(500)]).toEqual([true, false])
    delay.answer(600)
    expect(delay.ask(1000)).toBe(true)
  })

  it('what is asked again after 4 s without an answer is timed on its own', () => {
    const delay = makeLink(5)
    expect([delay.ask(1000), delay.ask(4900), delay.ask(5000)]).toEqual([true, false, true])
    delay.answer(7005)
    expect(delay.at(7005)).toBeCloseTo(5999.5)
    delay.answer(7505)
    expect(delay.at(7505)).toBeCloseTo(2499)
  })

  it('before the first answer nothing is known, and an answer to nothing is nobody’s', () => {
    const delay = new LinkDelay()
    delay.answer(100)
    delay.ask(200)
    expect(delay.at(9000)).toBe(0)
  })

  it('a route that stays slower becomes the usual one in time', () => {
    const delay = makeLink(5, ...Array.from({ length: 200 }, () => 55))
    expect(delay.at(201_000)).toBe(0)
  })
})
