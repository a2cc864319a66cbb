import { openCrowd } from '../world/openCrowd.ts'
import { openMosquitto } from '../world/openMosquitto.ts'
import { atLeast, atMost, type Verdict } from './Verdict.ts'

/** R5: fifty people in a room, each with a connection of their own, who all hear all. */
export async function people(): Promise<Verdict[]> {
  const broker = await openMosquitto(['max_queued_messages 0', 'max_inflight_messages 0'])
  try {
    const { p95, perSecond } = await openCrowd(broker.tcp, [50, 50, 60, 30])
    return [
      atMost('from one to another p95, ms', p95, 50),
      // 50 × 49 × 20, and a little less by the seconds in which they come.
      atLeast('poses a second that came', perSecond, 45_000),
    ]
  } finally {
    await broker.close()
  }
}
