import {
  Activity,
  Box,
  Boxes,
  Cog,
  Component,
  DoorOpen,
  Factory,
  Folder,
  Layers,
  LayoutGrid,
  Network,
  Waypoints,
  Workflow,
} from 'lucide-react'
import type { AssetKind } from '#twin/Twin.ts'
import css from './KindIcon.module.css'

const icons = {
  site: Factory,
  area: LayoutGrid,
  line: Workflow,
  storey: Layers,
  room: DoorOpen,
  system: Network,
  asset: Cog,
  component: Component,
  part: Box,
  group: Boxes,
  bundle: Waypoints,
  folder: Folder,
  signal: Activity,
  root: Factory,
}

/** The icon of a kind of thing; its word stands elsewhere. */
export function KindIcon({ kind }: { kind: AssetKind | keyof typeof icons }) {
  const Icon = icons[kind]
  return <Icon className={css.icon} aria-hidden />
}
