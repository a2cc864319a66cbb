import type { EmulatedHands } from './emulate.ts'

type Control = { label: string; key: string; stick: 'walk' | 'turn' } & (
  | { across: number; back: number }
  | { button: 'lower' | 'upper' }
)

/** What pushes a stick or a button while it is held, by a button of the bar or a key (`KeyboardEvent.code`). */
const controls: readonly Control[] = [
  { label: 'Forward', key: 'KeyW', stick: 'walk', across: 0, back: -1 },
  { label: 'Back', key: 'KeyS', stick: 'walk', across: 0, back: 1 },
  { label: 'Left', key: 'KeyA', stick: 'walk', across: -1, back: 0 },
  { label: 'Right', key: 'KeyD', stick: 'walk', across: 1, back: 0 },
  { label: 'Turn left', key: 'KeyQ', stick: 'turn', across: -1, back: 0 },
  { label: 'Turn right', key: 'KeyE', stick: 'turn', across: 1, back: 0 },
  { label: 'Teleport', key: 'KeyT', stick: 'turn', across: 0, back: -1 },
  { label: 'Menu', key: 'KeyM', stick: 'walk', button: 'upper' },
  { label: 'Tool', key: 'KeyF', stick: 'turn', button: 'lower' },
  { label: 'Dollhouse', key: 'KeyG', stick: 'walk', button: 'lower' },
]

/** The controls of an emulated headset, over its picture; each button and key holds a stick or a button. Returns its stop. */
export function showEmulatorBar({ push, press, leave }: EmulatedHands): () => void {
  const bar = document.createElement('div')
  bar.setAttribute('role', 'toolbar')
  bar.setAttribute('aria-label', 'Emulated headset')
  bar.style.cssText =
    'position:fixed;left:0;right:0;bottom:1rem;margin:auto;width:fit-content;z-index:1000;display:flex;flex-wrap:wrap;gap:.25rem;padding:.375rem;' +
    'border:1px solid var(--line-strong);border-radius:var(--radius);' +
    'background:var(--surface);box-shadow:var(--shadow);justify-content:center;max-width:calc(100% - 2rem)'
  const hold = (one: Control, isDown: boolean): void => {
    if ('button' in one) press(one.stick, one.button, isDown)
    else push(one.stick, isDown ? one.across : 0, isDown ? one.back : 0)
  }
  for (const one of controls) {
    const button = addButton(bar, one.label, one.key.slice(-1))
    button.addEventListener('pointerdown', () => hold(one, true))
    button.addEventListener('pointerup', () => hold(one, false))
    button.addEventListener('pointerleave', () => hold(one, false))
  }
  addButton(bar, 'Leave', 'Esc').addEventListener('click', leave)
  document.body.append(bar)

  const turn = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const one = controls.find(({ key }) => key === event.code)
    const isDown = event.type === 'keydown'
    if (event.code === 'Escape' && isDown) leave()
    else if (!one) return
    else hold(one, isDown)
    // The page below has its own use for the keys.
    event.stopImmediatePropagation()
    event.preventDefault()
  }
  window.addEventListener('keydown', turn, true)
  window.addEventListener('keyup', turn, true)
  return () => {
    window.removeEventListener('keydown', turn, true)
    window.removeEventListener('keyup', turn, true)
    bar.remove()
  }
}

function addButton(bar: HTMLElement, label: string, key: string): HTMLButtonElement {
  const button = document.createElement('button')
  const hint = document.createElement('kbd')
  button.type = 'button'
  hint.textContent = key
  button.append(label, ' ', hint)
  button.style.cssText =
    'padding:.375rem .625rem;border-radius:4px;color:var(--text);touch-action:none;white-space:nowrap'
  bar.append(button)
  return button
}
