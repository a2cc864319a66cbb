import { useEffect, useState } from 'react'
import { sayWords } from '#people/Said.ts'
import { isHeard, useChat, type ChatLine } from '#state/chat.ts'
import { askToWrite, usePanels } from '#state/panels.ts'
import css from './ChatToasts.module.css'
import { Swatch } from './Swatch.tsx'

/** Milliseconds that a line is shown. */
const lasts = 6000
const most = 3

/** What others say while the chat is closed, for a moment; a press opens it. */
export function ChatToasts() {
  const isOpen = usePanels((panels) => panels.people)
  const [shown, setShown] = useState<readonly ChatLine[]>([])
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>()
    const stop = useChat.subscribe((chat, before) => {
      // The panel shows them itself, or how many there are.
      if (chat.lines === before.lines || usePanels.getState().people) return
      const last = before.lines.at(-1)?.id ?? 0
      const come = chat.lines
        .slice(-most)
        .filter((line) => line.id > last && !line.isMine && isHeard(line))
      if (come.length === 0) return
      setShown((lines) => [...lines, ...come].slice(-most))
      const timer = setTimeout(() => {
        timers.delete(timer)
        setShown((lines) => lines.filter((line) => !come.includes(line)))
      }, lasts)
      timers.add(timer)
    })
    return () => {
      stop()
      for (const timer of timers) clearTimeout(timer)
    }
  }, [])
  return (
    <div className={css.toasts} role="log" aria-live="polite" aria-label="New lines">
      {!isOpen &&
        shown.map((line) => (
          <button key={line.id} type="button" className={css.toast} onClick={askToWrite}>
            <Swatch name={line.name} colour={line.colour} />
            <span className={css.said}>
              <b>{line.name}</b>
              <span>{sayWords(line.said)}</span>
            </span>
          </button>
        ))}
    </div>
  )
}
