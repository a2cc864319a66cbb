import { computed } from '@preact/signals-core'
import { Container } from '@react-three/uikit'
import { useContext, useMemo, type ReactNode } from 'react'
import { PanelContext } from './PanelContext.ts'
import { useFollowing } from './useFollowing.ts'

/** One of several pages that share a panel: it stays when another one is shown, since taking it away and making it anew hold frames up. */
export function Leaf({ isShown, children }: { isShown: boolean; children: ReactNode }) {
  const above = useContext(PanelContext)
  const isOwn = useFollowing(isShown)
  const context = useMemo(() => {
    return { ...above, isShown: computed(() => above.isShown.value && isOwn.value) }
  }, [above, isOwn])
  return (
    <PanelContext value={context}>
      <Container
        positionType="absolute"
        inset={12}
        flexDirection="column"
        visibility={isShown ? 'visible' : 'hidden'}
      >
        {children}
      </Container>
    </PanelContext>
  )
}
