import { strToU8, zipSync, type Zippable } from 'fflate'
import type { BcfVersion } from '#people/bcf/BcfTopic.ts'
import { topicOfNote } from '#people/bcf/topicOfNote.ts'
import { writeBcf } from '#people/bcf/writeBcf.ts'
import type { Note } from '#people/Note.ts'
import { useNotes } from '#state/notes.ts'
import { readPartNames } from '#state/readPartNames.ts'
import { useRoom, wantPicture } from '#state/room.ts'
import { saveFile } from './moveNotes.ts'

/** Milliseconds for which pictures are waited for that have not come yet. */
const patience = 1500

/** Saves all notes as a BCF file, with their pictures. Returns in words what it holds. */
export async function exportBcf(version: BcfVersion): Promise<string> {
  await fetchPictures()
  const { list } = useNotes.getState()
  const names = readPartNames()
  const topics = list.map((note) => topicOfNote(note, names))
  const files: Zippable = {}
  for (const [path, text] of writeBcf(topics, version)) files[path] = strToU8(text)
  let pictures = 0
  for (const [i, note] of list.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- a thousand pictures at once would need the memory of all
    const png = await pngOf(note)
    if (!png || !topics[i].viewpoint?.camera) continue
    pictures++
    files[`${topics[i].guid}/snapshot.png`] = [png, { level: 0 }]
  }
  const name = `${new Date().toISOString().slice(0, 10)}-bcf-${version}.bcfzip`
  saveFile(name, new Blob([new Uint8Array(zipSync(files))], { type: 'application/octet-stream' }))
  return `${name} holds ${list.length} ${list.length === 1 ? 'topic' : 'topics'} with ${pictures} ${pictures === 1 ? 'picture' : 'pictures'}.`
}

function missing(): Note[] {
  return useNotes.getState().list.filter(({ picture }) => picture === null)
}

/** Pictures come one by one, long after the notes: those that are missing are asked for. */
async function fetchPictures(): Promise<void> {
  if (useRoom.getState().status !== 'joined' || missing().length === 0) return
  for (const { id } of missing().slice(0, 200)) wantPicture(id)
  await new Promise<void>((resolve) => {
    const stop = useNotes.subscribe(() => missing().length === 0 && done())
    const timer = setTimeout(done, patience)
    function done(): void {
      stop()
      clearTimeout(timer)
      resolve()
    }
  })
}

/** BCF wants PNG. */
async function pngOf({ picture }: Note): Promise<Uint8Array | null> {
  if (picture === null) return null
  const image = new Image()
  image.src = picture
  const canvas = document.createElement('canvas')
  try {
    await image.decode()
  } catch (error) {
    // Somebody sent what only looks like a picture.
    if (error instanceof DOMException) return null
    throw error
  }
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d')?.drawImage(image, 0, 0)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  return blob && new Uint8Array(await blob.arrayBuffer())
}
