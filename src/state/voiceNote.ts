import { create } from 'zustand'
import { longestMedium } from '#people/inspections/cutMedium.ts'
import { inspectionLimits } from '#people/inspections/InspectionRecord.ts'
import type { VoiceNote } from './InspectionDesk.ts'
import { openMicrophone } from './openMicrophone.ts'

/** What is being recorded as an answer. */
export type VoiceNoteState = {
  /** Of the step that it is for; null while nothing is recorded. */
  step: string | null
  /** The microphone hears; before that the person was asked for it. */
  isOn: boolean
  /** Whole seconds since it hears. */
  seconds: number
  /** Why there is none, in words; empty when nothing went wrong. */
  words: string
}

const idle: VoiceNoteState = { step: null, isOn: false, seconds: 0, words: '' }

export const useVoiceNote = create<VoiceNoteState>(() => idle)

/** Speech is understood well at so many bits a second. */
const rate = 12_000
/** Bytes of a recording that fit into its pieces as a data address, with room for the last moment's. */
const mostBytes = Math.floor((longestMedium.sound - 60) * 0.75) - 3000
/** The kinds that a browser may be able to write, the smaller first. */
const kinds = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4']

let end: (isKept: boolean) => void = () => undefined

/** Records what a person says as the answer to a step, until `endVoiceNote` or for half a minute; `take` gets it. */
export async function startVoiceNote(step: string, take: (note: VoiceNote) => void): Promise<void> {
  end(false)
  const kind =
    'MediaRecorder' in window
      ? kinds.find((each) => MediaRecorder.isTypeSupported(each))
      : undefined
  if (kind === undefined) {
    useVoiceNote.setState({ words: 'This browser records no sound.' })
    return
  }
  let isOver = false
  let isKept = false
  end = () => (isOver = true)
  useVoiceNote.setState({ ...idle, step })
  const microphone = await openMicrophone()
  if (isOver) {
    if ('close' in microphone) microphone.close()
    return
  }
  if ('words' in microphone) {
    useVoiceNote.setState({ ...idle, words: microphone.words })
    return
  }
  const recorder = new MediaRecorder(microphone.stream, {
    mimeType: kind,
    audioBitsPerSecond: rate,
  })
  const said: Blob[] = []
  let bytes = 0
  const begun = performance.now()
  const passed = () => (performance.now() - begun) / 1000
  let seconds = 0
  recorder.addEventListener('dataavailable', ({ data }) => {
    said.push(data)
    bytes += data.size
    if (bytes > mostBytes) end(true)
  })
  recorder.addEventListener('stop', () => {
    microphone.close()
    const length = Math.min(inspectionLimits.seconds, Math.max(1, Math.round(seconds)))
    if (isKept) void readAddress(said, kind).then((address) => take({ address, seconds: length }))
  })
  const timer = setInterval(() => {
    useVoiceNote.setState({ seconds: Math.floor(passed()) })
    if (passed() >= inspectionLimits.seconds) end(true)
  }, 250)
  end = (keeps) => {
    if (recorder.state === 'inactive') return
    isKept = keeps
    seconds = passed()
    clearInterval(timer)
    recorder.stop()
    useVoiceNote.setState(idle)
  }
  recorder.start(1000)
  useVoiceNote.setState({ isOn: true })
}

/** Ends it when it is of a step that is left, and forgets it. */
export function leaveVoiceNote(step: string): void {
  if (useVoiceNote.getState().step === step) endVoiceNote(false)
}

/** Ends it, and keeps what was said or forgets it. */
export function endVoiceNote(isKept: boolean): void {
  end(isKept)
  if (useVoiceNote.getState().step !== null) useVoiceNote.setState(idle)
}

async function readAddress(said: readonly Blob[], kind: string): Promise<string> {
  const bytes = new Uint8Array(await new Blob([...said]).arrayBuffer())
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `data:${kind};base64,${btoa(letters)}`
}
