import type { PlantSimulation, SendMessage } from '#scenarios/PlantSimulation.ts'

/** Seconds of one step of a simulated plant; it runs in real time. */
const stepSeconds = 0.2
/** Steps that are made up for after a delay; a longer one (the machine slept) is passed over. */
const mostSteps = 10

/** Runs a simulated plant in real time and sends what it publishes. Returns its stop. */
export function openSimulator(plant: PlantSimulation, send: SendMessage): () => void {
  let due = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    if (now - due > mostSteps * stepSeconds * 1000) due = now
    for (; due <= now; due += stepSeconds * 1000) {
      plant.step(stepSeconds)
      plant.publish(Date.now(), send)
    }
  }, stepSeconds * 1000)
  return () => clearInterval(timer)
}
