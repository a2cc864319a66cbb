import { Menu } from '@base-ui/react/menu'
import { BookmarkPlus, Check, Download, Link } from 'lucide-react'
import { useRef, useState } from 'react'
import { usePlant } from '#state/plant.ts'
import { useWhatIf } from '#state/whatIf.ts'
import { isAsKept } from '#state/whatIfActs.ts'
import type { Question } from '#twin/process/WhatIf.ts'
import { currentView } from '../applyViewLink.ts'
import { copyText } from '../copyText.ts'
import { IconButton } from '../IconButton.tsx'
import { makeViewAddress } from '../ViewLink.ts'
import menu from '../ViewsMenu.module.css'
import css from './AnswerTools.module.css'
import { fileName, makeRunCsv, makeRunJson, saveText } from './runFiles.ts'
import { makeRunFields } from './RunLink.ts'
import { SaveRun } from './SaveRun.tsx'

/** What can be done with a run: link it, keep it, take it away as a file. */
export function AnswerTools({ asked }: { asked: Question }) {
  const [isSaving, setSaving] = useState(false)
  const [said, setSaid] = useState('')
  const hasAnswer = useWhatIf(({ answer }) => answer !== null)
  const say = (words: string) => {
    setSaid(words)
    setTimeout(setSaid, 5000, '')
  }
  const link = async () => {
    const run = makeRunFields(asked, isAsKept(asked.scenario))
    const address = `${makeViewAddress(location.href, currentView())}&${run}`
    history.replaceState(history.state, '', address)
    say(
      (await copyText(address)) ? 'A link to this run is copied.' : 'Copy it from the address bar.',
    )
  }
  return (
    <>
      <IconButton
        icon={Link}
        label="Copy a link to this run"
        hint="Who opens it asks the same, with the same seed, and gets the same answer."
        onClick={() => void link()}
      />
      {hasAnswer && (
        <>
          <IconButton
            icon={BookmarkPlus}
            label="Save this run"
            pressed={isSaving}
            onClick={() => setSaving(!isSaving)}
          />
          <ExportMenu asked={asked} />
        </>
      )}
      {isSaving ? (
        <SaveRun
          asked={asked}
          onDone={(name) => {
            setSaving(false)
            if (name !== null) say(`Saved as “${name}”.`)
          }}
        />
      ) : (
        said !== '' && (
          <output className={css.said}>
            <Check aria-hidden />
            {said}
          </output>
        )
      )}
    </>
  )
}

function ExportMenu({ asked }: { asked: Question }) {
  const home = useRef<HTMLDivElement>(null)
  const save = (kind: 'csv' | 'json') => {
    const { answer } = useWhatIf.getState()
    if (!answer) return
    const name = `${fileName(asked.scenario.name)}.${kind}`
    const plant = usePlant.getState().twin?.name ?? ''
    if (kind === 'csv') saveText(makeRunCsv(answer), name, 'text/csv')
    else saveText(makeRunJson(asked, answer, plant), name, 'application/json')
  }
  return (
    <div ref={home}>
      <Menu.Root>
        <Menu.Trigger className={menu.trigger} aria-label="Export">
          <Download aria-hidden />
        </Menu.Trigger>
        <Menu.Portal container={home}>
          <Menu.Positioner sideOffset={8} align="end" collisionPadding={8} className={css.over}>
            <Menu.Popup className={menu.popup}>
              <Menu.Item className={menu.item} onClick={() => save('csv')}>
                Table (CSV)
              </Menu.Item>
              <Menu.Item className={menu.item} onClick={() => save('json')}>
                Everything (JSON)
              </Menu.Item>
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </div>
  )
}
