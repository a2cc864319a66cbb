import { writeFile } from 'node:fs/promises'
import { buildOffice } from './buildOffice.ts'
import { makeTwin } from './twin/makeTwin.ts'

const started = performance.now()
await writeFile(new URL('../twin.json', import.meta.url), makeTwin())
const bytes = await buildOffice()
await writeFile(new URL('../office.glb', import.meta.url), bytes)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(`office.glb: ${(bytes.length / 1e6).toFixed(2)} MB in ${seconds} s`)
