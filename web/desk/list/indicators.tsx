import { useState } from 'react'
import type { Indicators, IndicatorValue } from '../../../src/contract/questions.ts'
import type { IndicatorView, RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { grouped, percent, yuan } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Counted } from '../parts/counted.tsx'
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
  const limitText =
    limit === undefined ? '' : indicator.rate ? percent(limit) : indicator.amount ? yuan(limit) : grouped(limit)
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
          {told === null ? (
            '\u00a0'
          ) : (
            <Counted records={told.value === 0 ? null : told.records} label={say(indicator.label)}>
              {figureOf(indicator, told)}
            </Counted>
          )}
          {told !== null && !indicator.rate ? (
            <span className="indicator-unit">{say(indicator.amount ? words.yuan : indicator.unit)}</span>
          ) : null}
          {told?.healthy === null || told === null ? null : (
            <span className="indicator-health">{say(told.healthy ? words.healthy : words.unhealthy)}</span>
          )}
        </p>
        <p className="indicator-base figure">
          {window ? <span>{say(window)}</span> : null}
          {limit === undefined ? null : (
            <span>{say(threshold?.atLeast !== undefined ? words.atLeast : words.atMost, { n: limitText })}</span>
          )}
          {told !== null && indicator.rate ? <Share indicator={indicator} told={told} /> : null}
        </p>
        {open && asOf !== null ? <Trend register={register} indicator={indicator} asOf={asOf} /> : null}
      </div>
    </div>
  )
}

/** Of how many how many, each leading to its records. */
function Share({ indicator, told }: { readonly indicator: IndicatorView; readonly told: IndicatorValue }) {
  const say = useSay()
  const { value, base } = told
  if (base === null || base === 0) return <span>{say(words.noBase)}</span>
  const text = say(words.ofBase, { value: grouped(value), base: grouped(base), unit: say(indicator.unit) })
  return (
    <span>
      <Counted records={told.baseRecords} label={say(words.baseOf, { label: say(indicator.label) })}>
        {text}
      </Counted>
    </span>
  )
}
