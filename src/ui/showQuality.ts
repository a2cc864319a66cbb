import { qualityName } from '#twin/Quality.ts'
import { sayQuality } from '#twin/sayReceived.ts'
import { qualityWords } from '#twin/qualityWords.ts'
import { write } from './usePulse.ts'

/** Marks an element with a quality: its icon and colour come from the theme, its word, with a number before it, from here; `received` as in `SignalTable`. */
export function showQuality(element: HTMLElement, code: number, count = 0, received = NaN): void {
  const name = qualityName(code)
  if (element.dataset.quality !== name) element.dataset.quality = name
  write(element, count > 0 ? `${count} ${qualityWords[name]}` : sayQuality(code, received))
}
