/**
 * Who is drawn after whom in a headset (`renderOrder`): panels are seen before the plant, inside a machine too; hands and rays
 * before panels.
 */
export const drawOrder = {
  labels: 5,
  strokes: 9,
  section: 12,
  chips: 14,
  panels: 1000,
  plates: 1500,
  hands: 2000,
  rays: 2100,
  dots: 2101,
  veils: 3000,
} as const
