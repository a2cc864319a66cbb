import type { GivenFile } from '#state/opening.ts'
import { foreignFile } from '#twin/foreignFile.ts'
import { makeStarterTwin, type StarterModel } from '#twin/makeStarterTwin.ts'
import { plainId } from '#twin/plainId.ts'
import type { Problem } from '#twin/Problem.ts'
import { openTwin } from './openTwin.ts'
import { withRows } from './withRows.ts'
import { openFiles } from './openGiven.ts'

/** Opens a model (or a .zip) at an absolute address of the page's own origin without a twin file; what is wrong comes back. */
export async function openAddress(
  address: string,
  broker: string | undefined,
): Promise<readonly Problem[]> {
  if (!URL.canParse(address)) return [wrong('This is not an address.', address)]
  const foreign = foreignFile(address, location.origin, 'model')
  if (foreign) return [foreign]
  const { pathname, search } = new URL(address)
  const file = pathname.slice(pathname.lastIndexOf('/') + 1)
  const name = decoded(file).replace(/\.[a-z]+$/i, '') || 'Model'
  if (/\.zip$/i.test(pathname)) return openArchive(address, decoded(file), broker)
  const models: StarterModel[] = [
    { id: plainId(name, new Set(), 'model'), file: `./${file}${search}` },
  ]
  return openTwin({
    text: makeStarterTwin(name, models),
    address: new URL('./twin.json', address).href,
    broker,
    refine: (loaded) => makeStarterTwin(name, withRows(models, loaded)),
  })
}

async function openArchive(
  address: string,
  name: string,
  broker: string | undefined,
): Promise<readonly Problem[]> {
  try {
    const response = await fetch(address)
    if (!response.ok)
      return [wrong(`The server answered ${response.status} for this file.`, address)]
    const given: GivenFile[] = [{ path: name, file: await response.blob() }]
    return await openFiles(given, name, broker, false)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [wrong(`The file could not be fetched (${reason}).`, address)]
  }
}

function wrong(text: string, where: string): Problem {
  const advice = 'Give the address of a .glb, .gltf or .zip file on the same web host as the page.'
  return { from: 'page', severity: 'error', text, where, advice }
}

/** What is no text in UTF-8 stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
