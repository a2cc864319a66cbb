import { useAlarms } from '#state/alarms.ts'
import { AlarmVoice } from './AlarmVoice.ts'

/** Seconds of a tone, and its loudness (1: as loud as it goes). */
const length = 0.16
const loudness = 0.12
/** Milliseconds between two looks. */
const look = 500

/** The sound of alarms, made by the browser itself; none before a person has touched the page (browsers allow none). Returns its stop. */
export function attachAlarmSound(): () => void {
  const voice = new AlarmVoice()
  let context: AudioContext | null = null
  const listen = () => {
    if (!navigator.userActivation.hasBeenActive) return
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
