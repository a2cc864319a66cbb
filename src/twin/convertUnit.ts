/** Factor and summand that turn a value in one unit into another: `to = from * factor + summand`. */
export type Linear = [factor: number, summand: number]

/** A unit: what it measures, and how it becomes that quantity's base unit. Factors are exact where the units are defined so. */
type Unit = { quantity: string; factor: number; summand: number }

/** Turns values in the unit `from` into the unit `to`; or why that cannot be done, as the rest of a sentence. */
export function convertUnit(
  from: string,
  to: string,
): Linear | { problem: string; unknown?: string } {
  const source = findUnit(from)
  const target = findUnit(to)
  if (!source) return { problem: `is a unit that is not known here`, unknown: from }
  if (!target)
    return { problem: `cannot be turned into “${to}”, which is not known here`, unknown: to }
  if (source.quantity !== target.quantity) {
    return {
      problem: `is a unit of ${source.quantity} and cannot be turned into “${to}”, a unit of ${target.quantity}`,
    }
  }
  return [source.factor / target.factor, (source.summand - target.summand) / target.factor]
}

/** Every spelling of a unit that is known. */
export function unitNames(): string[] {
  return [...units.keys()]
}

const inch = 0.0254
const pound = 0.45359237
const gravity = 9.80665
const psi = (pound * gravity) / inch ** 2
const gallon = 231 * inch ** 3
const btu = 1055.05585262
const degree = Math.PI / 180

/** By quantity: a unit's spellings, its factor to the base unit, and a summand where its zero is elsewhere. */
const table: Record<string, readonly (readonly [string, number, number?])[]> = {
  temperature: [
    ['K', 1],
    ['°C C degC Celsius', 1, 273.15],
    ['°F F degF Fahrenheit', 5 / 9, 459.67 * (5 / 9)],
  ],
  pressure: [
    ['Pa', 1],
    ['hPa mbar', 100],
    ['kPa', 1e3],
    ['MPa', 1e6],
    ['bar', 1e5],
    ['psi', psi],
    ['atm', 101_325],
    ['mmHg Torr', 101_325 / 760],
    ['inHg', 3386.389],
    ['mmH2O', gravity],
    ['inH2O', gravity * 25.4],
  ],
  length: [
    ['m', 1],
    ['km', 1e3],
    ['dm', 0.1],
    ['cm', 0.01],
    ['mm', 1e-3],
    ['µm um micron', 1e-6],
    ['in', inch],
    ['ft', 12 * inch],
    ['yd', 36 * inch],
    ['mi', 63_360 * inch],
  ],
  area: [
    ['m²  m2', 1],
    ['cm² cm2', 1e-4],
    ['mm² mm2', 1e-6],
    ['ft² ft2', (12 * inch) ** 2],
  ],
  volume: [
    ['m³ m3', 1],
    ['l L', 1e-3],
    ['hl hL', 0.1],
    ['ml mL', 1e-6],
    ['gal', gallon],
    ['ft³ ft3', (12 * inch) ** 3],
  ],
  flow: [
    ['m³/s m3/s', 1],
    ['m³/h m3/h', 1 / 3600],
    ['m³/min m3/min', 1 / 60],
    ['l/s L/s', 1e-3],
    ['l/min L/min lpm', 1e-3 / 60],
    ['l/h L/h', 1e-3 / 3600],
    ['gal/min gpm', gallon / 60],
    ['ft³/min ft3/min cfm', (12 * inch) ** 3 / 60],
  ],
  power: [
    ['W', 1],
    ['mW', 1e-3],
    ['kW', 1e3],
    ['MW', 1e6],
    ['hp', 550 * 12 * inch * pound * gravity],
    ['PS', 75 * gravity],
    ['BTU/h', btu / 3600],
  ],
  energy: [
    ['J', 1],
    ['kJ', 1e3],
    ['MJ', 1e6],
    ['GJ', 1e9],
    ['Wh', 3600],
    ['kWh', 3.6e6],
    ['MWh', 3.6e9],
    ['kcal', 4184],
    ['BTU', btu],
  ],
  mass: [
    ['kg', 1],
    ['g', 1e-3],
    ['mg', 1e-6],
    ['t', 1e3],
    ['lb', pound],
    ['oz', pound / 16],
  ],
  'mass flow': [
    ['kg/s', 1],
    ['kg/min', 1 / 60],
    ['kg/h', 1 / 3600],
    ['t/h', 1 / 3.6],
    ['g/s', 1e-3],
    ['lb/h', pound / 3600],
  ],
  force: [
    ['N', 1],
    ['kN', 1e3],
    ['lbf', pound * gravity],
  ],
  speed: [
    ['m/s', 1],
    ['mm/s', 1e-3],
    ['m/min', 1 / 60],
    ['km/h', 1 / 3.6],
    ['mph mi/h', (63_360 * inch) / 3600],
    ['ft/s', 12 * inch],
    ['ft/min fpm', (12 * inch) / 60],
    ['kn', 1852 / 3600],
  ],
  time: [
    ['s', 1],
    ['ms', 1e-3],
    ['µs us', 1e-6],
    ['ns', 1e-9],
    ['min', 60],
    ['h', 3600],
    ['d', 86_400],
  ],
  angle: [
    ['rad', 1],
    ['° deg', degree],
    ['rev', 2 * Math.PI],
  ],
  rotation: [
    ['rad/s', 1],
    ['rpm 1/min', Math.PI / 30],
    ['rps', 2 * Math.PI],
    ['°/s deg/s', degree],
  ],
  frequency: [
    ['Hz 1/s', 1],
    ['kHz', 1e3],
    ['MHz', 1e6],
  ],
  share: [
    ['1', 1],
    ['%', 0.01],
    ['‰', 1e-3],
    ['ppm', 1e-6],
  ],
  voltage: [
    ['V', 1],
    ['mV', 1e-3],
    ['kV', 1e3],
  ],
  current: [
    ['A', 1],
    ['mA', 1e-3],
    ['kA', 1e3],
  ],
}

const units = new Map<string, Unit>(
  Object.entries(table).flatMap(([quantity, list]) =>
    list.flatMap(([names, factor, summand = 0]) =>
      names.split(/\s+/).map((name): [string, Unit] => [name, { quantity, factor, summand }]),
    ),
  ),
)

/** Micro has two code points, degrees sometimes a third. */
function findUnit(name: string): Unit | undefined {
  return units.get(name.trim().replaceAll('μ', 'µ').replaceAll('º', '°'))
}
