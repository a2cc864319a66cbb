import type { CutAxis, CutPlane } from '#state/cut.ts'

/**
 * What a link restores: where the camera is, how one moves, what is selected, how the storeys are looked at, what is cut. It is
 * written readably into the hash: `#v=12,4.5,6,0,1,0&mode=walk&asset=filler&part=hall/Line1/Filler/Carousel` (metres:
 * position, then target), `&cut=y,2.5` for the plane that cuts it open (`-y`: flipped), for storeys `&top=first&plan=1`, `&hide=roof` for each that is hidden, and `&apart=1`.
 */
export type ViewLink = {
  camera: {
    position: readonly [number, number, number]
    target: readonly [number, number, number]
  } | null
  mode: 'orbit' | 'walk'
  asset: string | null
  part: string | null
  /** Null when all storeys stand as they are. */
  storeys: {
    top: string | null
    isPlan: boolean
    hidden: readonly string[]
    isApart: boolean
  } | null
  /** The plane that cuts it open. */
  section: CutPlane | null
}

/** A place beyond this many metres is taken for garbage. */
const farthest = 1e6

/** Reads a hash (with or without `#`); null when it is no view link or one that makes no sense. */
export function readViewLink(hash: string): ViewLink | null {
  const fields = new URLSearchParams(hash.replace(/^#/, ''))
  const view = fields.get('v')
  const mode = fields.get('mode') ?? 'orbit'
  if (view === null || (mode !== 'orbit' && mode !== 'walk')) return null
  const camera = view === '' ? null : readPlace(view)
  if (camera === undefined) return null
  return {
    camera,
    mode,
    asset: fields.get('asset') || null,
    part: fields.get('part') || null,
    storeys: readStoreys(fields),
    section: readSection(fields.get('cut')),
  }
}

/** Writes a view as a hash, `#` included; places to the centimetre. */
export function makeViewHash(link: ViewLink): string {
  const camera = link.camera
  const view = camera ? [...camera.position, ...camera.target].map(centimetres).join(',') : ''
  let hash = `#v=${view}`
  if (link.mode !== 'orbit') hash += `&mode=${link.mode}`
  if (link.asset !== null) hash += `&asset=${readable(link.asset)}`
  if (link.part !== null) hash += `&part=${readable(link.part)}`
  if (link.section !== null) {
    const { axis, at, isFlipped } = link.section
    hash += `&cut=${isFlipped ? '-' : ''}${axis},${centimetres(at)}`
  }
  if (link.storeys === null) return hash
  const { top, isPlan, hidden, isApart } = link.storeys
  if (top !== null) hash += `&top=${readable(top)}`
  if (isPlan) hash += '&plan=1'
  for (const storey of hidden) hash += `&hide=${readable(storey)}`
  return isApart ? `${hash}&apart=1` : hash
}

/** The page's address with this view; its query (`twin`, `broker`) stays. */
export function makeViewAddress(address: string, link: ViewLink): string {
  return address.replace(/#.*$/s, '') + makeViewHash(link)
}

function readPlace(text: string): ViewLink['camera'] | undefined {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)))
  if (numbers.length !== 6 || !numbers.every((number) => Math.abs(number) <= farthest))
    return undefined
  const [x, y, z, tx, ty, tz] = numbers
  if (x === tx && y === ty && z === tz) return undefined
  return { position: [x, y, z], target: [tx, ty, tz] }
}

function readSection(text: string | null): CutPlane | null {
  const found = text?.match(/^(-?)([xyz]),(-?\d+(?:\.\d+)?)$/)
  const at = Number(found?.[3])
  if (!found || !(Math.abs(at) <= farthest)) return null
  return { axis: found[2] as CutAxis, at, isFlipped: found[1] === '-' }
}

function readStoreys(fields: URLSearchParams): ViewLink['storeys'] {
  const top = fields.get('top') || null
  const hidden = fields.getAll('hide').filter((id) => id !== '')
  const isPlan = top !== null && fields.get('plan') === '1'
  const isApart = fields.get('apart') === '1'
  if (top === null && hidden.length === 0 && !isApart) return null
  return { top, isPlan, hidden, isApart }
}

function centimetres(metres: number): string {
  return String(Number(metres.toFixed(2)))
}

/** Encoded but for what a hash may hold as it is; unlike `encodeURIComponent` it never throws. */
function readable(text: string): string {
  const encoded = new URLSearchParams([['', text]]).toString().slice(1)
  return encoded.replaceAll('%2F', '/').replaceAll('%3A', ':')
}
