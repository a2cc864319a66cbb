import { setNotes } from '#state/notes.ts'
import { setOpening, type GivenFile } from '#state/opening.ts'
import { setPanels } from '#state/panels.ts'
import { addProblem } from '#state/problems.ts'
import { recordingPort } from '#state/recording.ts'
import { addressOfPath } from '#twin/addressOfPath.ts'
import { chooseGiven, isLitter } from '#twin/chooseGiven.ts'
import { makeStarterTwin, type StarterModel } from '#twin/makeStarterTwin.ts'
import { plainId } from '#twin/plainId.ts'
import type { Problem } from '#twin/Problem.ts'
import { givenFiles } from './givenFiles.ts'
import { openSource, openTwin, type TwinSource } from './openTwin.ts'
import { openZip } from './openZip.ts'
import { withRows } from './withRows.ts'

/** A new place for each time that something is given, so that two models of one name are not mixed up. */
let times = 0
let latest = 0

/**
 * Opens what a person gave to the page, in place of what is open: the twin file in it, or else its models without one.
 * What is open stays when that fails; the page then says why.
 */
export async function openGiven(
  given: readonly GivenFile[],
  spareBroker: string | undefined,
): Promise<void> {
  const recorded = given.filter(({ path }) => /\.gemba$/i.test(path))
  if (recorded.length > 0) {
    const port = await recordingPort()
    // oxlint-disable-next-line no-await-in-loop -- two at once would need the memory of both
    for (const { path, file } of recorded) await port.take(file, plainName(path))
    setPanels({ recordings: true })
    return
  }
  const bcf = given.filter(({ path }) => isBcf(path))
  if (bcf.length > 0) {
    await takeNotes(bcf)
    const others = given.filter(({ path }) => !isBcf(path) && !isLitter(path))
    if (others.length > 0) await openGiven(others, spareBroker)
    return
  }
  const mine = ++latest
  const name = sayWhat(given)
  setOpening({ name, refused: null })
  const problems = await openFiles(given, name, spareBroker, true).catch((error: unknown) => {
    // A file that was moved or changed since it was given cannot be read any more.
    if (!(error instanceof DOMException)) throw error
    return [unreadable(error)]
  })
  if (mine !== latest) return
  setOpening({ name: null, refused: problems.length === 0 ? null : { name, problems } })
  problems.forEach((problem) => addProblem(problem))
}

function isBcf(path: string): boolean {
  return /\.bcf(zip)?$/i.test(path)
}

/** Notes of another program go to those of the room, and what is open stays. */
async function takeNotes(files: readonly GivenFile[]): Promise<void> {
  const said: string[] = []
  setOpening({ name: sayWhat(files) })
  try {
    const { importBcf } = await import('./importBcf.ts')
    // oxlint-disable-next-line no-await-in-loop -- two at once would need the memory of both
    for (const file of files) said.push(await importBcf(file))
  } catch (error) {
    said.push(
      `The file could not be read: ${error instanceof Error ? error.message : String(error)}.`,
    )
  }
  setOpening({ name: null })
  setNotes({ said: said.join(' '), open: null })
  setPanels({ notes: true })
}

/** The same without a word to the page: what is wrong comes back. `isGiven` when no address names the files. */
export async function openFiles(
  given: readonly GivenFile[],
  name: string,
  spareBroker: string | undefined,
  isGiven: boolean,
): Promise<readonly Problem[]> {
  const unpacked = await unpack(given)
  if ('problem' in unpacked) return [unpacked.problem]
  const { files } = unpacked
  const chosen = chooseGiven(files.map(({ path }) => path))
  if ('problem' in chosen) return [chosen.problem]
  const base = new URL(`@given/${++times}/`, document.baseURI).href
  const all = givenFiles(files, base)
  if ('twin' in chosen) {
    const text = await files.find(({ path }) => path === chosen.twin)!.file.text()
    const address = new URL(addressOfPath(chosen.twin), base).href
    const isAlone = !files.some(({ path }) => /\.(glb|gltf)$/i.test(path))
    const place = isAlone ? placeOfLone(text) : { address, files: all }
    return plainly(await openTwin({ text, ...place, spareBroker, isGiven }, true), base)
  }
  const starter = starterSource(chosen.models, name, base, all)
  const problems = await openTwin({ ...starter, spareBroker, isGiven }, true)
  if (problems.length === 0 && chosen.warning) addProblem(chosen.warning)
  return plainly(problems, base)
}

