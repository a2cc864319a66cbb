import type { ReadonlySignal } from '@preact/signals-core'
import { useState } from 'react'
import { whyNoCommand } from '#state/whyNoCommand.ts'
import type { Command } from '#twin/Command.ts'
import { useLive } from '../useLive.ts'
import { usePulse } from '../usePulse.ts'

/** Whether a command cannot be given now, and why; looked at a few times a second. */
export function useBarred(command: Command): { isBarred: boolean; why: ReadonlySignal<string> } {
  const [isBarred, setBarred] = useState(true)
  const why = useLive(() => whyNoCommand(command) ?? '')
  usePulse(() => setBarred(whyNoCommand(command) !== null))
  return { isBarred, why }
}
