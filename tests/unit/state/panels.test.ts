import { beforeEach, expect, it } from 'vitest'
import { toggleAlarms, toggleInspections, toggleWhatIf, usePanels } from '#state/panels.ts'

beforeEach(() => usePanels.setState(usePanels.getInitialState()))

const seen = () => {
  const { notes, alarms, displays, inspections, commands, whatIf } = usePanels.getState()
  const all = { notes, alarms, displays, inspections, commands, whatIf }
  return Object.entries(all).find(([, isOpen]) => isOpen)?.[0]
}

it('shows at the right what was asked for last, whatever else is open', () => {
  toggleAlarms()
  toggleWhatIf()
  expect(seen()).toBe('whatIf')
  toggleInspections()
  expect(seen()).toBe('inspections')
  toggleAlarms()
  expect(seen()).toBe('alarms')
})

it('closes what is seen when it is asked for again, and shows what stood behind it', () => {
  toggleWhatIf()
  toggleAlarms()
  toggleAlarms()
  expect(seen()).toBe('whatIf')
  toggleWhatIf()
  expect(seen()).toBeUndefined()
})
