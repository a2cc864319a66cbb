import { beforeEach, expect, it } from 'vitest'
import {
  holdAtEnd,
  replayStart,
  replayTime,
  seekReplay,
  setReplaySpeed,
  toggleReplay,
  useReplay,
} from '#state/replay.ts'

const entry = {
  id: 'a',
  name: 'Walk',
  plant: 'Hall',
  twin: '',
  room: 'main',
  begun: 0,
  length: 60_000,
  bytes: 0,
  people: [],
}

beforeEach(() => useReplay.setState({ ...useReplay.getInitialState(), entry }))

it('goes as fast as it is told, from where it is', () => {
  toggleReplay(0)
  expect(replayTime(5000)).toBe(replayStart + 5000)
  setReplaySpeed(4, 5000)
  expect(replayTime(6000)).toBe(replayStart + 9000)
  toggleReplay(6000)
  expect(replayTime(99_000)).toBe(replayStart + 9000)
})

it('jumps within its length, and stands still at its end until it is played again', () => {
  toggleReplay(0)
  seekReplay(90_000, 1000)
  expect(replayTime(1000)).toBe(60_000)
  holdAtEnd(1000)
  expect(useReplay.getState()).toMatchObject({ isPlaying: false, jump: 1 })
  toggleReplay(2000)
  expect(replayTime(3000)).toBe(replayStart + 1000)
  seekReplay(-5, 3000)
  expect(replayTime(3000)).toBe(replayStart)
})
