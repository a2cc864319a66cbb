import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type RefObject } from 'react'
import { useRowHeight } from './useRowHeight.ts'

type Options = {
  count: number
  /** Lines beyond what is in sight. */
  overscan: number
  keyOf?: (index: number) => string | number
}

/** A long list of lines of one height, of which those in sight are there: what scrolls, and which. */
export function useVirtualLines({ count, overscan, keyOf }: Options): {
  scroller: RefObject<HTMLDivElement | null>
  rows: Virtualizer<HTMLDivElement, Element>
} {
  const scroller = useRef<HTMLDivElement>(null)
  const height = useRowHeight(scroller)
  // the React compiler, which could not handle it, is not used here
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    ...(keyOf && { getItemKey: keyOf }),
    overscan,
  })
  useEffect(() => rows.measure(), [rows, height])
  return { scroller, rows }
}
