import { FileInput } from 'lucide-react'
import css from './DropOverlay.module.css'

/** Over the whole page while files hang over it. */
export function DropOverlay() {
  return (
    <div className={css.overlay}>
      <div className={css.sheet}>
        <FileInput aria-hidden />
        <p className={css.what}>Drop a model, a folder, a .zip or a twin.json</p>
        <p className={css.note}>It is opened here and sent nowhere.</p>
      </div>
    </div>
  )
}
