import { Button } from 'antd'
import { Link, useParams } from 'react-router'
import type { ExhibitInFull } from '../../../src/contract/gallery.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { mainWay } from '../parts/procedure-path.ts'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useSwitch } from '../use-switch.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-gallery.ts'
import '../look/gallery.css'

/** One register: its procedure, what holds in it, and the cases that show it. */
export default function ExhibitPage() {
  const { register = '' } = useParams()
  const say = useSay()
  const asked = useAnswer<ExhibitInFull>(`exhibit ${register}`, () => api.exhibit(register))
  const shown = asked.value
  const above = <Link to="/registers">{say(words.all)}</Link>
  if (!shown)
    return (
      <Page title={say(words.title)} above={above}>
        <Refused refusals={asked.refusals} retry={asked.reload} />
        {asked.loading ? <Waiting lines={8} height={36} /> : null}
      </Page>
    )
  const { view, cases } = shown
  return (
    <Page title={say(view.label)} above={above} beside={<Switch shown={shown} />}>
      {view.basis === null ? null : (
        <p className="page-words">{say(shellWords.pair, { a: say(words.basis), b: view.basis })}</p>
      )}
      <Way view={view} />
      <Procedure view={view} />
      <Rules view={view} />
      <Times view={view} />
      {cases.length === 0 ? null : <Cases view={view} cases={cases} />}
    </Page>
  )
}

/** A register that is used leads to its list; one that may be switched is proposed for it by whoever may propose, and approved by another. */
function Switch({ shown: { view, inUse, startsOff } }: { readonly shown: ExhibitInFull }) {
  const say = useSay()
  const me = useMe()
  const { may, propose } = useSwitch()
  return (
    <>
      {inUse && me.registers.some(({ name }) => name === view.name) ? (
        <Link to={`/r/${view.name}`}>{say(words.open)}</Link>
      ) : null}
      {startsOff && may ? (
        <Button onClick={() => void propose(view.name, !inUse, say(words.ground))}>
          {say(inUse ? words.switchOff : words.switchOn)}
        </Button>
      ) : null}
    </>
  )
}

function Way({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const states = mainWay(view).flatMap((name) => view.states.filter((state) => state.name === name))
  const aside = view.states.filter(({ name }) => !states.some((state) => state.name === name))
  return (
    <section className="card" aria-labelledby="way">
      <h2 id="way">{say(words.procedure)}</h2>
      <ol className="steps">
        {states.map(({ name, label, final }) => (
          <li key={name} className={`step step-ahead${final ? ' step-final' : ''}`}>
            <span className="step-dot" />
            <span className="step-name">{say(label)}</span>
          </li>
        ))}
      </ol>
      {aside.length > 0 ? <p className="form-hint">{aside.map(({ label }) => say(label)).join(' · ')}</p> : null}
    </section>
  )
}

function Procedure({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const party = (name: string) => {
    const found = view.parties.find((one) => one.name === name)
    return found ? say(found.label) : say(words.machine)
  }
  const state = (name: string | null) => view.states.find((one) => one.name === name)?.label
  return (
    <section className="card" aria-labelledby="verbs">
      <h2 id="verbs">{say(words.verb)}</h2>
      <ul className="declared">
        {view.verbs.map(({ name, label, by, to }) => (
          <li key={name}>
            <strong>{say(label)}</strong>
            <span>{[...new Set(by.map(party))].join(say(shellWords.joint))}</span>
            <span className="form-hint">{state(to) ? `→ ${say(state(to) ?? label)}` : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rules({ view: { rules } }: { readonly view: RegisterView }) {
  const say = useSay()
  if (rules.length === 0) return null
  return (
    <section className="card" aria-labelledby="rules">
      <h2 id="rules">{say(words.rules)}</h2>
      <ul className="declared">
        {rules.map(({ name, label, says, severity }) => (
          <li key={name}>
            <strong>{say(label)}</strong>
            <span>{say(says)}</span>
            <span className="form-hint">{say(severity === 'refuse' ? words.refuses : words.warns)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Times({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const groups = [
    { title: words.deadlines, own: view.deadlines },
    { title: words.duties, own: view.duties },
    { title: words.indicators, own: view.indicators },
  ].filter(({ own }) => own.length > 0)
  return groups.map(({ title, own }) => (
    <section key={title.en} className="card" aria-label={say(title)}>
      <h2>{say(title)}</h2>
      <p>{own.map(({ label }) => say(label)).join(' · ')}</p>
    </section>
  ))
}

function Cases({ view, cases }: { readonly view: RegisterView; readonly cases: ExhibitInFull['cases'] }) {
  const say = useSay()
  const verb = (name: string) => view.verbs.find((one) => one.name === name)?.label
  const why = (codes: readonly string[]) =>
    codes
      .flatMap((code) => view.rules.filter(({ name }) => name === code).map(({ label }) => say(label)))
      .join(say(shellWords.joint))
  return (
    <section className="card" aria-labelledby="cases">
      <h2 id="cases">{say(words.cases)}</h2>
      <p className="form-hint">{say(words.casesHelp)}</p>
      {cases.map(({ name, steps }, at) => (
        <details key={name} className="case">
          <summary>{say(words.caseName, { n: at + 1 })}</summary>
          <ol>
            {steps.map((step) => (
              <li key={`${step.on} ${step.actor} ${step.verb} ${step.refused.join()}`}>
                <span className="figure">{step.on}</span> {step.actor} {say(verb(step.verb) ?? words.machine)}
                {step.refused.length > 0 ? <em> {say(words.refused, { why: why(step.refused) || '—' })}</em> : null}
                {step.warned.length > 0 ? <em> {say(words.warned, { why: why(step.warned) || '—' })}</em> : null}
              </li>
            ))}
          </ol>
        </details>
      ))}
    </section>
  )
}
