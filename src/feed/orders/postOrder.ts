import type { FromOrder, ToOrder } from './OrderPost.ts'

/** Sends a work order to a webhook, by a worker that may fetch from other hosts, which the page may not. Never fails: what became of it is the answer. */
export function postOrder(order: ToOrder): Promise<FromOrder> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./order.worker.ts', import.meta.url), {
      type: 'module',
      name: 'order',
    })
    const end = (answer: FromOrder): void => {
      worker.terminate()
      resolve(answer)
    }
    worker.addEventListener('message', ({ data }: MessageEvent<FromOrder>) => end(data))
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      end({
        kind: 'unsent',
        text: 'The program that sends it could not be loaded: load the page again.',
      })
    })
    worker.postMessage(order, [])
  })
}
