/** Flags that keep Chromium quiet and alike everywhere; the renderer is its own software one unless GEMBA_GL says otherwise. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.env.GEMBA_GL === 'egl'
    ? ['--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=gl-egl']
    : []),
]
