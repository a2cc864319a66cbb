/** Cells of a field's grid. */
export const heatColumns = 64
export const heatLines = 32
/** Colours of a field's scale in the texture. */
export const heatColours = 64
/** Lines of the texture that one field takes: its cells, its colours, its frame. */
export const heatBlock = heatLines + 2
/** Numbers of a texel. */
export const heatTexel = 4
