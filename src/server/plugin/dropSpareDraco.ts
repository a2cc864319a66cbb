import type { Plugin } from 'vite'

/**
 * Vite: three's Draco loader names three decoders, and the page uses the one for glTF. The other two (over 1 MB) would lie
 * in the build and be loaded by nobody.
 */
export function dropSpareDraco(): Plugin {
  return {
    name: 'gemba-drop-spare-draco',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [name, file] of Object.entries(bundle)) {
        if (file.type !== 'asset') continue
        if (file.originalFileNames.some((from) => /libs\/draco\/draco_[^/]+$/.test(from)))
          delete bundle[name]
      }
    },
  }
}
