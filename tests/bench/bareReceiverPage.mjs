// A page with nothing but the worker beside it that counts; see measureBareReceiver.ts, which answers what is posted here.
const tell = async (name, what) => {
  const answer = await fetch(`/bench/${name}`, { method: 'POST', body: JSON.stringify(what) })
  return answer.json()
}
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

let count = 0
let changed = 0
window.trustedTypes?.createPolicy('default', { createScriptURL: (address) => address })
const worker = new Worker('./bareReceiver.js')
const ready = new Promise((resolve) => {
  worker.addEventListener('message', ({ data }) => {
    if (data.count !== count) changed = performance.now()
    count = data.count
    if (data.isReady) resolve()
  })
})
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
worker.postMessage(new URLSearchParams(location.search).get('broker'))
await ready
await tell('ready', {})
// Answered when all is sent.
await tell('measured', {})
const end = performance.now()
while (performance.now() - Math.max(end, changed) < 2500) await sleep(50)
await tell('done', { received: count, recoveredMs: Math.max(0, changed - end) })
