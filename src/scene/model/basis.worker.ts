import transcoder from 'three/addons/libs/basis/basis_transcoder.js?raw'
import { KTX2Loader } from 'three/addons/loaders/KTX2Loader.js'

/** What three writes around its transcoder; its types leave these out. */
type WorkerParts = {
  EngineFormat: object
  EngineType: object
  TranscoderFormat: object
  BasisFormat: object
  BasisWorker: () => void
}

const { EngineFormat, EngineType, TranscoderFormat, BasisFormat, BasisWorker } =
  KTX2Loader as unknown as WorkerParts

// The transcoder makes its functions from text, which the page's policy forbids. A worker from a blob: address, as three
// starts it, is under the policy of the page; one from a file of its own is under the policy of that file's answer.
const made = makeTranscoder()
if (made instanceof Error) {
  // A host that sends a policy with every file: say so, since three would wait for ever.
  self.addEventListener('message', ({ data }: MessageEvent<{ type: string }>) => {
    if (data.type === 'transcode') self.postMessage({ type: 'error', data: {}, error: made }, [])
  })
} else {
  // three would wait for ever for a transcoder that could not be started.
  self.addEventListener('unhandledrejection', ({ reason }) => self.reportError(reason))
  Object.assign(self, {
    BASIS: made,
    _EngineFormat: EngineFormat,
    _EngineType: EngineType,
    _TranscoderFormat: TranscoderFormat,
    _BasisFormat: BasisFormat,
  })
  BasisWorker()
}

function makeTranscoder(): unknown {
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- a script of three's, and no module
    return new Function(`${transcoder}\nreturn BASIS`)()
  } catch (error) {
    if (!(error instanceof EvalError)) throw error
    return new Error(
      "The web server's content policy must allow 'unsafe-eval' for assets/basis.worker-*.js",
    )
  }
}
