import type { BudgetLine, ModelReport } from '#twin/ModelReport.ts'

/** Steps of coordinates, metres, from which on surfaces tremble when one comes near. */
const coarse = 0.0005

/** What to do about a model's figures, most useful first; nothing when all is well. */
export function adviseModel(report: Omit<ModelReport, 'advice'>): string[] {
  return [
    ...advisePlace(report),
    ...adviseDraws(report),
    ...adviseTriangles(report),
    ...adviseMemory(report),
    ...adviseNames(report),
  ]
}

type Report = Omit<ModelReport, 'advice'>

function isOver({ budget }: Report, what: BudgetLine['what']): boolean {
  const line = budget.find((one) => one.what === what)
  return line?.limits.some(({ verdict }) => verdict !== 'ok') ?? false
}

function advisePlace({ place }: Report): string[] {
  if (!place) return ['Nothing of it has a size: check that it was exported with its meshes.']
  const advice: string[] = []
  if (place.unit !== 'metres') {
    const longest = Math.max(...place.max.map((value, k) => value - place.min[k]))
    advice.push(
      `It is ${round(longest)} units long, which speaks for ${place.unit}: write "scale": ${round(place.scale)} in the twin file, or export it in metres.`,
    )
  }
  if (place.precision > coarse) {
    advice.push(
      `It lies ${round(place.distance / 1000)} km from its origin, where coordinates go in steps of ${round(place.precision * 1000)} mm and surfaces tremble: move it to the origin before exporting.`,
    )
  }
  return advice
}

function adviseDraws(report: Report): string[] {
  const { counts, drawCalls } = report
  const advice: string[] = []
  if (!isOver(report, 'draw calls')) return advice
  if (drawCalls.own > drawCalls.all / 4) {
    advice.push(
      `${many(drawCalls.own, 'piece')} with skins, morphs, lines or points cost a draw call each: join them, or export them as plain meshes.`,
    )
  }
  if (counts.looks > 40) {
    advice.push(
      `${counts.looks} of ${counts.materials} materials differ by more than their colour and make ${drawCalls.all} draw calls: put their textures into few (an atlas), and leave out transparency where glass is not needed.`,
    )
  }
  return advice
}

function adviseTriangles(report: Report): string[] {
  if (!isOver(report, 'triangles')) return []
  const { counts, largestMeshes } = report
  const large = largestMeshes.filter(
    ({ triangles, times }) => triangles * times > counts.triangles / 20,
  )
  if (large.length === 0) {
    return [
      `${number(counts.triangles)} triangles are spread over many meshes: simplify all (npx @gltf-transform/cli simplify in.glb out.glb), or leave out what nobody sees, such as screws.`,
    ]
  }
  return large.slice(0, 3).map(({ name, triangles, times }) => {
    const share = Math.round((100 * triangles * times) / counts.triangles)
    const often = times > 1 ? `, drawn ${number(times)} times,` : ''
    return `Decimate “${cutName(name)}”: ${number(triangles)} triangles${often} are ${share} % of all.`
  })
}

function adviseMemory(report: Report): string[] {
  const { memory, largestTextures } = report
  const advice: string[] = []
  const plain = largestTextures.filter(({ kind, bytes }) => kind !== 'ktx2' && bytes > 0)
  const bytes = plain.reduce((sum, texture) => sum + texture.bytes, 0)
  if (bytes > 64e6) {
    advice.push(
      `Save textures as KTX2 (npx @gltf-transform/cli uastc in.glb out.glb): the largest then take ${megabytes(bytes / 4)} instead of ${megabytes(bytes)}.`,
    )
  }
  const [largest] = largestTextures
  if (
    largest &&
    isOver(report, 'texture memory') &&
    Math.max(largest.width, largest.height) > 2048
  ) {
    advice.push(
      `Make “${cutName(largest.name)}” smaller: ${largest.width} × ${largest.height} pixels take ${megabytes(largest.bytes)}, half the side a quarter.`,
    )
  }
  if (isOver(report, 'geometry memory')) {
    advice.push(
      `Its geometry takes ${megabytes(memory.geometry)}: pack it (npx @gltf-transform/cli meshopt in.glb out.glb), which also halves its numbers.`,
    )
  }
  return advice
}

function adviseNames({ counts, lost }: Report): string[] {
  const advice: string[] = []
  if (lost.length > 0) {
    advice.push(
      `${many(lost.length, 'binding')} of the twin file ${lost.length === 1 ? 'matches' : 'match'} nothing here: see which below.`,
    )
  }
  if (counts.unnamed > 0) {
    advice.push(
      `${many(counts.unnamed, 'part')} ${counts.unnamed === 1 ? 'has' : 'have'} no name: the next export may number them otherwise, so name what the twin file binds.`,
    )
  }
  if (counts.sameNamed > 0) {
    advice.push(
      `${many(counts.sameNamed, 'part')} ${counts.sameNamed === 1 ? 'is' : 'are'} called like a sibling and told apart by number (“Bolt~2”), which the next export may change.`,
    )
  }
  return advice
}

function cutName(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name
}

function many(count: number, what: string): string {
  return `${number(count)} ${what}${count === 1 ? '' : 's'}`
}

/** With thin spaces between thousands (SI). */
function number(value: number): string {
  return value.toLocaleString('en').replaceAll(',', '\u202f')
}

function megabytes(bytes: number): string {
  return `${number(Math.round(bytes / 1e6))}\u202fMB`
}

function round(value: number): number {
  return Number(value.toPrecision(3))
}
