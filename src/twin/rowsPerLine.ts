/** Rows a line of the textures that a part table's arrays become: those arrays end on a whole line. */
export const rowsPerLine = 256
