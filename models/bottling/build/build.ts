import { writeFile } from 'node:fs/promises'
import { buildBottling } from './buildBottling.ts'

const started = performance.now()
const bytes = await buildBottling()
await writeFile(new URL('../bottling.glb', import.meta.url), bytes)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(`bottling.glb: ${(bytes.length / 1e6).toFixed(2)} MB in ${seconds} s`)
