import { align } from './align.ts'
import { note } from './note.ts'
import { pen } from './pen.ts'
import { section } from './section.ts'
import { table } from './table.ts'
import { tape } from './tape.ts'
import type { Tool } from './Tool.ts'
import { torch } from './torch.ts'

/** All tools, in the order of menus. A new one is one file and one line here. */
export const tools: readonly Tool[] = [tape, section, torch, pen, note, table, align]
