import { CircleDot, Download, FolderOpen, Play, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { RecordingEntry } from '#people/RecordingEntry.ts'
import { setPanels } from '#state/panels.ts'
import { recordingPort, setRecording, useRecording, type RecordingPort } from '#state/recording.ts'
import { useReplay } from '#state/replay.ts'
import { chooseFiles } from '../chooseFiles.ts'
import { sayBytes } from '../sayBytes.ts'
import { Sheet } from '../Sheet.tsx'
import css from './RecordingsSheet.module.css'
import { sayLength } from './sayLength.ts'

/** Begins a recording, and lists those that are on this computer. */
export function RecordingsSheet() {
  const list = useRecording((recording) => recording.list)
  const own = useRecording((recording) => recording.own)
  const said = useRecording((recording) => recording.said)
  const isReplayed = useReplay(({ entry }) => entry !== null)
  useEffect(() => ask((port) => port.list()), [])
  return (
    <Sheet
      title="Recordings"
      label="Recordings on this computer"
      open
      onOpenChange={(isOpen) => setPanels({ recordings: isOpen })}
      className={css.sheet}
      contentClassName={css.content}
    >
      <p className={css.about}>
        A recording keeps the plant’s values, and of everybody who agrees where they are, what they
        point at and what they write. Voices are not recorded. It stays in this browser until you
        save or delete it.
      </p>
      <div className={css.actions}>
        {!isReplayed && (
          <button
            type="button"
            className={css.main}
            disabled={own !== null}
            onClick={() => {
              ask((port) => port.start())
              setPanels({ recordings: false })
            }}
          >
            <CircleDot aria-hidden />
            {own ? 'Recording' : 'Record now'}
          </button>
        )}
        <button
          type="button"
          onClick={() =>
            chooseFiles({ accept: '.gemba' }, ([file]) => ask((port) => port.take(file, file.name)))
          }
        >
          <FolderOpen aria-hidden />
          Open a file…
        </button>
      </div>
      {said !== '' && <p role="alert">{said}</p>}
      {list.length === 0 && <p className={css.none}>Nothing was recorded on this computer yet.</p>}
      <ul className={css.list}>
        {list
          .filter(({ id }) => id !== own?.id)
          .map((entry) => (
            <Row key={entry.id} entry={entry} />
          ))}
      </ul>
    </Sheet>
  )
}

function Row({ entry }: { entry: RecordingEntry }) {
  const { id, name, length, bytes, people, begun } = entry
  const [isSure, setSure] = useState(false)
  const who = people.length === 0 ? '' : ` · ${people.join(', ')}`
  return (
    <li className={css.row}>
      <div>
        <strong>{name}</strong>
        <small>
          {new Date(begun).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })} ·{' '}
          {sayLength(length)} · {sayBytes(bytes)}
          {who}
        </small>
      </div>
      <div className={css.actions}>
        <button type="button" className={css.main} onClick={() => ask((port) => port.replay(id))}>
          <Play aria-hidden />
          Replay
        </button>
        <button
          type="button"
          aria-label={`Save ${name}`}
          onClick={() => ask((port) => port.save(id))}
        >
          <Download aria-hidden />
          Save
        </button>
        <button
          type="button"
          aria-label={isSure ? `Delete ${name} for good` : `Delete ${name}`}
          onClick={() => (isSure ? ask((port) => port.drop(id)) : setSure(true))}
        >
          <Trash2 aria-hidden />
          {isSure ? 'For good?' : 'Delete'}
        </button>
      </div>
    </li>
  )
}

/** Does something with the recordings; where a browser keeps nothing, that is said. */
function ask(what: (port: RecordingPort) => Promise<void>): void {
  recordingPort()
    .then(what)
    .catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error)
      setRecording({
        said: `The browser keeps nothing here (${reason}), so nothing can be recorded.`,
      })
    })
}
