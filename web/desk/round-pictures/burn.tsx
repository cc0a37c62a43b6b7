import type { Pictures } from '../../../src/contract/overview.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-pictures.ts'
import { DataTable } from './data-table.tsx'

const [wide, high] = [600, 180]

/** Findings that are open, day by day, beside an even pace to none on the last day. */
export function Burn({ pictures: { burn, today } }: { readonly pictures: Pictures }) {
  const say = useSay()
  const most = Math.max(1, ...burn.map(({ open, ideal }) => Math.max(open ?? 0, ideal)))
  const x = (place: number) => (wide * place) / Math.max(1, burn.length - 1)
  const y = (count: number) => high - (high * count) / most
  const line = (of: (one: Pictures['burn'][number]) => number | null) =>
    burn.flatMap((one, place) => {
      const count = of(one)
      return count === null ? [] : [`${x(place).toFixed(1)},${y(count).toFixed(1)}`]
    })
  const now = burn.findIndex(({ day }) => day === today)
  const shown = burn.filter(
    ({ day }, place) => place === 0 || place === burn.length - 1 || day === today || day.endsWith('-01'),
  )
  return (
    <figure className="picture">
      <svg viewBox={`-34 -18 ${wide + 46} ${high + 50}`} aria-hidden="true" focusable="false">
        <path className="picture-axis" d={`M0 0V${high}H${wide}`} />
        <polyline className="picture-ideal" points={line(({ ideal }) => ideal).join(' ')} />
        <polyline className="picture-open" points={line(({ open }) => open).join(' ')} />
        {now >= 0 ? <path className="picture-now" d={`M${x(now)} 0V${high}`} /> : null}
        <text x="-6" y="6" textAnchor="end">
          {most.toFixed(0)}
        </text>
        <text x="-6" y={high} textAnchor="end">
          0
        </text>
        <text x="0" y={high + 6} dominantBaseline="hanging">
          {burn[0]?.day}
        </text>
        <text x={wide} y={high + 6} dominantBaseline="hanging" textAnchor="end">
          {burn[burn.length - 1]?.day}
        </text>
      </svg>
      <p className="picture-key">
        <span className="key key-open">{say(words.open)}</span>
        <span className="key key-ideal">{say(words.ideal)}</span>
        {now >= 0 ? <span className="key key-now">{say(words.today)}</span> : null}
      </p>
      <DataTable
        title={say(words.burn)}
        heads={[say(words.day), say(words.open), say(words.ideal)]}
        rows={shown.map(({ day, open, ideal }) => [day, open ?? '—', ideal.toFixed(1)])}
      />
    </figure>
  )
}
