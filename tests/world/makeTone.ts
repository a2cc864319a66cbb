/**
 * A sound file (WAV, 16 bit, mono, 48 kHz) of noise that swells and fades like speech, so that no noise suppression takes it for a
 * hum.
 */
export function makeTone(seconds: number): Uint8Array {
  const rate = 48_000
  const count = Math.round(seconds * rate)
  const bytes = new Uint8Array(44 + count * 2)
  const view = new DataView(bytes.buffer)
  const words: [number, string][] = [
    [0, 'RIFF'],
    [8, 'WAVE'],
    [12, 'fmt '],
    [36, 'data'],
  ]
  for (const [at, word] of words) {
    for (let i = 0; i < 4; i++) view.setUint8(at + i, word.charCodeAt(i))
  }
  view.setUint32(4, 36 + count * 2, true)
  view.setUint32(16, 16, true)
  view.setUint16(20, 1, true)
  view.setUint16(22, 1, true)
  view.setUint32(24, rate, true)
  view.setUint32(28, rate * 2, true)
  view.setUint16(32, 2, true)
  view.setUint16(34, 16, true)
  view.setUint32(40, count * 2, true)
  for (let i = 0; i < count; i++) {
    const time = i / rate
    const swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * time)
    const voice = [1, 2, 3, 5, 8].reduce((sum, part) => {
      return sum + Math.sin(2 * Math.PI * 140 * part * time + part) / part
    }, 0)
    view.setInt16(44 + i * 2, Math.round(12_000 * swell * voice * 0.4), true)
  }
  return bytes
}
