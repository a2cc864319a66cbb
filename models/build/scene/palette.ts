import { Color } from 'three'

/** The materials of the hall; each is one draw call in a batching viewer. */
export const MATERIALS = {
  Paint: { colour: '#ffffff', metal: 0, rough: 0.42 },
  Steel: { colour: '#d3d7d9', metal: 0.72, rough: 0.36 },
  Dark: { colour: '#26292c', metal: 0, rough: 0.55 },
  Epoxy: { colour: '#ffffff', metal: 0, rough: 0.36 },
  Panel: { colour: '#ffffff', metal: 0, rough: 0.72 },
  Clear: { colour: '#dcebf0', metal: 0, rough: 0.06, opacity: 0.16 },
  Gloss: { colour: '#ffffff', metal: 0, rough: 0.14 },
  Liquid: { colour: '#d99a2b', metal: 0, rough: 0.12, glow: '#1c1002' },
  Card: { colour: '#ffffff', metal: 0, rough: 0.88 },
  Light: { colour: '#ffffff', metal: 0, rough: 0.5, glow: '#fff6e6' },
  Screen: { colour: '#ffffff', metal: 0, rough: 0.22, glow: '#0a1a24' },
} as const satisfies Record<string, MaterialLook>

export interface MaterialLook {
  colour: string
  metal: number
  rough: number
  opacity?: number
  glow?: string
}

export type MaterialName = keyof typeof MATERIALS

export const MATERIAL_NAMES: readonly MaterialName[] = [
  'Paint',
  'Steel',
  'Dark',
  'Epoxy',
  'Panel',
  'Clear',
  'Gloss',
  'Liquid',
  'Card',
  'Light',
  'Screen',
]

/** A material and the linear tint that its vertices carry. */
export interface Finish {
  material: MaterialName
  tint: readonly [number, number, number]
}

export function finish(material: MaterialName, hex = '#ffffff'): Finish {
  const colour = new Color(hex)
  return { material, tint: [colour.r, colour.g, colour.b] }
}

export const OFF_WHITE = finish('Paint', '#d3d7d7')
export const PALE_GREY = finish('Paint', '#b3babf')
export const MID_GREY = finish('Paint', '#8d959b')
export const SLATE = finish('Paint', '#5a646d')
export const BLUE_GREY = finish('Paint', '#8fa3b2')
export const STEEL_BLUE = finish('Paint', '#5f7a8f')
export const CHARCOAL = finish('Paint', '#3b4248')
export const YELLOW = finish('Paint', '#e5a800')
export const WHITE = finish('Paint', '#e6e8e7')
export const GREEN = finish('Paint', '#1e8449')
export const STEEL = finish('Steel')
export const STEEL_DIM = finish('Steel', '#b9bdc0')
export const ALUMINIUM = finish('Steel', '#e8eaec')
export const RUBBER = finish('Dark')
export const GREY_PLASTIC = finish('Dark', '#ffffff')
export const CLEAR = finish('Clear')
export const LIQUID = finish('Liquid')
export const LIGHT = finish('Light')
export const SCREEN = finish('Screen', '#0b1f2c')
export const SCREEN_LINE = finish('Screen', '#4fa3bf')
export const SCREEN_TILE = finish('Screen', '#1d4356')
export const CARTON = finish('Card', '#b8946a')
export const CARTON_TAPE = finish('Card', '#d8bd92')
export const WOOD = finish('Card', '#bda27b')
export const FLOOR = finish('Epoxy', '#8d959a')
export const CONCRETE = finish('Panel', '#a2a6a6')
export const WALL = finish('Panel', '#cbd1d4')
export const WALL_LOW = finish('Panel', '#8e9eaa')
export const GALVANISED = finish('Steel', '#d8dcdf')
export const BOTTLE = finish('Gloss', '#6d8f4e')
export const BOTTLE_EMPTY = finish('Gloss', '#9fc191')
export const CAP = finish('Gloss', '#d8dde0')
export const LABEL = finish('Gloss', '#f2efe4')
export const LABEL_BAND = finish('Gloss', '#2f6d8c')
