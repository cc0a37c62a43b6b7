import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-record.ts'
import { Icon } from './icons.tsx'
import { stepsOf } from './procedure-path.ts'

interface StepsPictureProps {
  readonly view: RegisterView
  readonly state: string
  readonly been: readonly string[]
}

/** Where a record stands in its procedure. A procedure of one state needs no picture. */
export function StepsPicture({ view, state, been }: StepsPictureProps) {
  const say = useSay()
  const steps = stepsOf(view, state, been)
  if (steps.length < 2) return null
  const said = { passed: words.stepDone, now: words.stepNow, ahead: words.stepAhead }
  return (
    <ol className="steps" aria-label={say(words.procedure)}>
      {steps.map((step) => (
        <li
          key={step.state.name}
          className={`step step-${step.place}${step.aside ? ' step-aside' : ''}${step.state.final ? ' step-final' : ''}`}
          {...(step.place === 'now' ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="step-dot">
            {step.place === 'passed' || (step.place === 'now' && step.state.final) ? (
              <Icon name="check" size={12} />
            ) : null}
          </span>
          <span className="step-name">{say(step.state.label)}</span>
          <span className="hidden">{say(said[step.place])}</span>
        </li>
      ))}
    </ol>
  )
}
