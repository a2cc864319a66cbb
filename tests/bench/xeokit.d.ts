/** What the bench uses of a peer that is installed only to be measured. */
declare module '@xeokit/xeokit-sdk' {
  export const Viewer: new (config: object) => object
  export const SceneModel: new (owner: unknown, config: object) => object
}
