import { LogOut, ScanEye, RectangleGoggles } from 'lucide-react'
import { useMemo } from 'react'
import { useHeadset } from '#state/headset.ts'
import { usePlant } from '#state/plant.ts'
import { budgetOf } from '#twin/budgetOf.ts'
import css from './HeadsetButtons.module.css'
import { IconButton } from './IconButton.tsx'
import { sayBudget } from './sayBudget.ts'

/** The ways into a headset, or out of it. One that is closed says why. */
export function HeadsetButtons() {
  const { vr, ar, mode, isStarting, enter, leave } = useHeadset()
  const reports = usePlant((plant) => plant.reports)
  const budget = useMemo(() => sayBudget(budgetOf(reports)), [reports])
  if (mode !== 'none') {
    return (
      <IconButton icon={LogOut} label="Leave the headset" onClick={leave}>
        <span className={css.word}>Leave</span>
      </IconButton>
    )
  }
  return (
    <>
      {vr && (
        <IconButton
          icon={RectangleGoggles}
          label="Enter VR"
          hint={hintOf(vr, isStarting, budget)}
          className={vr === 'open' ? undefined : css.closed}
          onClick={() => enter('vr')}
        />
      )}
      {ar && (
        <IconButton
          icon={ScanEye}
          label="Enter AR"
          hint={hintOf(ar, isStarting, budget)}
          className={ar === 'open' ? undefined : css.closed}
          onClick={() => enter('ar')}
        />
      )}
    </>
  )
}

type Way = 'open' | { why: string }

/** Why the way is closed, or what waits behind it. */
function hintOf(way: Way, isStarting: boolean, budget: string | null): string | undefined {
  if (way !== 'open') return way.why
  return isStarting ? 'The headset is starting.' : (budget ?? undefined)
}
