/** What a model file holds, what drawing it costs, and what of the twin it lost: figures for a person who makes models. */
export type ModelReport = {
  /** Id in the twin file; the file's name where there is no twin. */
  id: string
  file: string
  bytes: number
  counts: {
    /** Nodes that geometry hangs on, and instances. */
    parts: number
    instances: number
    nodes: number
    meshes: number
    /** In the file; shared meshes count once. */
    storedTriangles: number
    /** Drawn in a frame. */
    triangles: number
    vertices: number
    materials: number
    /** Materials that equal another but for their names. */
    /** Materials that differ by more than colour, roughness, metalness and emission: those need draw calls of their own. */
    looks: number
    textures: number
    animations: number
    skins: number
    /** Parts without a name of their own, and parts whose name a sibling has too. */
    unnamed: number
    sameNamed: number
  }
  /** Draw calls a frame for one eye, after batching; `own` are those of skinned and morphing meshes, lines and points. */
  drawCalls: { all: number; own: number }
  /** Bytes on the graphics card. */
  memory: { geometry: number; textures: number }
  place: ModelPlace | null
  extensions: readonly string[]
  /** What identifies its parts beyond names: `IFC GlobalId`, or the name of a property in `extras`. */
  ids: readonly { kind: string; count: number }[]
  /** The ten largest of each, largest first. */
  largestMeshes: readonly MeshFigure[]
  largestTextures: readonly TextureFigure[]
  budget: readonly BudgetLine[]
  /** What to do, most useful first. */
  advice: readonly string[]
  lost: readonly LostBinding[]
}

/** Where the model lies, in the units of its file. */
export type ModelPlace = {
  min: readonly [number, number, number]
  max: readonly [number, number, number]
  /** The unit that its size speaks for, and the `scale` that makes metres of it; metres and 1 when nothing speaks against. */
  unit: string
  scale: number
  /** Farthest corner from the origin, metres once scaled, and the finest step that a coordinate there can take. */
  distance: number
  precision: number
}

export type MeshFigure = { name: string; triangles: number; times: number }

export type TextureFigure = {
  name: string
  kind: string
  /** 0 when it lies in a file that was not read. */
  width: number
  height: number
  /** On the graphics card, mip maps included. */
  bytes: number
}

export type Verdict = 'ok' | 'tight' | 'over'

/** One figure against what a headset bears. */
export type BudgetLine = {
  what: 'draw calls' | 'triangles' | 'texture memory' | 'geometry memory'
  unit: 'count' | 'bytes'
  value: number
  /** By headset and rate; above `good` it is tight, above `most` over. */
  limits: readonly {
    headset: string
    hertz: number
    good: number
    most: number
    verdict: Verdict
  }[]
}

/** A pattern of the twin file that matches no part of the model, with what it probably is now, likeliest first. */
export type LostBinding = {
  asset: string
  group: string
  pattern: string
  now: readonly { path: string; because: string }[]
}
