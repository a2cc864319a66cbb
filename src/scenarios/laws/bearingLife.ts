import { pow } from '../exact/pow.ts'

export type BearingKind = 'ball' | 'roller'

/**
 * Basic rating life of a bearing in million revolutions, which 90 % of them reach: L10 = (C/P)^p, p = 3 for balls and 10/3 for
 * rollers (ISO 281). `rating` C and `load` P in the same unit of force.
 */
export function bearingLife(rating: number, load: number, kind: BearingKind): number {
  return pow(rating / load, kind === 'ball' ? 3 : 10 / 3)
}

/** The same in hours at a constant speed in rpm: L10h = 10⁶/(60·n)·L10. */
export function bearingHours(rating: number, load: number, kind: BearingKind, rpm: number): number {
  return (1e6 / (60 * rpm)) * bearingLife(rating, load, kind)
}
