import { useAlarms } from '#state/alarms.ts'
import { AlarmVoice } from './AlarmVoice.ts'

/** Seconds of a tone, and its loudness (1: as loud as it goes). */
const length = 0.16
const loudness = 0.12
/** Milliseconds between two looks. */
const look = 500

/**
 * The sound of alarms, made by the browser itself; none before a person has touched the page, where the browser wants that. With `onSilent`, for a
 * display that maybe nobody ever touches, it is tried at once, and told whether it is silent for that reason. Returns its stop.
 */
export function attachAlarmSound(onSilent?: (isSilent: boolean) => void): () => void {
  const voice = new AlarmVoice()
  // One that may sound begins to run by itself.
  let context: AudioContext | null = onSilent ? new AudioContext() : null
  const listen = () => {
    const isTouched = navigator.userActivation.hasBeenActive
    if (isTouched && onSilent && context?.state === 'suspended') void context.resume()
    onSilent?.(!isTouched && context?.state !== 'running')
    if (!isTouched && context?.state !== 'running') return
    const { standing, mutedUntil } = useAlarms.getState()
    const tones = voice.next(standing, mutedUntil > Date.now(), performance.now() / 1000)
    if (!tones) return
    context ??= new AudioContext()
    // A browser puts it to sleep with the page, and does not wake it by itself.
    if (context.state === 'suspended') void context.resume()
    play(context, tones)
  }
  const timer = setInterval(listen, look)
  return () => {
    clearInterval(timer)
    void context?.close()
  }
}

function play(context: AudioContext, tones: readonly number[]): void {
  tones.forEach((frequency, i) => {
    const start = context.currentTime + i * length
    const tone = context.createOscillator()
    const volume = context.createGain()
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(loudness, start + 0.02)
    volume.gain.linearRampToValueAtTime(0, start + length)
    tone.connect(volume).connect(context.destination)
    tone.start(start)
    tone.stop(start + length)
  })
}
