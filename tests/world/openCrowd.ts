import { spawn } from 'node:child_process'
import { join } from 'node:path'

/** How late poses came from one to another in milliseconds, how many a second, and their bytes on the wire. */
export type Came = { p50: number; p95: number; p99: number; perSecond: number; wire: number }

/** People in a room on that broker (`crowd.ts`, in a process of its own), with its numbers from the second on; ends when they have gone. */
export async function openCrowd(broker: string, given: readonly number[]): Promise<Came> {
  const program = join(import.meta.dirname, '../world/crowd.ts')
  const args = ['--import', 'tsx', program, new URL(broker).port, ...given.map(String)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  await new Promise((resolve) => child.once('exit', resolve))
  return JSON.parse(text) as Came
}
