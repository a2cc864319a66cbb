import { setLive, useVoice } from '#state/voice.ts'
import { isTyping } from '../isTyping.ts'

/** The key V: held, it opens the microphone of somebody in the voice; where the microphone stays open, a press opens and closes it. Returns its stop. */
export function attachTalkKey(): () => void {
  window.addEventListener('keydown', press)
  window.addEventListener('keyup', release)
  // Who goes to another window while they talk does not let go of the key here.
  window.addEventListener('blur', letGo)
  return () => {
    window.removeEventListener('keydown', press)
    window.removeEventListener('keyup', release)
    window.removeEventListener('blur', letGo)
  }
}

function press(event: KeyboardEvent): void {
  if (!isTalkKey(event) || event.repeat || isTyping(event)) return
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
  const { mode, isLive } = useVoice.getState()
  setLive(mode === 'hold' || !isLive)
}

function release(event: KeyboardEvent): void {
  if (isTalkKey(event)) letGo()
}

function letGo(): void {
  if (useVoice.getState().mode === 'hold') setLive(false)
}

function isTalkKey({ key }: KeyboardEvent): boolean {
  return key === 'v' || key === 'V'
}
