import { Container } from '@react-three/uikit'
import { Box3, Vector3 } from 'three'
import type { Note, NoteAuthor } from '#people/Note.ts'
import { openNote, useNotes } from '#state/notes.ts'
import { closeWorldPanel } from '#state/worldPanels.ts'
import { sayAge } from '#twin/sayAge.ts'
import { WorldPanel } from '../panels/WorldPanel.tsx'
import { Words } from '../panels/Words.tsx'

/** Characters and replies that are shown: the rest is read on the page. */
const mostText = 420
const mostReplies = 3

/** One note, to be read in the headset: the one whose pin was pressed. */
export function NotePanel() {
  const open = useNotes((notes) => notes.open)
  const note = useNotes(({ list }) => list.find(({ id }) => id === open))
  const number = useNotes(({ numbers }) => numbers.get(open ?? ''))
  return (
    <WorldPanel
      key={open}
      name="note"
      title={note ? `Note ${number}` : 'Note'}
      icon="sticky-note"
      width={420}
      near={() => (note ? boxAt(note) : null)}
      byName
      onClose={close}
    >
      <Container flexDirection="column" padding={16} gap={8}>
        {note ? (
          <Content note={note} />
        ) : (
          <Words tone="text2">This note is not there any more.</Words>
        )}
      </Container>
    </WorldPanel>
  )
}

function Content({ note }: { note: Note }) {
  const { title, text, severity, status, assignee, createdBy, createdAt, replies } = note
  const tone = severity === 'critical' ? 'error' : severity === 'major' ? 'warning' : 'text2'
  return (
    <>
      <Words size="title" weight={600} wraps>
        {title || 'Without a title'}
      </Words>
      <Words size="small" tone={tone}>
        {`${severity} · ${status}${assignee ? ` · for ${assignee}` : ''}`}
      </Words>
      <Words size="small" tone="text3">
        {`${nameOf(createdBy)}, ${age(createdAt)}`}
      </Words>
      {text !== '' && <Words wraps>{cut(text)}</Words>}
      {replies.slice(-mostReplies).map((reply) => (
        <Container key={`${reply.by.user} ${reply.id}`} flexDirection="column" gap={2}>
          <Words size="small" tone="text3">
            {`${nameOf(reply.by)}, ${age(reply.at)}`}
          </Words>
          <Words wraps>{cut(reply.text)}</Words>
        </Container>
      ))}
    </>
  )
}

function close(): void {
  openNote(null)
  closeWorldPanel('note')
}

function boxAt({ target }: Note): Box3 {
  const point = new Vector3(...target.point)
  return new Box3(point, point.clone()).expandByScalar(0.05)
}

function nameOf({ user, name }: NoteAuthor): string {
  return name || user.replace(/^~.*/, 'Visitor')
}

function age(time: number): string {
  return sayAge(Math.max(0, Date.now() - time) / 1000)
}

function cut(text: string): string {
  return text.length > mostText ? `${text.slice(0, mostText)}…` : text
}
