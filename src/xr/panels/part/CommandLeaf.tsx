import { Container } from '@react-three/uikit'
import { useState } from 'react'
import type { Command } from '#twin/Command.ts'
import type { Twin } from '#twin/Twin.ts'
import { Slices } from '../Slices.tsx'
import { CommandLine } from './CommandLine.tsx'
import { CommandStep } from './CommandStep.tsx'

/** Commands a page. */
export const commandsAPage = 3

type Props = { twin: Twin; list: readonly Command[]; first: number }

/** What a person may tell a machine to do, on its panel: a page of commands, or the steps to one of them. */
export function CommandLeaf({ twin, list, first }: Props) {
  const [open, setOpen] = useState<Command | null>(null)
  if (open) return <CommandStep twin={twin} command={open} onClose={() => setOpen(null)} />
  return (
    <Container flexDirection="column" gap={6}>
      <Slices each={1}>
        {list.slice(first, first + commandsAPage).map((command) => (
          <CommandLine
            key={command.id}
            twin={twin}
            command={command}
            onPress={() => setOpen(command)}
          />
        ))}
      </Slices>
    </Container>
  )
}
