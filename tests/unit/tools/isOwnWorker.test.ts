import { expect, it } from 'vitest'
import { isOwnWorker } from '../../../src/trustOwnWorkers.ts'

const base = 'https://plant.example/gemba/?room=a'

it.each([
  'https://plant.example/gemba/assets/feed.worker-Dh2vcZ_I.js',
  './assets/model.worker-a-B.js',
  'service.worker.js',
])('lets a worker of the build start: %s', (url) => {
  expect(isOwnWorker(url, base)).toBe(true)
})

it.each([
  'https://evil.example/gemba/assets/feed.worker-Dh2vcZ_I.js',
  'https://plant.example/assets/feed.worker-Dh2vcZ_I.js',
  'assets/../models/mine/feed.worker-1.js',
  'assets/%2e%2e/models/feed.worker-1.js',
  'models/mine/feed.worker-1.js',
  'models/service.worker.js',
  'assets/index-1.js',
  'blob:https://plant.example/0b3c',
  'data:text/javascript,feed.worker-1.js',
  'javascript:feed.worker-1.js',
  '//',
])('starts nothing else: %s', (url) => {
  expect(isOwnWorker(url, base)).toBe(false)
})
