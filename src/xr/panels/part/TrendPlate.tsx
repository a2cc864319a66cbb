import { Image } from '@react-three/uikit'
import { useEffect, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { onPulse } from '#state/pulse.ts'
import type { Twin } from '#twin/Twin.ts'
import { TrendPicture } from './TrendPicture.ts'

/** Millimetres. */
export const chartHeight = 146

/** The last minutes of a signal as a chart on a panel; drawn when a sample has come, or a second has gone by. */
export function TrendPlate({ twin, slot, width }: { twin: Twin; slot: number; width: number }) {
  const history = usePlant((plant) => plant.history)
  const [picture] = useState(() => new TrendPicture(width, chartHeight))
  useEffect(() => {
    picture.open(twin, slot, history)
    picture.draw(performance.now())
    return onPulse(() => picture.draw(performance.now()))
  }, [picture, twin, slot, history])
  useEffect(() => () => picture.close(), [picture])
  return (
    <Image
      src={picture.texture}
      width={width}
      height={chartHeight}
      keepAspectRatio={false}
      pointerEvents="none"
    />
  )
}
