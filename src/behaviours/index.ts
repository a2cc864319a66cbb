import { blink } from './blink.ts'
import { clip } from './clip.ts'
import { colour } from './colour.ts'
import { fill } from './fill.ts'
import { flow } from './flow.ts'
import { glow } from './glow.ts'
import { heat } from './heat.ts'
import { label } from './label.ts'
import type { AnyBehaviour } from './makeBehaviour.ts'
import { opacity } from './opacity.ts'
import { slide } from './slide.ts'
import { spin } from './spin.ts'
import { turn } from './turn.ts'
import { visible } from './visible.ts'

/** Every behaviour by its key in the twin file. A new one is one file and one line here. */
export const behaviours = {
  colour,
  glow,
  blink,
  opacity,
  visible,
  spin,
  turn,
  slide,
  fill,
  flow,
  clip,
  label,
  heat,
} satisfies Record<string, AnyBehaviour>
