import { Tooltip } from '@base-ui/react/tooltip'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import css from './IconButton.module.css'

type Props = {
  icon: LucideIcon
  /** What it does: its accessible name and its tooltip. */
  label: string
  /** The key that does the same. */
  shortcut?: string
  /** More to say about it, as why it does nothing now. */
  hint?: string
  pressed?: boolean
  onClick: () => void
  className?: string
  children?: ReactNode
}

/** A square button with an icon, explained by a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  shortcut,
  hint,
  pressed,
  onClick,
  className,
  children,
}: Props) {
  const name = className ? `${css.button} ${className}` : css.button
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        className={name}
        aria-label={label}
        aria-description={hint}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut}
        onClick={onClick}
      >
        <Icon className={css.icon} aria-hidden />
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={8} collisionPadding={8}>
          <Tooltip.Popup className={css.tip}>
            {label}
            {shortcut && <kbd>{shortcut}</kbd>}
            {hint && <span className={css.hint}>{hint}</span>}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
