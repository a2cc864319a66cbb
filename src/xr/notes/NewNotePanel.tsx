import { Container } from '@react-three/uikit'
import { useState } from 'react'
import { Box3, Vector3 } from 'three'
import { severities, type Severity } from '#people/Note.ts'
import { noteLimits } from '#people/NoteRecord.ts'
import { addNote } from '#state/noteActs.ts'
import { openNote, useNotes, type NoteDraft } from '#state/notes.ts'
import { closeWorldPanel } from '#state/worldPanels.ts'
import { Keyboard } from '../panels/Keyboard.tsx'
import { colours } from '../panels/look.ts'
import { Press } from '../panels/Press.tsx'
import { Words } from '../panels/Words.tsx'
import { WorldPanel } from '../panels/WorldPanel.tsx'

/** Letters of a title that is written here; the rest is said on the page. */
const longest = 80

/** A note that is being written in the headset, at the place that was pointed at: its title and how severe it is. */
export function NewNotePanel() {
  const draft = useNotes((notes) => notes.draft)
  return (
    <WorldPanel
      key={draft?.target.point.join()}
      name="newNote"
      title="New note"
      icon="sticky-note"
      width={520}
      near={() => (draft ? boxAt(draft) : null)}
      byName
      onClose={close}
    >
      {draft ? (
        <Form draft={draft} />
      ) : (
        <Container padding={16}>
          <Words tone="text2">Point at where the note belongs, with the tool “New note”.</Words>
        </Container>
      )}
    </WorldPanel>
  )
}

function Form({ draft }: { draft: NoteDraft }) {
  const [title, setTitle] = useState('')
  const [severity, setSeverity] = useState<Severity>('minor')
  const where = draft.target.part?.split('/').at(-1) ?? ''
  const isEmpty = title.trim() === ''
  return (
    <Container flexDirection="column" padding={12} gap={10}>
      <Container
        alignItems="center"
        minHeight={50}
        paddingX={14}
        borderRadius={8}
        borderWidth={1}
        borderColor={colours.lineStrong}
        backgroundColor={colours.ground}
      >
        <Words size="value" tone={isEmpty ? 'text3' : 'text'} grow>
          {isEmpty ? 'What is wrong here?' : `${title}|`}
        </Words>
      </Container>
      <Words size="small" tone="text2">
        {where === '' ? 'At the place that you pointed at' : `At ${where}`}
      </Words>
      <Container gap={6} height={46}>
        {severities.map((each) => (
          <Press
            key={each}
            label={`Severity: ${each}`}
            text={each.charAt(0).toUpperCase() + each.slice(1)}
            raised
            grow
            isOn={each === severity}
            onPress={() => setSeverity(each)}
          />
        ))}
      </Container>
      <Keyboard
        write={(letter) => setTitle((text) => written(text, letter))}
        erase={() => setTitle((text) => text.slice(0, -1))}
      />
      <Container gap={6} height={46}>
        <Press
          label="Add the note"
          text="Add the note"
          icon="check"
          raised
          grow
          isOff={isEmpty}
          onPress={() => {
            addNote(draft, { title: title.trim(), text: '', severity })
            closeWorldPanel('newNote')
          }}
        />
        <Press label="Cancel" text="Cancel" raised grow onPress={close} />
      </Container>
    </Container>
  )
}

/** A sentence begins with a capital. */
function written(text: string, letter: string): string {
  const next = text === '' || /[.!?] $/.test(text) ? letter.toUpperCase() : letter
  return (text + next).trimStart().slice(0, Math.min(longest, noteLimits.title))
}

function close(): void {
  openNote(null)
  closeWorldPanel('newNote')
}

function boxAt({ target }: NoteDraft): Box3 {
  const point = new Vector3(...target.point)
  return new Box3(point, point.clone()).expandByScalar(0.05)
}
