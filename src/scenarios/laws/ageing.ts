import { exp } from '../exact/exp.ts'

/** Boltzmann's constant, eV/K, and 0 °C in K. */
const boltzmann = 8.617_333_262e-5
const zero = 273.15

/**
 * How many times as fast something ages at one temperature as at another: exp(Eₐ/k·(1/T₁ − 1/T₂)), activation energy in eV,
 * temperatures in °C (S. Arrhenius 1889; NIST/SEMATECH e-Handbook 8.1.5.1).
 */
export function arrheniusFactor(energy: number, reference: number, temperature: number): number {
  return exp((energy / boltzmann) * (1 / (reference + zero) - 1 / (temperature + zero)))
}

/**
 * Ageing acceleration of a transformer's paper at a hot-spot temperature in °C; 1 at 110 °C, where its life is 180,000 h (IEEE Std
 * C57.91, F_AA = exp(15000/383 − 15000/(Θ_H + 273))).
 */
export function transformerAgeing(hotSpot: number): number {
  return exp(15_000 / 383 - 15_000 / (hotSpot + 273))
}

/** Hours of normal life of a transformer's insulation at 110 °C (IEEE Std C57.91). */
export const transformerHours = 180_000