/** A twin file that the page makes for models that came without one. */
function starterSource(
  paths: readonly string[],
  name: string,
  base: string,
  files: TwinSource['files'],
): TwinSource {
  const taken = new Set<string>()
  const models: StarterModel[] = paths.map((path) => ({
    id: plainId(stem(path), taken, 'model'),
    file: addressOfPath(path),
  }))
  const title = paths.length === 1 ? stem(paths[0]) : stem(name)
  return {
    text: makeStarterTwin(title, models),
    address: new URL('twin.json', base).href,
    files,
    refine: (loaded) => makeStarterTwin(title, withRows(models, loaded)),
  }
}

/**
 * Where a twin file belongs that was given without models: to the open plant, when it names the same ones (it was saved
 * from there and changed); else it names files of the page's host.
 */
function placeOfLone(text: string): Pick<TwinSource, 'address' | 'files'> {
  const open = openSource()
  if (open && sameModels(text, open.text)) return { address: open.address, files: open.files }
  return { address: new URL('twin.json', document.baseURI).href }
}

function sameModels(text: string, other: string): boolean {
  const files = filesOf(text)
  const known = new Set(filesOf(other))
  return files.length > 0 && files.every((file) => known.has(file))
}

/** What is no text is no name of a file; what is no JSON is said when it is read. */
function filesOf(text: string): unknown[] {
  try {
    const { models } = JSON.parse(text.replace(/^\ufeff/, '')) as { models?: { file: unknown }[] }
    return models?.map(({ file }) => file) ?? []
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return []
    throw error
  }
}

async function unpack(
  given: readonly GivenFile[],
): Promise<{ files: GivenFile[] } | { problem: Problem }> {
  const files: GivenFile[] = []
  for (const one of given) {
    if (isLitter(one.path)) continue
    if (!/\.zip$/i.test(one.path)) {
      files.push(one)
      continue
    }
    // oxlint-disable-next-line no-await-in-loop -- two at once would need the memory of both
    const zip = await openZip(one.file)
    if ('wrong' in zip) {
      const text = `The archive “${plainName(one.path)}” ${zip.wrong}.`
      return { problem: { from: 'page', severity: 'error', text, advice: zip.advice } }
    }
    const folder = one.path.replace(/\.zip$/i, '')
    for (const { path, file } of zip.files)
      if (!isLitter(path)) files.push({ path: `${folder}/${path}`, file })
  }
  return { files }
}

function unreadable({ message }: DOMException): Problem {
  const text = `A file could not be read: ${message}`
  return {
    from: 'page',
    severity: 'error',
    text,
    advice: 'Give it again; it may have been changed.',
  }
}

/** Problems with the paths that the person knows in place of the page's addresses. */
function plainly(problems: readonly Problem[], base: string): Problem[] {
  return problems.map((problem) => {
    if (!problem.where?.startsWith(base)) return problem
    return { ...problem, where: decodeURIComponent(problem.where.slice(base.length)) }
  })
}

/** What was given, in a word or two. */
function sayWhat(given: readonly GivenFile[]): string {
  const useful = given.filter(({ path }) => !isLitter(path))
  const tops = new Set(useful.map(({ path }) => path.split('/')[0]))
  if (tops.size === 1) return plainName([...tops][0])
  const main = useful.filter(({ path }) => /\.(glb|gltf|zip|json)$/i.test(path))
  return main.length === 1 ? plainName(main[0].path) : `${useful.length} files`
}

function plainName(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  return name.length <= 60 ? name : `${name.slice(0, 59)}…`
}

function stem(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.(glb|gltf|zip)$/i, '') || 'Model'
}
