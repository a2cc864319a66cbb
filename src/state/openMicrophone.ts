/** An open microphone, or why there is none and what to do, in words. */
export type Microphone = { stream: MediaStream; track: MediaStreamTrack; close(): void }

/** Asks for the microphone; the browser asks the person. */
export async function openMicrophone(): Promise<Microphone | { words: string }> {
  if (!navigator.mediaDevices) {
    return {
      words:
        'Browsers give the microphone to https pages only: open this page over https (npm start -- --https).',
    }
  }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true },
    })
    const [track] = stream.getAudioTracks()
    return { stream, track, close: () => track.stop() }
  } catch (error) {
    return { words: sayRefusal(error) }
  }
}

function sayRefusal(error: unknown): string {
  const name = error instanceof DOMException ? error.name : ''
  if (name === 'NotAllowedError') {
    return 'The microphone was not allowed: allow it for this page in the browser, then try again.'
  }
  if (name === 'NotFoundError') return 'This device has no microphone.'
  if (name === 'NotReadableError') {
    return 'Another program holds the microphone: close it, then try again.'
  }
  return `The microphone cannot be opened (${error instanceof Error ? error.message : String(error)}).`
}
