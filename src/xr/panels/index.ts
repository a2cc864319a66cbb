import { memo, type ComponentType } from 'react'
import { PerformancePanel } from '../guard/PerformancePanel.tsx'
import { NewNotePanel } from '../notes/NewNotePanel.tsx'
import { NotePanel } from '../notes/NotePanel.tsx'
import { RunPanel } from '../run/RunPanel.tsx'
import { AnswerPanel } from '../whatif/AnswerPanel.tsx'
import { LeadPanel } from './LeadPanel.tsx'
import { MenuPanel } from './MenuPanel.tsx'
import { panelNames } from './panelNames.ts'
import { SearchPanel } from './SearchPanel.tsx'

/** All panels by their names (`openWorldPanel`). A new one is one file and one line here. */
export const panels: Readonly<Record<string, ComponentType>> = {
  answer: memo(AnswerPanel),
  lead: memo(LeadPanel),
  menu: memo(MenuPanel),
  newNote: memo(NewNotePanel),
  note: memo(NotePanel),
  performance: memo(PerformancePanel),
  run: memo(RunPanel),
  search: memo(SearchPanel),
}

for (const name of Object.keys(panels)) panelNames.add(name)
