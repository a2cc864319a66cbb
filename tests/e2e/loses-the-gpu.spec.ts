import { expect, test } from '@playwright/test'
import { noteFigure } from '../noteFigure.ts'
import { killGpu } from '../soak/gpu.ts'
import { mosquittoPath } from '../world/openMosquitto.ts'

test('the picture comes back when the GPU process was killed, and values go on meanwhile', async () => {
  test.skip(!mosquittoPath, 'mosquitto is not installed')
  const [{ valueMs, pictureMs }] = await killGpu(1)
  noteFigure('R11', 'a new value after', valueMs / 1000, 's')
  noteFigure('R11', 'the picture back after', pictureMs / 1000, 's')
  expect(pictureMs).toBeGreaterThan(0)
})
