import { CircleCheck, CircleMinus, OctagonX } from 'lucide-react'
import type { BudgetLine, Verdict } from '#twin/ModelReport.ts'
import { sayCount } from '#twin/sayCount.ts'
import css from './HeadsetBudget.module.css'
import { sayBytes } from './sayBytes.ts'

const verdicts: Record<Verdict, { icon: typeof CircleCheck; word: string }> = {
  ok: { icon: CircleCheck, word: 'Fits' },
  tight: { icon: CircleMinus, word: 'Tight' },
  over: { icon: OctagonX, word: 'Too much' },
}

const names: Record<BudgetLine['what'], string> = {
  'draw calls': 'Draw calls, both eyes',
  triangles: 'Triangles',
  'texture memory': 'Texture memory',
  'geometry memory': 'Geometry memory',
}

/** What models cost in a frame, against what headsets bear at 72 and 90 Hz: a word, an icon and the limit for each. */
export function HeadsetBudget({ lines }: { lines: readonly BudgetLine[] }) {
  const columns = lines[0]?.limits ?? []
  const headsets = [...new Set(columns.map(({ headset }) => headset))]
  return (
    // what scrolls must be reachable by the keyboard
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={css.scroll} tabIndex={0} aria-label="Headset budget">
      <table className={css.table}>
        <thead>
          <tr>
            <th rowSpan={2} scope="col">
              In a frame
            </th>
            <th rowSpan={2} scope="col" className={css.number}>
              Here
            </th>
            {headsets.map((headset) => (
              <th key={headset} colSpan={2} scope="colgroup" className={css.headset}>
                {headset}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ headset, hertz }) => (
              <th key={`${headset} ${hertz}`} scope="col">
                {hertz} Hz
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.what} line={line} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ line: { what, unit, value, limits } }: { line: BudgetLine }) {
  const say = (amount: number) =>
    unit === 'bytes' ? sayBytes(amount).replace('.0', '') : sayCount(Math.round(amount))
  return (
    <tr>
      <th scope="row">{names[what]}</th>
      <td className={css.number}>{say(value)}</td>
      {limits.map(({ headset, hertz, good, most, verdict }) => {
        const { icon: Icon, word } = verdicts[verdict]
        return (
          <td key={`${headset} ${hertz}`}>
            <span className={css.verdict} data-verdict={verdict}>
              <Icon aria-hidden />
              {word}
            </span>
            <span className={css.limit}>
              {verdict === 'ok' ? `good up to ${say(good)}` : `at most ${say(most)}`}
            </span>
          </td>
        )
      })}
    </tr>
  )
}
