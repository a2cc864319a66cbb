import { Circle, CircleAlert, CircleCheck, CircleMinus } from 'lucide-react'
import css from './Inspections.module.css'

/** How a step stands, by shape as well as by colour. */
export function StepSign({ is }: { is: 'ok' | 'notOk' | 'na' | null }) {
  const Icon =
    is === null ? Circle : is === 'notOk' ? CircleAlert : is === 'na' ? CircleMinus : CircleCheck
  return <Icon className={css.sign} data-is={is ?? 'open'} aria-hidden />
}
