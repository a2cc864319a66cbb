import { makePose } from '#people/Pose.ts'

/**
 * Where this person is, written in place each frame by the scene (the camera of a desktop) or by the headset (head and hands), and read by
 * the composition, which tells the others. Plant coordinates, metres.
 */
export const ownPose = makePose()
