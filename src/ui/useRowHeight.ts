import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** The height of a line in pixels, as the style sheet sets it for this screen (`--row`). */
export function useRowHeight(element: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(28)
  useLayoutEffect(() => {
    const measure = () => {
      if (!element.current) return
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
      const row = Number.parseFloat(getComputedStyle(element.current).getPropertyValue('--row'))
      setHeight(Math.round(rem * row))
    }
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [element])
  return height
}
