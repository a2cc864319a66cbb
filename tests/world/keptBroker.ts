/**
 * The broker of `npm start` in a process of its own, so that it can be killed: `tsx keptBroker.ts FOLDER` keeps in that folder what rooms
 * keep, prints the address of its WebSockets, and runs until it is ended.
 */
import { createServer } from 'node:http'
import { listen } from '#server/listen.ts'
import { openBroker } from '#server/openBroker.ts'

const http = createServer()
const port = await listen(http, '127.0.0.1', 0, '--port')
await openBroker(http, '127.0.0.1', 0, { data: process.argv[2], say: console.error })
console.log(`ws://127.0.0.1:${port}/mqtt`)
