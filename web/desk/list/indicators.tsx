import { useState } from 'react'
import type { Indicators, IndicatorValue } from '../../../src/contract/questions.ts'
import type { IndicatorView, RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { grouped, percent } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Bar, Ring } from '../parts/pictures.tsx'
import { useAnswer } from '../use-answer.ts'
import { windows, words } from '../words-list.ts'
import { figureOf } from './figure-of.ts'
import { Trend } from './trend.tsx'

/** Figures of a register with a small picture each. Nothing is drawn for a register that has none. */
export function IndicatorStrip({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const asked = useAnswer<Indicators>(`indicators ${view.name}`, () => api.indicators(view.name))
  if (view.indicators.length === 0 || asked.refusals.length > 0) return null
  return (
    <section className="indicators" aria-label={say(words.indicators)}>
      {view.indicators.map((indicator) => (
        <IndicatorCard
          key={indicator.name}
          register={view.name}
          indicator={indicator}
          told={asked.value?.indicators.find((one) => one.name === indicator.name) ?? null}
          asOf={asked.value?.asOf ?? null}
        />
      ))}
    </section>
  )
}

interface IndicatorCardProps {
  readonly register: string
  readonly indicator: IndicatorView
  readonly told: IndicatorValue | null
  readonly asOf: string | null
}

function IndicatorCard({ register, indicator, told, asOf }: IndicatorCardProps) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const window = windows[indicator.window]
  const { threshold } = indicator
  const limit = threshold?.atLeast ?? threshold?.atMost
  const limitText = limit === undefined ? '' : indicator.rate ? percent(limit) : grouped(limit)
  const health =
    told?.healthy === null || told === null ? '' : told.healthy ? ' indicator-healthy' : ' indicator-unhealthy'
  return (
    <div className={`indicator${health}`}>
      <div className="indicator-picture">
        {told === null ? null : indicator.rate ? (
          <Ring fraction={told.rate} mark={threshold?.atLeast ?? null} />
        ) : (
          <Bar value={told.value} mark={limit ?? null} />
        )}
      </div>
      <div className="indicator-words">
        <div className="indicator-head">
          <p className="indicator-name">{say(indicator.label)}</p>
          {indicator.window === 'all' ? null : (
            <button
              type="button"
              className="fold"
              aria-expanded={open}
              aria-label={say(words.trendOf, { name: say(indicator.label) })}
              disabled={asOf === null}
              onClick={() => setOpen(!open)}
            >
              {say(words.trend)}
            </button>
          )}
        </div>
        <p className="indicator-figure figure">
          {told === null ? '\u00a0' : figureOf(indicator, told)}
          {told !== null && !indicator.rate ? <span className="indicator-unit">{say(indicator.unit)}</span> : null}
          {told?.healthy === null || told === null ? null : (
            <span className="indicator-health">{say(told.healthy ? words.healthy : words.unhealthy)}</span>
          )}
        </p>
        <p className="indicator-base figure">
          {window ? <span>{say(window)}</span> : null}
          {limit === undefined ? null : (
            <span>{say(threshold?.atLeast !== undefined ? words.atLeast : words.atMost, { n: limitText })}</span>
          )}
          {told !== null && indicator.rate ? (
            <span>
              {told.base === null || told.base === 0
                ? say(words.noBase)
                : say(words.ofBase, {
                    value: grouped(told.value),
                    base: grouped(told.base),
                    unit: say(indicator.unit),
                  })}
            </span>
          ) : null}
        </p>
        {open && asOf !== null ? <Trend register={register} indicator={indicator} asOf={asOf} /> : null}
      </div>
    </div>
  )
}
