import { afterEach, expect, it, vi } from 'vitest'
import type { ToFeed } from '#feed/FeedMessage.ts'
import { setHeadset } from '#state/headset.ts'
import { OpenPlant } from '../../src/OpenPlant.ts'
import { smallTwin } from './ui/smallTwin.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  setHeadset({ session: null, visibility: 'visible' })
})

it('tells the worker that nothing may be sent while the headset shows something else, and when it may again', async () => {
  const heard: ToFeed[] = []
  vi.stubGlobal('document', { baseURI: 'http://localhost/' })
  vi.stubGlobal(
    'Worker',
    class {
      postMessage(message: ToFeed): void {
        heard.push(message)
      }
      addEventListener(): void {}
      terminate(): void {}
    },
  )
  setHeadset({ session: {} as XRSession, visibility: 'hidden' })
  const plant = new OpenPlant(smallTwin, 'ws://localhost:1', null, new Int32Array(0))
  const said = () =>
    heard.flatMap((each) => ('kind' in each && each.kind === 'maySend' ? [each.may] : []))
  await vi.waitFor(() =>
    expect(heard.some((each) => 'kind' in each && each.kind === 'open')).toBe(true),
  )
  expect(said().at(-1)).toBe(false)
  setHeadset({ visibility: 'visible' })
  expect(said().at(-1)).toBe(true)
  setHeadset({ visibility: 'blurred' })
  expect(said().at(-1)).toBe(false)
  plant.close()
  const { length } = heard
  setHeadset({ visibility: 'visible' })
  expect(heard.length).toBe(length)
})
