import { RectangleGoggles } from 'lucide-react'
import { setHeadset, useHeadset } from '#state/headset.ts'
import css from './HeadsetNote.module.css'

/** Why a headset did not start, or that it has ended, until a person has read it. */
export function HeadsetNote() {
  const words = useHeadset((headset) => headset.words)
  if (words === null) return null
  return (
    <div className={css.note}>
      <RectangleGoggles aria-hidden />
      <output>{words}</output>
      <button type="button" onClick={() => setHeadset({ words: null })}>
        OK
      </button>
    </div>
  )
}
