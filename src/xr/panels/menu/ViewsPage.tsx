import { usePlant } from '#state/plant.ts'
import { showUpTo, useStoreys } from '#state/storeys.ts'
import type { View } from '#twin/Twin.ts'
import { Line } from '../Line.tsx'
import { PagedList } from '../PagedList.tsx'
import { useJump } from '../useJump.ts'

/** The views that the twin file names; a press stands in one. */
export function ViewsPage() {
  const twin = usePlant((plant) => plant.twin)
  const { jump } = useJump()
  const go = (view: View): void => {
    // One stands on a storey, and does not look down into it: nothing is to be cut off.
    if (view.storey !== undefined && useStoreys.getState().top !== null) showUpTo(null)
    jump.toView(view)
  }
  return (
    <PagedList
      items={(twin?.views ?? []).filter(({ plan }) => !plan)}
      rows={8}
      empty="The twin file of this plant names no views."
    >
      {(view) => <Line text={view.name} icon="video" onPress={() => go(view)} />}
    </PagedList>
  )
}
