import { Component, type ReactNode } from 'react'
import { picture, setPlain } from '#state/stage.ts'
import { runWithoutPicture } from './runWithoutPicture.ts'

type PictureGuardProps = {
  onFrame: (seconds: number, now: number) => void
  /** The picture; `fail` takes it away with a reason, to be tried again. */
  children: (fail: (reason: string) => void) => ReactNode
}

/** Seconds after which a picture that failed is tried again; a browser gives a lost GPU back after two minutes. */
const retries = [2, 8, 30, 125]

/**
 * Keeps the page alive when the picture cannot be: says so in words, keeps the loop going for the panels, and tries again by
 * itself after a while.
 */
export class PictureGuard extends Component<PictureGuardProps, { reason: string | null }> {
  override state = { reason: null as string | null }
  #stop: () => void = () => undefined
  #failures = 0

  static getDerivedStateFromError(error: unknown): { reason: string } {
    return { reason: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(error: unknown): void {
    // A machine that never had a picture has the plant in 2D; one that lost it is given it back here.
    const isFirst = picture.models === -1
    this.#wait()
    if (isFirst && /webgl/i.test(String(error))) setPlain(true, noWebGl)
  }

  #fail = (reason: string): void => {
    this.setState({ reason })
    this.#wait()
  }

  #wait(): void {
    this.#stop()
    picture.isFailed = true
    this.#tickUntil(retries[Math.min(this.#failures++, retries.length - 1)])
  }

  override componentDidUpdate(_: PictureGuardProps, before: { reason: string | null }): void {
    // The picture runs the loop itself.
    if (before.reason === null || this.state.reason !== null) return
    this.#stop()
    picture.isFailed = false
  }

  override componentWillUnmount(): void {
    this.#stop()
    picture.isFailed = false
  }

  override render(): ReactNode {
    const { reason } = this.state
    if (reason === null) return this.props.children(this.#fail)
    return (
      <div className="gemba-place-words" role="alert">
        <p>The 3D picture cannot be shown. Values, trends and alarms go on beside it.</p>
        <p>{say(reason)} It is tried again from time to time.</p>
      </div>
    )
  }

  /** Runs the loop without a picture for so many seconds, then tries the picture again. */
  #tickUntil(seconds: number): void {
    const stop = runWithoutPicture(this.props.onFrame)
    const timer = setTimeout(() => this.setState({ reason: null }), seconds * 1000)
    this.#stop = () => {
      clearTimeout(timer)
      stop()
    }
  }
}

const noWebGl =
  'This browser gives no WebGL 2: switch on hardware acceleration in its settings, or use another browser.'

function say(reason: string): string {
  if (/webgl/i.test(reason)) return noWebGl
  return `The reason: ${reason}.`
}
