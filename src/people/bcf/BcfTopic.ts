/** x, y, z as BCF has them: metres, z up. */
export type BcfPoint = readonly [number, number, number]

/** Which BCF a file is written in. */
export type BcfVersion = '2.1' | '3.0'

/** A part of a model: by its IFC GlobalId, or by what the program that is named calls it. */
export type BcfComponent = { ifcGuid: string | null; system: string | null; toolId: string | null }

export type BcfCamera = {
  at: BcfPoint
  direction: BcfPoint
  up: BcfPoint
  /** Perspective: vertical, degrees. */
  degrees: number | null
  /** Orthogonal: what is seen from top to bottom, metres. */
  height: number | null
}

export type BcfViewpoint = {
  guid: string
  camera: BcfCamera | null
  /** What a plane's direction points to is cut away. */
  planes: readonly { at: BcfPoint; direction: BcfPoint }[]
  lines: readonly (readonly [from: BcfPoint, to: BcfPoint])[]
  selection: readonly BcfComponent[]
  /** Parts are in sight or not, but for some; null: nothing is said. */
  visibility: { isDefault: boolean; exceptions: readonly BcfComponent[] } | null
  /** Name of the picture's file in the topic's folder. */
  snapshot: string | null
}

export type BcfComment = { guid: string; at: number; author: string; text: string }

/** A topic of a BCF file, whatever its version. Times are epoch milliseconds; texts that are not there are empty. */
export type BcfTopic = {
  guid: string
  title: string
  text: string
  type: string
  status: string
  priority: string
  stage: string
  due: string
  assignee: string
  author: string
  created: number
  changedBy: string
  /** Null: never. */
  changed: number | null
  labels: readonly string[]
  links: readonly string[]
  related: readonly string[]
  comments: readonly BcfComment[]
  /** The one that is shown first; Gemba has one a note. */
  viewpoint: BcfViewpoint | null
}
