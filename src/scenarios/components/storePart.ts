import type { Build, Figure, Part } from './ComponentKind.ts'

/** What buffers, conveyors and tanks share: they hold something, and know how much of it on average. */
export function storePart(
  { line, store }: Build,
  capacityOf: (options: Record<string, unknown>) => number,
): Part {
  let capacity = line.plan.stores[store].capacity
  const content = (time: number): number => line.contentAt(store, time)
  const mean = (time: number): number =>
    time > 0 ? line.contentSecondsAt(store, time) / time : content(time)
  const share = (items: number): number =>
    capacity > 0 && capacity < Infinity ? (100 * items) / capacity : 0
  const level: Figure = {
    key: 'level',
    name: 'Mean content',
    unit: 'items',
    digits: 1,
    better: 'neither',
    read: mean,
  }
  const fill: Figure = {
    key: 'fill',
    name: 'Mean fill',
    unit: '%',
    digits: 1,
    better: 'neither',
    read: (time) => share(mean(time)),
  }
  return {
    figures: capacity < Infinity ? [level, fill] : [level],
    main: capacity < Infinity ? 'fill' : 'level',
    course:
      capacity < Infinity
        ? { name: 'fill', unit: '%', isSum: false, scale: 1, read: (time) => share(content(time)) }
        : { name: 'content', unit: 'items', isSum: false, scale: 1, read: content },
    ports: { level: content, fill: (time) => share(content(time)) },
    start: (port, value) =>
      line.setContent(store, port === 'fill' ? (value / 100) * capacity : value),
    retune: (options) => {
      const next = capacityOf(options)
      if (next === capacity) return
      capacity = next
      line.setCapacity(store, next)
    },
  }
}
