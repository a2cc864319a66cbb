import { PenLine } from 'lucide-react'
import { togglePen, useInk } from '#state/ink.ts'
import { IconButton } from '../IconButton.tsx'

type Props = {
  className?: string
  /** Called once it is in the hand, or away. */
  onTaken?: () => void
}

/** Takes the pen in the hand, or puts it away; not there for who may not draw. */
export function PenButton({ className, onTaken }: Props) {
  const isPen = useInk((ink) => ink.isPen)
  const isOffered = useInk(({ isThere, mayWrite }) => isThere && mayWrite)
  if (!isOffered) return null
  return (
    <IconButton
      icon={PenLine}
      label="Pen: draw for all"
      shortcut="Z"
      pressed={isPen}
      className={className}
      onClick={() => {
        togglePen()
        onTaken?.()
      }}
    />
  )
}
