import { expect, test } from '@playwright/test'
import { noteFigure } from '../noteFigure.ts'
import { hangOnWall, moreInSecondHalf } from '../soak/weeks.ts'
import { mosquittoPath } from '../world/openMosquitto.ts'
import { drawNothing } from './drawNothing.ts'

// Half a minute of what `npm run soak` does for a day.
test('nothing grows while links are cut and the plant is opened anew, at 500 messages a second', async ({
  browser,
}) => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  const { held, uncaught } = await hangOnWall(browser, 6, 4, undefined, drawNothing)
  const more = moreInSecondHalf(held)
  for (const key of ['nodes', 'listeners', 'gpu'] as const)
    noteFigure('R13', `${key} more`, more[key])
  noteFigure('R13', 'heap more', more.heapMb, 'MB')
  expect(uncaught).toBe(0)
  expect(more.gpu).toBeLessThanOrEqual(0)
  expect(more.listeners).toBeLessThanOrEqual(0)
  expect(more.nodes).toBeLessThan(8)
  // Code goes on being compiled meanwhile.
  expect(more.heapMb).toBeLessThan(2)
})
