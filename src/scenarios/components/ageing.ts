import * as z from 'zod'
import { loss } from '../flow/FlowLine.ts'
import { arrheniusFactor, transformerAgeing, transformerHours } from '../laws/ageing.ts'
import { makeComponent } from './ComponentKind.ts'

const options = z.strictObject({
  of: z
    .string()
    .optional()
    .describe('The machine or pump whose load heats it, and that its end stops.'),
  law: z
    .enum(['arrhenius', 'transformer'])
    .describe('Insulation by Arrhenius, or the paper of a transformer by IEEE C57.91.'),
  life: z
    .number()
    .positive()
    .default(transformerHours)
    .meta({ description: 'Hours at “reference”.', unit: 'h' }),
  reference: z
    .number()
    .default(110)
    .meta({ description: 'Of “arrhenius”: the temperature for which “life” holds.', unit: '°C' }),
  energy: z
    .number()
    .positive()
    .max(5)
    .default(0.9)
    .meta({ description: 'Of “arrhenius”: activation energy.', unit: 'eV' }),
  within: z.string().optional().describe('The weather or the zone around it. Default: “ambient”.'),
  ambient: z
    .number()
    .min(-50)
    .max(100)
    .default(25)
    .meta({ description: 'Temperature around it.', unit: '°C' }),
  rise: z
    .number()
    .min(0)
    .max(300)
    .default(80)
    .meta({ description: 'Hottest spot above that at full load, K.', unit: 'K' }),
  load: z.number().min(0).max(3).default(1).meta({
    description: 'Share of full load; of the machine’s own load when there is “of”.',
    unit: '1',
  }),
  used: z
    .number()
    .min(0)
    .max(1)
    .default(0)
    .meta({ description: 'Share of its life that is used up when a run starts.', unit: '1' }),
})

/** Insulation that ages with its temperature. */
export const ageing = makeComponent({
  about: 'Insulation that ages with its temperature: a motor’s, or a transformer’s.',
  equation:
    'Hot spot = ambient + rise·load² (IEC 60034-1); ageing = exp(Eₐ/k·(1/T₁ − 1/T₂)) (Arrhenius), or exp(15000/383 − 15000/(Θ + 273)) (IEEE C57.91).',
  options,
  reads: { used: { about: 'Share of its life that is used up.', unit: '%' } },
  writes: {
    used: { about: 'Share of its life that is used up.', unit: '%' },
    hotSpot: { about: 'Its hottest spot.', unit: '°C' },
  },
  links: { of: ['machine', 'pump'], within: ['weather', 'zone'] },
  open(build, given) {
    const { line } = build
    const stage = given.of === undefined ? -1 : build.stageOf(given.of)
    const around = given.within === undefined ? undefined : build.part(given.within).temperature
    let present = given
    let [used, start, hotSpot, hottest, isOver] = [given.used, given.used, 0, -Infinity, false]
    const percent = (): number => 100 * used
    return {
      figures: [
        { key: 'used', name: 'Life used', unit: '%', digits: 2, better: 'less', read: percent },
        {
          key: 'consumed',
          name: 'Lives consumed',
          unit: '%',
          digits: 3,
          better: 'less',
          read: () => 100 * (used - start),
        },
        {
          key: 'hottest',
          name: 'Hottest',
          unit: '°C',
          digits: 1,
          better: 'less',
          read: () => hottest,
        },
      ],
      main: 'consumed',
      course: { name: 'life used', unit: '%', isSum: false, scale: 1, limit: 100, read: percent },
      ports: { used: percent, hotSpot: () => hotSpot },
      start: (_port, value) => {
        used = value / 100
        start = used
      },
      step: (seconds) => {
        const { law, energy, reference, life, rise, ambient } = present
        const share = stage < 0 ? 1 : line.rate[stage] / line.plan.stages[stage].design
        const load = present.load * share
        hotSpot = (around?.() ?? ambient) + rise * load * load
        if (hotSpot > hottest) hottest = hotSpot
        const factor =
          law === 'transformer'
            ? transformerAgeing(hotSpot)
            : arrheniusFactor(energy, reference, hotSpot)
        used += (factor * seconds) / (3600 * life)
        // It is not renewed: what it feeds stands from then on.
        if (used >= 1 && !isOver && stage >= 0) {
          isOver = true
          line.halt(stage, loss.faulted)
        }
      },
      failures: () => (used >= 1 ? 1 : 0),
      retune: (next) => {
        present = options.parse(next)
      },
      digest: (digest) => {
        digest.number(used)
        digest.number(hotSpot)
      },
    }
  },
})
