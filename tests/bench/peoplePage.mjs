// Runs in the measured page, beside the program; see people.bench.ts, which answers what is posted here.
const { gemba } = window
const tell = async (name, what) => {
  const answer = await fetch(`/bench/${name}`, { method: 'POST', body: JSON.stringify(what) })
  return answer.json()
}
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const peopleButton = () => document.querySelector('header [aria-keyshortcuts="J"]')
const measure = async (seconds) => {
  let frames = 0
  let isOver = false
  let longest = 0
  let last = performance.now()
  const began = last
  const look = (now) => {
    if (isOver) return
    requestAnimationFrame(look)
    frames++
    longest = Math.max(longest, now - last)
    last = now
  }
  requestAnimationFrame(look)
  const own = []
  for (let i = 0; i < seconds; i++) {
    await sleep(1000)
    own.push(gemba.stats().ownMs.median)
  }
  isOver = true
  const fps = (frames * 1000) / (performance.now() - began)
  return { fps, longest, own: own.toSorted((a, b) => a - b)[own.length >> 1] }
}

await gemba.ready
while (!document.body.innerText.includes('Connected')) await sleep(100)
if (new URLSearchParams(location.search).has('panel')) {
  while (!peopleButton()) await sleep(100)
  peopleButton().click()
}
await sleep(3000)
const alone = await measure(4)
// Answered when they come.
const { people, seconds } = await tell('ready', {})
for (let waited = 0; gemba.people().length < people && waited < 100; waited++) await sleep(100)
await sleep(2000)
const together = await measure(seconds)
const there = gemba.people()
const lines = document.querySelectorAll('aside [role=log] p').length
const placed = there.filter(({ position }) => position).length
await tell('done', { alone, together, people: there.length, placed, lines })
