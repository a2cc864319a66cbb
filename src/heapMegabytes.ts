/** The JavaScript heap by Chromium's own figures; other browsers do not tell: 0. */
export function heapMegabytes(figure: 'usedJSHeapSize' | 'jsHeapSizeLimit'): number {
  const { memory } = performance as { memory?: Record<typeof figure, number> }
  return memory ? memory[figure] / 1e6 : 0
}
