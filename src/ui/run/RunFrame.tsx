import css from './RunFrame.module.css'

/** Round and over the picture: what is in it is not measured. */
export function RunFrame() {
  return (
    <div className={css.frame} aria-hidden>
      <span className={css.mark}>Simulated</span>
    </div>
  )
}
