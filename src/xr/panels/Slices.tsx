import { useContext, useEffect, useState, type ReactNode } from 'react'
import { PanelContext } from './PanelContext.ts'
import { awaitTurn } from './turns.ts'

type SlicesProps = {
  /** So many of them in a frame. */
  each?: number
  children: readonly ReactNode[]
}

/**
 * Brings things onto a panel a few in a frame: a panel that is built at once holds a frame up for 30 ms and more, and a person in a
 * headset sees the world stand still. A panel is not shown before it is whole.
 */
export function Slices({ each = 2, children }: SlicesProps) {
  const { frame } = useContext(PanelContext)
  const [count, setCount] = useState(0)
  const isWhole = count >= children.length
  useEffect(() => {
    return isWhole ? undefined : awaitTurn(() => setCount(count + each))
  }, [isWhole, count, each])
  useEffect(() => (isWhole ? undefined : frame?.await()), [isWhole, frame])
  return children.slice(0, count)
}
