import { LogOut, ScanEye, RectangleGoggles } from 'lucide-react'
import { useHeadset } from '#state/headset.ts'
import css from './HeadsetButtons.module.css'
import { IconButton } from './IconButton.tsx'

/** The ways into a headset, or out of it. One that is closed says why. */
export function HeadsetButtons() {
  const { vr, ar, mode, isStarting, enter, leave } = useHeadset()
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
          hint={hintOf(vr, isStarting)}
          className={vr === 'open' ? undefined : css.closed}
          onClick={() => enter('vr')}
        />
      )}
      {ar && (
        <IconButton
          icon={ScanEye}
          label="Enter AR"
          hint={hintOf(ar, isStarting)}
          className={ar === 'open' ? undefined : css.closed}
          onClick={() => enter('ar')}
        />
      )}
    </>
  )
}

type Way = 'open' | { why: string }

function hintOf(way: Way, isStarting: boolean): string | undefined {
  if (way !== 'open') return way.why
  return isStarting ? 'The headset is starting.' : undefined
}
