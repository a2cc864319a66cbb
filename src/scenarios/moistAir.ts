import { clamp } from './clamp.ts'

/** Pressure of the air, Pa. */
const pressure = 101_325

/**
 * Saturation pressure of water vapour in Pa from −20 to 50 °C: the sixth-order polynomial of P. R. Lowe, J. Appl. Meteorol. 16
 * (1977) 100, within 0.1 % above freezing.
 */
export function saturationPressure(celsius: number): number {
  const t = celsius
  const hectopascal =
    6.107_799_961 +
    t *
      (4.436_518_521e-1 +
        t *
          (1.428_945_805e-2 +
            t *
              (2.650_648_471e-4 +
                t * (3.031_240_396e-6 + t * (2.034_080_948e-8 + t * 6.136_820_929e-11)))))
  return hectopascal * 100
}

/** Grams of water a kilogram of dry air holds at a relative humidity in % (ASHRAE Handbook Fundamentals ch. 1, eq. 20). */
export function humidityRatio(celsius: number, percent: number): number {
  const vapour = (saturationPressure(celsius) * percent) / 100
  return (621.945 * vapour) / (pressure - vapour)
}

/** Relative humidity in % of air with `grams` of water a kilogram. */
export function relativeHumidity(celsius: number, grams: number): number {
  const vapour = (pressure * grams) / (621.945 + grams)
  return clamp((100 * vapour) / saturationPressure(celsius), 0, 100)
}
