import { mayWrite } from '#people/roles.ts'
import { plainText } from '#twin/plainText.ts'
import type { InspectionTemplate } from '#twin/Inspection.ts'
import type { Problem } from '#twin/Problem.ts'
import { readInspection } from '#twin/readInspection.ts'
import { readInspections } from '#twin/readInspections.ts'
import { TwinProblems } from '#twin/TwinProblems.ts'
import { attachInspections } from './inspectionActs.ts'
import { InspectionDesk } from './InspectionDesk.ts'
import { setInspections, useInspections } from './inspections.ts'
import { onKeptMessage } from './onKeptMessage.ts'
import { openKeptStore, type KeptStore } from './openKeptStore.ts'
import { usePlant } from './plant.ts'
import { addProblem } from './problems.ts'
import { sendToRoom, useRoom } from './room.ts'

/** Reads a file of the plant's folder by its address. */
export type ReadText = (url: string) => Promise<{ text: string } | { problem: Problem }>

/** Gives the inspections of the page's room their place, and reads what the open plant's folder asks. Returns its end. */
export async function openInspections(readText: ReadText): Promise<() => void> {
  const store = await openKeptStore('gemba-inspections').catch((error: unknown) => {
    setInspections({ unkept: error instanceof Error ? error.message : String(error) })
    return null
  })
  void warnOfFullDisk()
  let { room } = useRoom.getState()
  let drop = await openDesk(room, store)
  let isClosed = false
  const stops = [
    followTemplates(readText),
    useRoom.subscribe((now) => {
      if (now.room === room) return
      room = now.room
      drop()
      void openDesk(room, store).then((next) => {
        if (isClosed || now.room !== room) next()
        else drop = next
      })
    }),
  ]
  return () => {
    isClosed = true
    for (const stop of stops) stop()
    drop()
    store?.close()
  }
}

/** Bytes that a round with pictures takes, and more: with less, a person is told before they begin. */
const leastFree = 5e6

async function warnOfFullDisk(): Promise<void> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {}
  if (quota !== undefined && quota - usage < leastFree)
    setInspections({
      unkept: `its storage has ${Math.max(0, Math.round((quota - usage) / 1e3))} kB left`,
    })
}

async function openDesk(room: string, store: KeptStore | null): Promise<() => void> {
  let changes = -1
  const desk = new InspectionDesk({
    room,
    user: useRoom.getState().me.user,
    name: () => useRoom.getState().me.name,
    send: (key, text) => sendToRoom('inspection', key, text),
    store,
    now: () => Date.now(),
    onChange: (known) => {
      setInspections({ unsent: known.unsent })
      if (changes === known.sync.book.changes) return
      changes = known.sync.book.changes
      setInspections({ list: known.list })
    },
    onWrong: sayWrong,
    onUnkept: (unkept) => setInspections({ unkept }),
  })
  await desk.load().catch(() => undefined)
  const tell = (): void => {
    const { status, me } = useRoom.getState()
    desk.setLink(status === 'joined', me.user)
    setInspections({ mayWrite: me.role === null || mayWrite(me.role, 'inspection') })
  }
  tell()
  const stops = [
    attachInspections(desk),
    useRoom.subscribe(tell),
    onKeptMessage(
      'inspection',
      ({ key, user, text }) => desk.hear(key, user, text),
      (removals) => desk.setRemovals(removals),
    ),
  ]
  return () => {
    for (const stop of stops) stop()
    desk.close()
    setInspections({ list: [], unsent: new Map(), open: null, step: null })
  }
}

function followTemplates(readText: ReadText): () => void {
  let known: unknown = null
  const follow = (): void => {
    const { twin, file } = usePlant.getState()
    if (!twin || !file || twin === known) return
    known = twin
    const problems = new TwinProblems()
    const files = readInspections(twin, file.address, problems)
    for (const problem of problems.list(file.text)) addProblem(problem)
    const reading = files.map(async ({ file: name, url }) => {
      const read = await readText(url)
      if ('problem' in read) return { template: null, problems: [{ ...read.problem, where: name }] }
      return readInspection(read.text, name, twin)
    })
    void Promise.all(reading).then((all) => {
      if (known !== twin) return
      const templates: InspectionTemplate[] = []
      const wrong = all.flatMap((each) => each.problems)
      for (const { template } of all) {
        if (!template) continue
        if (templates.some(({ id }) => id === template.id)) wrong.push(sayTwice(template.id))
        else templates.push(template)
      }
      setInspections({ templates, problems: wrong })
      for (const problem of wrong) addProblem(problem)
    })
  }
  follow()
  return usePlant.subscribe(follow)
}

function sayTwice(id: string): Problem {
  return {
    from: 'twin file',
    severity: 'error',
    text: `Two inspections are called “${id}”; the second is left out.`,
    advice: 'Give one of them another id.',
  }
}

/** Whoever sends a thousand wrong records fills no list with them. */
const mostSaid = 10

function sayWrong(wrong: string, key: string, user: string): void {
  const refused = useInspections.getState().refused + 1
  setInspections({ refused })
  if (refused > mostSaid) return
  addProblem({
    from: 'page',
    severity: 'warning',
    text: `An answer of an inspection from the room was not taken: ${wrong}.`,
    where: plainText(`inspection/${key}/${user}`, 80),
    advice:
      'Whoever sent it uses another version of the program or means harm; the other answers are as they were.',
  })
}
