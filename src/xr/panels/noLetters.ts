/** In the place of the letters that come with uikit (see `vite.config.ts`). */
export const inter = {}
