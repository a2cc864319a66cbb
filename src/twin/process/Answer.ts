/** A key figure of a run. */
export type Kpi = {
  /** `output`, `oee`, `energy`, … or `<component>.<figure>`. */
  id: string
  name: string
  unit: string
  digits: number
  better: 'more' | 'less' | 'neither'
}

/** A figure over all replications: mean and 90 % band (5th to 95th percentile; all equal when there is one replication). */
export type Band = { mean: number; low: number; high: number }

export type KpiAnswer = { kpi: Kpi; baseline: Band; scenario: Band; difference: Band }

/** A course over time, both worlds at the same instants; means over replications. */
export type SeriesAnswer = {
  id: string
  name: string
  unit: string
  /** Simulated seconds since the start. */
  times: number[]
  baseline: number[]
  scenario: number[]
  /** Drawn as a line, when there is a value not to be passed. */
  limit?: number
}

/** What differs at one component, for the colours in the scene. */
export type PartAnswer = {
  component: string
  name: string
  /** Asset of the twin file, null when it stands for none. */
  asset: string | null
  /** The figure that tells most of this kind of component: share of time running, wear used, time over limit. */
  figure: string
  unit: string
  baseline: number
  scenario: number
  /** It limits the output. */
  isBottleneck: { baseline: boolean; scenario: boolean }
}

/** Baseline against scenario: what a what-if run ends with. Plain data: it is posted, saved, exported and linked. */
export type Answer = {
  /** Id of the scenario and what was asked in the end (sliders included). */
  scenario: string
  name: string
  changes: import('./Scenario.ts').Change[]
  days: number
  seed: number
  replications: number
  /** A quick look (few replications, or only the first of the `days` that were asked for), to be replaced by an exact one. */
  isCoarse: boolean
  kpis: KpiAnswer[]
  series: SeriesAnswer[]
  parts: PartAnswer[]
  /** What changes, by how much, why, and how sure: a few plain sentences. */
  sentence: string
  /** Of the process model, and of everything that was computed: equal runs have equal digests (16 hex digits). */
  modelDigest: string
  digest: string
}
