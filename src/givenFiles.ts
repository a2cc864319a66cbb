import type { GivenFile } from '#state/opening.ts'
import { addressOfPath } from '#twin/addressOfPath.ts'

/**
 * Files by every address under which a model may ask for them: exporters write names as they are, or with more or fewer
 * signs escaped; and some systems take letters with accents apart.
 */
export function givenFiles(given: readonly GivenFile[], base: string): Map<string, Blob> {
  const files = new Map<string, Blob>()
  for (const { path, file } of given) {
    for (const form of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
      const whole = addressOfPath(form)
      const asWritten = form.replace(/[%?#\\]/g, encodeURIComponent).replace(/\p{Cs}/gu, '\ufffd')
      for (const address of [whole, decodeSome(whole), `./${asWritten}`]) {
        const { href } = new URL(address, base)
        if (!files.has(href)) files.set(href, file)
      }
    }
  }
  return files
}

/** As `encodeURI` leaves them. */
function decodeSome(address: string): string {
  return `./${address.replace(/%(?:3B|2C|3A|40|26|3D|2B|24)/g, decodeURIComponent)}`
}
