import { isPicture } from '../readNoteRecord.ts'
import { inspectionLimits, type InspectionCells } from './InspectionRecord.ts'
import { sha256 } from './sha256.ts'

type Piece = InspectionCells['piece']

/** Characters. */
const longest = inspectionLimits.piece * inspectionLimits.pieces

/** Cuts a picture (a data address) into pieces that fit into messages of 4 kB; null when it is none, or too large. */
export function cutPicture(picture: string): { hash: string; pieces: Piece[] } | null {
  if (!isPicture(picture, longest)) return null
  const hash = sha256(picture)
  const pieces: Piece[] = []
  for (let at = 0; at < picture.length; at += inspectionLimits.piece)
    pieces.push({ hash, text: picture.slice(at, at + inspectionLimits.piece) })
  return { hash, pieces }
}

/** The picture of its pieces; null while one is missing or of another picture, and for what is no picture. */
export function joinPicture(hash: string, pieces: readonly (Piece | undefined)[]): string | null {
  if (!pieces.every((piece) => piece?.hash === hash)) return null
  const picture = pieces.map((piece) => piece?.text ?? '').join('')
  return isPicture(picture, longest) && sha256(picture) === hash ? picture : null
}
