import type { MechanismLife } from '../../../src/contract/mechanisms.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-mechanism.ts'
import { heightsOf } from './heights.ts'

const width = 168
const height = 36
const gap = 3

/** Twelve windows as bars, oldest first; what lies outside is marked by colour and by a dot above it. The same is said in words for whoever does not see it. */
export function Curve({ title, curve }: { readonly title: string; readonly curve: MechanismLife['life']['curve'] }) {
  const say = useSay()
  const points = curve
    .map(({ from, value, base, outside }) => {
      const said = base === null ? say(words.point, { from, value }) : say(words.pointOf, { from, value, base })
      return outside ? `${said}${say(words.outside)}` : said
    })
    .join('，')
  const step = width / Math.max(curve.length, 1)
  return (
    <svg
      className="curve"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={say(words.curve, { title, points })}
    >
      {heightsOf(curve).map((share, place) => {
        const tall = Math.max(share * (height - 8), 1.5)
        const outside = curve[place]?.outside ?? false
        const x = place * step + gap / 2
        return (
          <g key={curve[place]?.from ?? place} className={outside ? 'curve-outside' : 'curve-inside'}>
            <rect x={x} y={height - tall} width={step - gap} height={tall} rx="1" />
            {outside ? <circle cx={x + (step - gap) / 2} cy={height - tall - 4} r="2" /> : null}
          </g>
        )
      })}
    </svg>
  )
}
