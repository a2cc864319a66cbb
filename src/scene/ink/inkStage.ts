import type { InkField } from './InkField.ts'
import type { Nib } from './Nib.ts'

/** The ink of the page's picture, for who draws in a headset; null until it is loaded. */
export const inkStage: { nib: Nib | null; field: InkField | null } = { nib: null, field: null }
