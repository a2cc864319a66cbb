/** Parts of the browser's own surface that cost more than a page of ours, for each context anew: lists below its address bar. */
const unseen = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup']

/** Of several such switches the last counts: what Playwright turns off is said again. */
const turnedOff = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Flags that keep Chromium quiet and alike everywhere; the renderer is its own software one unless GEMBA_GL says otherwise. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${[...turnedOff, ...unseen].join(',')}`,
  ...(process.env.GEMBA_GL === 'egl'
    ? ['--ignore-gpu-blocklist', '--use-gl=angle', '--use-angle=gl-egl']
    : []),
]
