// Runs in the measured page, beside the program; see messages.bench.ts, which answers what is posted here.
const { gemba } = window
const tell = async (name, what) => {
  const answer = await fetch(`/bench/${name}`, { method: 'POST', body: JSON.stringify(what) })
  return answer.json()
}
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))

await gemba.ready
while (!document.body.innerText.includes('Connected')) await sleep(100)
await sleep(1000)
// Answered when the load begins.
const { signals, warmUp, seconds } = await tell('ready', {})
const heapBefore = gemba.stats().heapMb
await sleep(warmUp * 1000)

const lags = []
let frames = 0
const newest = () => gemba.signal('probe.v').time ?? 0
let seen = newest()
let isOver = false
const began = performance.now()
const look = () => {
  if (isOver) return
  requestAnimationFrame(look)
  frames++
  const time = newest()
  if (time !== seen) lags.push(Date.now() - time)
  seen = time
}
look()
const samples = []
for (let i = warmUp; i < seconds - 1; i++) {
  await sleep(1000)
  samples.push(gemba.stats())
}
isOver = true
const fps = (frames * 1000) / (performance.now() - began)
// Answered when all is sent.
await tell('measured', {})
const end = performance.now()
let last = end
for (let before = -1; performance.now() - last < 2500; await sleep(50)) {
  const { messages } = gemba.stats()
  if (messages !== before) last = performance.now()
  before = messages
}
const shown = Array.from({ length: signals }, (_, i) => gemba.signal(`part${i}.v`)?.value ?? null)
await tell('done', {
  fps,
  lags,
  samples,
  heapBefore,
  recoveredMs: last - end,
  shown,
  final: gemba.stats(),
})
