import { PoseTable } from '#people/PoseTable.ts'

/** Where the others are. The composition fills it and samples it once a frame; the scene reads it. */
export const poses = new PoseTable()
