import { describe, expect, it } from 'vitest'
import { readFlags } from '#server/readFlags.ts'
import { UsageError } from '#server/UsageError.ts'

describe('readFlags', () => {
  it('starts the bottling plant on 127.0.0.1:5180 when nothing is said', () => {
    expect(readFlags([])).toEqual({
      help: false,
      dev: false,
      host: '127.0.0.1',
      port: 5180,
      https: false,
      mqttHost: '127.0.0.1',
      mqttPort: 5183,
      plant: 'bottling',
      simulator: true,
      process: false,
    })
  })

  it('takes every option', () => {
    const line =
      '--port 1 --mqtt-port=2 --host 0.0.0.0 --plant hall --no-simulator --broker mqtt://b --broker-ws ws://b:9001'
    expect(readFlags(line.split(' '))).toMatchObject({
      port: 1,
      mqttPort: 2,
      host: '0.0.0.0',
      plant: 'hall',
      simulator: false,
      process: false,
      broker: 'mqtt://b',
      brokerWs: 'ws://b:9001',
    })
  })

  it('serves https to the network, and plain MQTT to this machine, until an address is named', () => {
    expect(readFlags(['--https'])).toMatchObject({
      https: true,
      host: '0.0.0.0',
      mqttHost: '127.0.0.1',
    })
    const line = '--https --host 192.168.1.2 --cert c.pem --key k.pem --no-simulator'
    expect(readFlags(line.split(' '))).toMatchObject({
      host: '192.168.1.2',
      mqttHost: '192.168.1.2',
      certificate: { cert: 'c.pem', key: 'k.pem' },
    })
  })

  it('takes who may come in, as what, and where notes are kept', () => {
    expect(readFlags('--users u.json --anonymous guest --data notes'.split(' '))).toMatchObject({
      users: 'u.json',
      anonymous: 'guest',
      data: 'notes',
    })
    expect(readFlags(['--data', 'none'])).toMatchObject({ data: null })
  })

  it('takes with --https a broker that a browser may reach from there', () => {
    for (const brokerWs of ['wss://b:9001', 'ws://127.0.0.1:9001']) {
      const line = `--https --no-simulator --broker-ws ${brokerWs}`
      expect(readFlags(line.split(' '))).toMatchObject({ brokerWs })
    }
  })

  it.each([
    ['--prot 1', 'There is no option --prot. Did you mean --port?'],
    ['--qqqqqqqq', 'There is no option --qqqqqqqq. --help lists them.'],
    ['-x', 'There is no option -x. --help lists them.'],
    ['hall', '“hall” belongs to no option. --help lists them.'],
    ['--port', '--port needs a value. --help says more.'],
    ['--no-simulator=1', '--no-simulator takes no value. --help says more.'],
    [
      '--process --no-simulator',
      '--process plays the plant and --no-simulator does not: choose one.',
    ],
    ['--port 65536', '--port wants a number from 0 to 65535, not “65536”.'],
    ['--port 1e3', '--port wants a number from 0 to 65535, not “1e3”.'],
    [
      '--broker mqtt://b',
      "The page needs the broker's WebSocket too: add --broker-ws ws://… to --broker.",
    ],
    [
      '--broker b --broker-ws ws://b',
      '--broker wants an address such as mqtt://host:1883, not “b”.',
    ],
    [
      '--broker mqtt://b --broker-ws mqtt://b',
      '--broker-ws wants an address such as ws://host:9001, not “mqtt://b”.',
    ],
    ['--anonymous enginer', 'There is no role “enginer”. Did you mean engineer?'],
    [
      '--anonymous x',
      'There is no role “x”. There are: kiosk, guest, viewer, inspector, operator, engineer.',
    ],
    [
      '--no-simulator --broker-ws ws://b --users u.json',
      "--users is for Gemba's own broker; yours has its own users: npm run access -- mosquitto (or emqx) makes their rules.",
    ],
    ['--cert c.pem --https', '--cert needs its private key too: add --key FILE.'],
    ['--key k.pem --https', '--key needs its certificate too: add --cert FILE.'],
    ['--cert c.pem --key k.pem', '--cert and --key are for --https: add it.'],
    [
      '--https --no-simulator --broker-ws ws://ann:secret@b:9001',
      "ws://…@b:9001 is not encrypted: with --https a browser refuses it. Give the broker's wss:// address, or leave out --broker and --broker-ws: Gemba's own broker speaks wss.",
    ],
    [
      '--broker-ws ws://b',
      'Where is the simulator to publish? Add --broker mqtt://… to --broker-ws, or --no-simulator.',
    ],
  ])('says in one line what is wrong with %s', (line, message) => {
    expect(() => readFlags(line.split(' '))).toThrow(new UsageError(message))
  })
})
