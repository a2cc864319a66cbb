import { describe, expect, it } from 'vitest'
import { drawQrPath } from '#ui/room/drawQrPath.ts'
import { isOnlyHere, roomAddress } from '#ui/room/roomAddress.ts'

describe('the address of a room', () => {
  it('keeps the plant and the broker, and leaves out what is about this person alone', () => {
    const here =
      'https://plant.example/gemba/?twin=a.json&broker=wss://b&name=Anna&kiosk#v=1,2,3,4,5,6'
    const made = new URL(roomAddress(here, 'main', ''))
    expect(Object.fromEntries(made.searchParams)).toEqual({
      twin: 'a.json',
      broker: 'wss://b',
      room: 'main',
    })
    expect(made.hash).toBe('')
    expect(made.pathname).toBe('/gemba/')
  })

  it('carries a view, and any name that a room can have', () => {
    const made = new URL(roomAddress('https://p.example/', 'Schicht & Früh 1', '#v=1,2,3,4,5,6'))
    expect(made.searchParams.get('room')).toBe('Schicht & Früh 1')
    expect(made.hash).toBe('#v=1,2,3,4,5,6')
  })

  it('is known to lead nowhere else when it is one of this computer', () => {
    for (const host of ['localhost:80', '127.0.0.1', '[::1]:5', 'localhost'])
      expect(isOnlyHere(`http://${host}/`)).toBe(true)
    for (const host of ['192.168.1.5', 'plant.example', 'localhost.example'])
      expect(isOnlyHere(`http://${host}/`)).toBe(false)
  })
})

describe('the QR code of an address', () => {
  it('has a light edge and the three marks of its corners', () => {
    const { side, path } = drawQrPath('https://plant.example/?room=main')!
    expect(side).toBe(25 + 8)
    // The upper edge of the marks in the two upper corners.
    expect(path.startsWith('M4 4h7v1h-7z')).toBe(true)
    expect(path).toContain('M22 4h7v1h-7z')
  })

  it('is none of what is too long for one', () => {
    expect(drawQrPath('x'.repeat(4000))).toBeNull()
  })
})
