/** How a person moves in a headset. */
export type HeadsetSettings = {
  /** Degrees of one turn by the stick, or `smooth`. */
  turn: 30 | 45 | 'smooth'
  /** Whether the other stick walks; teleporting always works. */
  walk: boolean
  /** Whether the edge of the sight goes dark while the stick moves the person. */
  vignette: boolean
  /** The hand that turns and teleports; the other one walks. */
  hand: 'right' | 'left'
  /** How fast the stick walks. */
  speed: 'slow' | 'normal' | 'fast'
  /** Who sits is lifted to the height of somebody who stands. */
  seated: boolean
  /** Centimetres by which the eyes are lifted besides. */
  raise: number
}

/** The comfortable ones. */
const defaults: HeadsetSettings = {
  turn: 30,
  walk: true,
  vignette: true,
  hand: 'right',
  speed: 'normal',
  seated: false,
  raise: 0,
}

const allowed: { [Key in keyof HeadsetSettings]: readonly HeadsetSettings[Key][] } = {
  turn: [30, 45, 'smooth'],
  walk: [true, false],
  vignette: [true, false],
  hand: ['right', 'left'],
  speed: ['slow', 'normal', 'fast'],
  seated: [true, false],
  raise: heights(),
}

/** In steps that one notices, as far as makes sense. */
function heights(): number[] {
  return Array.from({ length: 13 }, (_, i) => (i - 6) * 10)
}

/** Reads settings from their JSON; what is missing or makes no sense is as in the beginning. */
export function readHeadsetSettings(text: string | null): HeadsetSettings {
  const kept = parse(text)
  const settings: Record<string, unknown> = { ...defaults }
  for (const [name, values] of Object.entries(allowed)) {
    const value = kept[name]
    if ((values as readonly unknown[]).includes(value)) settings[name] = value
  }
  return settings as HeadsetSettings
}

function parse(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
