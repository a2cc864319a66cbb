import { describe, expect, it } from 'vitest'
import { readController } from '#xr/readController.ts'

const trigger = {
  gamepadIndices: { button: 0 },
  visualResponses: {
    pressed: {
      componentProperty: 'button',
      valueNodeProperty: 'transform',
      valueNodeName: 'trigger',
      minNodeName: 'trigger_min',
      maxNodeName: 'trigger_max',
    },
    seen: { componentProperty: 'state', valueNodeProperty: 'visibility', valueNodeName: 'dot' },
  },
}
const stick = {
  gamepadIndices: { button: 3, xAxis: 2, yAxis: 3 },
  visualResponses: {
    y: {
      componentProperty: 'yAxis',
      valueNodeProperty: 'transform',
      valueNodeName: 'stick_y',
      minNodeName: 'stick_y_min',
      maxNodeName: 'stick_y_max',
    },
  },
}
const address = 'http://host/xr-profiles/plus/profile.json'

describe('readController', () => {
  it('finds the file of the hand beside the profile, and what moves in it', () => {
    const layouts = { left: { assetPath: 'left.glb', components: { trigger, stick } } }
    expect(readController({ layouts }, address, 'left')).toEqual({
      address: 'http://host/xr-profiles/plus/left.glb',
      moves: [
        { button: 0, axis: -1, node: 'trigger', min: 'trigger_min', max: 'trigger_max' },
        { button: -1, axis: 3, node: 'stick_y', min: 'stick_y_min', max: 'stick_y_max' },
      ],
    })
  })

  it('has none for a hand or a profile that names no file', () => {
    expect(readController({ layouts: { left: {} } }, address, 'left')).toBeNull()
    expect(readController({ layouts: { left: {} } }, address, 'right')).toBeNull()
    expect(readController(null, address, 'left')).toBeNull()
  })
})
