import { Check, Link, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { setOpening, useOpening } from '#state/opening.ts'
import { copyText } from './copyText.ts'
import { IconButton } from './IconButton.tsx'
import { makeViewAddress } from './ViewLink.ts'
import { currentView } from './applyViewLink.ts'

/** Copies a link that restores what one sees now; what came from the person's own machine has none, and the page says so. */
export function LinkButton({ className }: { className?: string }) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'shown'>('none')
  useEffect(() => {
    if (outcome === 'none') return undefined
    const timer = setTimeout(() => setOutcome('none'), 3000)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    if (useOpening.getState().isGiven) {
      setOpening({ isLinkRefused: true })
      return
    }
    const address = makeViewAddress(location.href, currentView())
    // the address bar shows it too, without a step in the history: it can be copied there when the clipboard is closed
    history.replaceState(history.state, '', address)
    setOutcome((await copyText(address)) ? 'copied' : 'shown')
  }
  const label = {
    none: 'Copy a link to this view',
    copied: 'Link copied',
    shown: 'Copy it from the address bar',
  }
  const icon = { none: Link, copied: Check, shown: TriangleAlert }
  return (
    <>
      <IconButton
        icon={icon[outcome]}
        label={label[outcome]}
        className={className}
        onClick={() => void copy()}
      />
      <output className="visually-hidden">{outcome === 'none' ? '' : label[outcome]}</output>
    </>
  )
}
