/**
 * Says that something in the scene looks otherwise than in the last picture. For all that is in no part table: a still picture is not
 * drawn again (see `DrawGate`).
 * @frame
 */
export function redraw(): void {
  isAsked = true
}

/**
 * Whether somebody said so since the loop asked last.
 * @frame
 */
export function takeRedraw(): boolean {
  const was = isAsked
  isAsked = false
  return was
}

let isAsked = false
