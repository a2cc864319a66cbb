import { LeftOut } from '#people/bcf/LeftOut.ts'
import { noteOfTopic } from '#people/bcf/noteOfTopic.ts'
import { readBcf, type ReadTopic } from '#people/bcf/readBcf.ts'
import { stampOf } from '#people/HybridClock.ts'
import type { NoteRecord } from '#people/NoteRecord.ts'
import { codePicture } from '#state/codePicture.ts'
import { noteKeeper } from '#state/noteActs.ts'
import { useNotes } from '#state/notes.ts'
import type { GivenFile } from '#state/opening.ts'
import { usePlant } from '#state/plant.ts'
import { useRoom } from '#state/room.ts'
import { readPartNames } from '#state/readPartNames.ts'
import { plainText } from '#twin/plainText.ts'
import { openZip } from './openZip.ts'
import { parseXml } from './parseXml.ts'

/** A picture with more pixels is not opened: a few bytes can promise billions. */
const mostPixels = 40e6

/** Reads a BCF file and joins its topics with the notes of the room. Returns in words what came of it; where it went wrong, nothing is changed. */
export async function importBcf({ path, file }: GivenFile): Promise<string> {
  const name = `“${plainText(path.slice(path.lastIndexOf('/') + 1), 60)}”`
  const keeper = noteKeeper()
  if (!keeper) return 'Notes are not loaded yet: try again in a moment.'
  if (!useNotes.getState().mayWrite)
    return `${name} was not read: your role reads notes, and does not write them.`
  const zip = await openZip(file)
  if ('wrong' in zip) return `${name} ${zip.wrong}. ${zip.advice}`
  const files = new Map(zip.files.map((each) => [each.path, each.file]))
  const texts = new Map<string, string>()
  for (const [each, content] of files) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other needs the memory of one
    if (/\.(bcf|bcfv|version)$/i.test(each)) texts.set(each, await content.text())
  }
  const read = readBcf([...files.keys()], (each) => texts.get(each) ?? '', parseXml)
  if ('wrong' in read) return `${name} ${read.wrong}. Nothing was changed.`

  const names = readPartNames()
  const plant = usePlant.getState().twin?.name ?? ''
  const notes: { id: string; record: NoteRecord }[] = []
  let without = 0
  for (const { topic, folder } of read.topics) {
    const made = noteOfTopic(topic, plant, names, read.leftOut, Date.now())
    if (!made) {
      read.broken.push(`${topic.title}: it is no note`)
      continue
    }
    if (!topic.viewpoint?.camera) without++
    // oxlint-disable-next-line no-await-in-loop -- a hundred pictures at once would need the memory of all
    const picture = await readPicture({ topic, folder }, files, read.leftOut)
    const stamp = stampOf(topic.changed ?? topic.created)
    const { me } = useRoom.getState()
    const signed: NoteRecord = {
      ...made.record,
      ...(me.name !== '' && { name: [me.name, stampOf(Date.now())] as const }),
      ...(picture !== null && { picture: [picture, stamp] as const }),
    }
    notes.push({ id: made.id, record: signed })
  }
  const said = [`${name}, BCF ${read.version}: ${keeper.take(notes)}`]
  if (without > 0) said.push(`Without a place, and so in the middle of the plant: ${without}.`)
  const leftOut = read.leftOut.say()
  if (leftOut !== '') said.push(`Left out, as notes have no place for it: ${leftOut}.`)
  if (read.broken.length > 0) {
    const few = read.broken
      .slice(0, 3)
      .map((each) => plainText(each, 160))
      .join('; ')
    said.push(`${read.broken.length} could not be read: ${few}.`)
  }
  return said.join(' ')
}

async function readPicture(
  { topic, folder }: ReadTopic,
  files: ReadonlyMap<string, Blob>,
  leftOut: LeftOut,
): Promise<string | null> {
  const { snapshot = null } = topic.viewpoint ?? {}
  if (snapshot === null) return null
  const file = files.get(folder + snapshot)
  const picture = file ? await codeFile(file) : null
  if (picture === null)
    leftOut.add('picture that cannot be read', 1, 'pictures that cannot be read')
  return picture
}

async function codeFile(file: Blob): Promise<string | null> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const isPng = bytes.length > 24 && bytes[0] === 0x89 && bytes[1] === 0x50
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  if (!isPng && !isJpeg) return null
  const view = new DataView(bytes.buffer)
  if (isPng && view.getUint32(16) * view.getUint32(20) > mostPixels) return null
  try {
    const image = await createImageBitmap(
      new Blob([bytes], { type: isPng ? 'image/png' : 'image/jpeg' }),
    )
    const picture = codePicture(image, image.width, image.height)
    image.close()
    return picture
  } catch (error) {
    // The browser cannot read it: it is damaged.
    if (error instanceof DOMException) return null
    throw error
  }
}
