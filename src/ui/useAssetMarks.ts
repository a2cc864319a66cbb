import { useCallback, useMemo } from 'react'
import type { RefObject } from 'react'
import { usePlant } from '#state/plant.ts'
import { Quality } from '#twin/Quality.ts'
import { sayNumber } from '#twin/sayValue.ts'
import type { Twin } from '#twin/Twin.ts'
import { AssetMarks } from './AssetMarks.ts'
import { showQuality } from './qualityWords.ts'
import { showState, stateColour } from './stateColours.ts'
import { usePulse, write } from './usePulse.ts'

/**
 * Keeps the small mark of every asset in sight up to date: its worst quality, or the word of its state. Elements under `root`
 * with `data-mark="<asset>"` are written to; the returned function writes to one at once, when it has just come.
 */
export function useAssetMarks(twin: Twin, root: RefObject<HTMLElement | null>) {
  const signals = usePlant((plant) => plant.signals)
  const marks = useMemo(() => new AssetMarks(twin), [twin])
  const paint = useCallback(
    (element: HTMLElement | null) => {
      if (!element || !signals) return
      const asset = Number(element.dataset.mark)
      if (!(asset >= 0) || asset >= marks.worst.length || marks.hasSignals[asset] === 0) return
      const worst = marks.worst[asset]
      const slot = worst === Quality.good ? marks.stateSlot[asset] : -1
      const value = slot < 0 ? NaN : signals.value[slot]
      showState(element, slot < 0 ? '' : stateColour(twin, slot, value))
      if (worst !== Quality.good) return showQuality(element, worst, marks.count[asset])
      delete element.dataset.quality
      write(element, slot < 0 ? '' : sayNumber(twin.signals[slot], value))
    },
    [twin, signals, marks],
  )
  usePulse(() => {
    if (!signals || !root.current) return
    marks.update(signals)
    for (const element of root.current.querySelectorAll<HTMLElement>('[data-mark]')) paint(element)
  }, 2)
  return paint
}
