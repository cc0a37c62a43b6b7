import type { MechanismLife } from '../../../src/contract/mechanisms.ts'
import { api } from '../api.ts'
import { grouped } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Counted } from '../parts/counted.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useAnswer } from '../use-answer.ts'
import { words } from '../words-mechanism.ts'
import { Curve } from './curve.tsx'

/** What a mechanism has done since it was bound, and its curve. */
export function Life({ mechanism, title }: { readonly mechanism: string; readonly title: string }) {
  const say = useSay()
  const asked = useAnswer<MechanismLife>(`life ${mechanism}`, () => api.mechanismLife(mechanism))
  const life = asked.value?.life
  if (!life) return asked.loading ? <Waiting lines={2} height={26} /> : <Refused refusals={asked.refusals} />
  const { records, refusals, overridden, late, lists } = life
  const figures = [
    { label: words.records, figure: records, list: lists.records },
    { label: words.refusals, figure: refusals, list: null },
    { label: words.overridden, figure: overridden, list: lists.overridden },
    { label: words.kept, figure: records - late, list: lists.kept },
    { label: words.late, figure: late, list: lists.late },
  ]
  return (
    <div className="life">
      <dl className="life-figures" aria-label={say(words.since, { day: life.since })}>
        {figures.map(({ label, figure, list }) => (
          <div key={label.zh}>
            <dt>{say(label)}</dt>
            <dd className="figure">
              <Counted records={figure > 0 ? list : null} label={say(label)}>
                {grouped(figure)}
              </Counted>
            </dd>
          </div>
        ))}
      </dl>
      <figure className="life-curve">
        <Curve title={title} curve={life.curve} />
        <figcaption>{say(words.since, { day: life.since })}</figcaption>
      </figure>
    </div>
  )
}
