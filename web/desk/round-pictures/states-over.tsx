import type { Pictures } from '../../../src/contract/overview.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-pictures.ts'
import { DataTable } from './data-table.tsx'

const [wide, high] = [600, 180]

/** In which states the findings were at the end of each month: a column each, what is closed at the foot. */
export function StatesOver({ pictures: { states, stateLabels } }: { readonly pictures: Pictures }) {
  const say = useSay()
  // A state has the same colour for everybody, whichever of them one's findings are in.
  const all = Object.keys(stateLabels).sort((a, b) => Number(b === 'closed') - Number(a === 'closed'))
  const stack = all.filter((name) => states.some(({ counts }) => counts[name]))
  const most = Math.max(1, ...states.map(({ counts }) => Object.values(counts).reduce((sum, one) => sum + one, 0)))
  const label = (name: string) => say(stateLabels[name] ?? words.unnamed)
  const step = wide / Math.max(1, states.length)
  return (
    <figure className="picture">
      <svg viewBox={`-34 -18 ${wide + 46} ${high + 50}`} aria-hidden="true" focusable="false">
        <path className="picture-axis" d={`M0 0V${high}H${wide}`} />
        {states.map(({ day, counts }, column) => (
          <g key={day}>
            {piled(stack, counts).map(({ name, from, count }) => (
              <rect
                key={name}
                className={`pile pile-${all.indexOf(name) % 8}`}
                x={column * step + step * 0.15}
                width={step * 0.7}
                y={high - (high * (from + count)) / most}
                height={(high * count) / most}
              />
            ))}
            <text x={column * step + step / 2} y={high + 6} dominantBaseline="hanging" textAnchor="middle">
              {states.length > 8 ? day.slice(5, 7) : day.slice(2, 7)}
            </text>
          </g>
        ))}
        <text x="-6" y="6" textAnchor="end">
          {most}
        </text>
      </svg>
      <p className="picture-key">
        {stack.map((name) => (
          <span key={name} className={`key key-pile pile-${all.indexOf(name) % 8}`}>
            {label(name)}
          </span>
        ))}
      </p>
      <DataTable
        title={say(words.states)}
        heads={[say(words.day), ...stack.map(label)]}
        rows={states.map(({ day, counts }) => [day, ...stack.map((name) => counts[name] ?? 0)])}
      />
    </figure>
  )
}

function piled(stack: readonly string[], counts: Readonly<Record<string, number>>) {
  let from = 0
  return stack.map((name) => {
    const count = counts[name] ?? 0
    from += count
    return { name, from: from - count, count }
  })
}
