import { usePanels } from '#state/panels.ts'
import { useSelection } from '#state/selection.ts'
import { freeArea } from '#state/stage.ts'

/** Tells the camera what panels cover of the picture, so that what it flies to is seen beside them. Returns its stop. */
export function attachFreeArea(): () => void {
  measure()
  const stops = [usePanels.subscribe(measure), useSelection.subscribe(measure)]
  window.addEventListener('resize', measure)
  return () => {
    window.removeEventListener('resize', measure)
    for (const stop of stops) stop()
  }
}

function measure(): void {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  const across = Math.max(1, innerWidth / rem)
  const high = Math.max(1, innerHeight / rem)
  const { tree: hasTree, people: hasPeople, notes: hasNotes, whatIf } = usePanels.getState()
  const { asset, part } = useSelection.getState()
  const hasSelection = hasNotes || whatIf || asset !== null || part !== null
  // as wide and as high as the style sheets of the panels make them
  const isSheet = across <= 36
  const isSmall = across <= 80
  freeArea.top = 3 / high
  freeArea.left = hasTree && !isSheet ? (isSmall ? 17 : 19) / across : 0
  const side = whatIf && !hasNotes ? (isSmall ? 26 : 30) : isSmall ? 23 : 24
  const selection = hasSelection ? side : 0
  const people = hasPeople ? 20 : 0
  // on a middling screen one lies over the other
  const right = across <= 60 ? Math.max(selection, people) : selection + people
  freeArea.right = isSheet ? 0 : right / across
  const sheet = hasPeople
    ? 0.66
    : hasNotes
      ? 0.58
      : whatIf
        ? 0.66
        : hasSelection
          ? 0.52
          : hasTree
            ? 0.62
            : 0
  freeArea.bottom = isSheet ? sheet : 0
  freeArea.bottom += 2 / high
  // hardly anything is left between the panels: then they are looked past
  if (freeArea.left + freeArea.right > 0.7) freeArea.left = freeArea.right = 0
}
