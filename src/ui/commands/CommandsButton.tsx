import { ScrollText } from 'lucide-react'
import { useCommands } from '#state/commands.ts'
import { toggleCommands, usePanels } from '#state/panels.ts'
import { IconButton } from '../IconButton.tsx'

/** Opens the list of what was done to the plant; not there where nothing can be done. */
export function CommandsButton({ className }: { className?: string }) {
  const isOpen = usePanels(({ commands, notes }) => commands && !notes)
  const isThere = useCommands(({ list, trail }) => list.length > 0 || trail.length > 0)
  if (!isThere) return null
  return (
    <IconButton
      icon={ScrollText}
      label="What was done"
      pressed={isOpen}
      className={className}
      onClick={toggleCommands}
    />
  )
}
