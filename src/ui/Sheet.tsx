import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import css from './Sheet.module.css'

type Props = {
  title: string
  /** Of what scrolls in it. */
  label: string
  open: boolean
  onOpenChange: (open: boolean) => void
  /** Classes of the sheet, which give it a width, and of its content. */
  className: string
  contentClassName: string
  children: ReactNode
}

/** A sheet over the page with a title, a way to close it, and content that scrolls, by keyboard too. */
export function Sheet(props: Props) {
  const sheet = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup
          ref={sheet}
          initialFocus={sheet}
          className={`${css.sheet} ${props.className}`}
        >
          <div className={css.head}>
            <Dialog.Title className={css.title}>{props.title}</Dialog.Title>
            <Dialog.Close className={css.close} aria-label="Close">
              <X aria-hidden />
            </Dialog.Close>
          </div>
          {/* what scrolls must be reachable by the keyboard */}
          <section
            className={`${css.content} ${props.contentClassName}`}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            aria-label={props.label}
          >
            {props.children}
          </section>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
