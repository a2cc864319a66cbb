/** What `makeFonts` runs in the browser. */
export { MSDF } from '@zappar/msdf-generator'
export * from '../../../node_modules/@pmndrs/uikit/dist/loaders/msdf-worker.js'
