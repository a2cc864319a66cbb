import { describe, expect, it } from 'vitest'
import { plainHosts } from '#feed/plainHosts.ts'
import { resolveBroker } from '#feed/resolveBroker.ts'

const page = 'http://127.0.0.1:5180/site/index.html?x=1'

describe('resolveBroker', () => {
  it.each([
    ['mqtt', page, 'ws://127.0.0.1:5180/site/mqtt'],
    ['/mqtt', page, 'ws://127.0.0.1:5180/mqtt'],
    ['mqtt', 'https://plant.example/', 'wss://plant.example/mqtt'],
    ['https://b.example/mqtt', page, 'wss://b.example/mqtt'],
    ['ws://127.0.0.1:9001', 'https://plant.example/', 'ws://127.0.0.1:9001/'],
    ['loopback://test', page, 'loopback://test'],
  ])('reads %s on %s', (text, base, broker) => {
    expect(resolveBroker(text, base)).toEqual({ broker })
  })

  it('speaks unencrypted to this machine alone, and to hosts that the site itself names', () => {
    const lan = 'http://10.0.0.5/'
    const said = 'is not encrypted, and values and passwords would go over the network in the open'
    for (const [text, base] of [
      ['ws://ann:secret@b.example:9001', page],
      ['mqtt', lan],
    ])
      expect(resolveBroker(text, base)).toMatchObject({
        problem: { text: expect.stringContaining(said), advice: expect.stringContaining('wss:') },
      })
    plainHosts.set(['b.example', 'self'])
    expect(resolveBroker('ws://b.example:9001', page)).toEqual({ broker: 'ws://b.example:9001/' })
    expect(resolveBroker('mqtt', lan)).toEqual({ broker: 'ws://10.0.0.5/mqtt' })
    expect(resolveBroker('ws://c.example', lan)).toHaveProperty('problem')
    plainHosts.set([])
  })

  it('takes user and password out of the address', () => {
    expect(resolveBroker('wss://an%20n:100%@b.example/mqtt', page)).toEqual({
      broker: 'wss://b.example/mqtt',
      username: 'an n',
      password: '100%',
    })
  })

  it.each([
    ['http://', 'is not an address'],
    ['mqtt://b.example', 'is for plain MQTT, which a browser cannot speak'],
    ['ftp://b.example', 'begins with ftp://, which is no broker'],
  ])('says what is wrong with %s', (text, what) => {
    expect(resolveBroker(text, page)).toMatchObject({
      problem: { text: `The broker's address “${text}” ${what}.` },
    })
  })

  it('shows no password, and refuses an open link from a safe page', () => {
    expect(resolveBroker('ws://ann:secret@b.example/', 'https://plant.example/')).toMatchObject({
      problem: {
        text: "The broker's address “ws://…@b.example/” is not encrypted, and this page came over https.",
        advice: 'Use the wss: address of the broker.',
      },
    })
  })
})
