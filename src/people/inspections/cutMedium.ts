import { isPicture } from '../readNoteRecord.ts'
import type { Medium } from './inspectionKey.ts'
import { inspectionLimits, type InspectionCells } from './InspectionRecord.ts'
import { sha256 } from './sha256.ts'

type Piece = InspectionCells['piece']

/** Characters of a data address at most. */
export const longestMedium: Record<Medium, number> = {
  picture: inspectionLimits.piece * inspectionLimits.pieces,
  sound: inspectionLimits.piece * inspectionLimits.soundPieces,
}

/** What browsers record, with or without the name of what is in it. */
const sound = /^data:audio\/(?:webm|ogg|mp4)(?:;codecs=[\w.]+)?;base64,[A-Za-z0-9+/]+={0,2}$/

/** Cuts a picture or a voice note (a data address) into pieces that fit into messages of 4 kB; null when it is none, or too large. */
export function cutMedium(of: Medium, address: string): { hash: string; pieces: Piece[] } | null {
  if (!isMedium(of, address)) return null
  const hash = sha256(address)
  const pieces: Piece[] = []
  for (let at = 0; at < address.length; at += inspectionLimits.piece)
    pieces.push({ hash, text: address.slice(at, at + inspectionLimits.piece) })
  return { hash, pieces }
}

/** The data address of its pieces; null while one is missing or of another one, and for what is none. */
export function joinMedium(
  of: Medium,
  hash: string,
  pieces: readonly (Piece | undefined)[],
): string | null {
  if (!pieces.every((piece) => piece?.hash === hash)) return null
  const address = pieces.map((piece) => piece?.text ?? '').join('')
  return isMedium(of, address) && sha256(address) === hash ? address : null
}

function isMedium(of: Medium, address: string): boolean {
  const most = longestMedium[of]
  if (of === 'picture') return isPicture(address, most)
  return address.length <= most && sound.test(address)
}
