import { cut } from '#twin/sayIssue.ts'
import { cleanName } from './cleanGltf.ts'
import type { Gltf } from './Gltf.ts'
import type { Wrong } from './Wrong.ts'

/** Whether all that a model wants to be fetched lies on one of `origins` (`null`: files beside a file). */
export function checkAddresses(
  gltf: Gltf,
  url: string,
  origins: readonly string[],
): Wrong | undefined {
  for (const { uri } of [...(gltf.buffers ?? []), ...(gltf.images ?? [])]) {
    if (uri === undefined || /^data:/i.test(uri) || isOwn(uri, url, origins)) continue
    return {
      text: `The model wants a file from another server: ${cut(cleanName(uri))}.`,
      advice: 'Put that file beside the model, or pack all into one .glb file.',
    }
  }
  return undefined
}

/** Judged after it is resolved: tabs, backslashes and upper case hide what an address means. */
function isOwn(uri: string, url: string, origins: readonly string[]): boolean {
  if (!URL.canParse(uri, url)) return false
  const base = new URL(url)
  const address = new URL(uri, url)
  if (address.protocol === 'file:') {
    return base.protocol === 'file:' && address.host === base.host && origins.includes('null')
  }
  return /^https?:$/.test(address.protocol) && origins.includes(address.origin)
}
