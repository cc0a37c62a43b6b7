import { Button, Popover } from 'antd'
import { useId, useState } from 'react'
import type { RecordAnswer } from '../../../src/contract/records.ts'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { useRecorder } from './create-on-paper.tsx'
import { Icon } from './icons.tsx'
import { awaitedOf } from './parties.ts'

interface VerbsProps {
  readonly view: RegisterView
  readonly answer: RecordAnswer
  readonly onChoose: (verb: VerbView) => void
  /** Chooses a verb that somebody else signed on paper. */
  readonly onPaper: (verb: VerbView) => void
}

interface Refused {
  readonly verb: VerbView
  readonly refusal: Refusal
}

/** What a person may do now as buttons, what stands in the way of the next steps in grey with its reason, and all the other steps folded away. */
export function Verbs({ view, answer, onChoose, onPaper }: VerbsProps) {
  const say = useSay()
  const { record, powers } = answer
  const awaited = view.states.find((state) => state.name === record.state)?.awaits ?? []
  const rank = (verb: VerbView) => (awaited.includes(verb.name) ? awaited.indexOf(verb.name) : awaited.length)
  const open: VerbView[] = []
  const here: Refused[] = []
  const elsewhere: Refused[] = []
  for (const verb of view.verbs) {
    const power = powers.find((one) => one.verb === verb.name)
    if (!power || verb.machine || verb.from === 'nothing') continue
    if (power.may) open.push(verb)
    else if (power.refusal) (verb.from.includes(record.state) ? here : elsewhere).push({ verb, refusal: power.refusal })
  }
  open.sort((a, b) => rank(a) - rank(b))
  return (
    <section className="verbs" aria-label={say(words.actions)}>
      {open.length === 0 ? <WaitsFor view={view} answer={answer} /> : null}
      <div className="verbs-row">
        {open.map((verb, place) => (
          <Button
            key={verb.name}
            type={place === 0 && rank(verb) < awaited.length ? 'primary' : 'default'}
            onClick={() => onChoose(verb)}
          >
            {say(verb.label)}
          </Button>
        ))}
        {here.map((one) => (
          <GreyVerb key={one.verb.name} {...one} />
        ))}
      </div>
      <OnPaper view={view} answer={answer} onPaper={onPaper} />
      {elsewhere.length > 0 ? <Elsewhere all={elsewhere} /> : null}
    </section>
  )
}

/** Nothing here is for this person: then it is said what is waited for, and who does it. */
function WaitsFor({ view, answer }: Pick<VerbsProps, 'view' | 'answer'>) {
  const say = useSay()
  const { record, names } = answer
  const awaited = awaitedOf(view, record)
  const ownerField = view.fields.find((field) => field.name === view.columns.owner)
  if (!awaited) return <p className="verbs-none">{say(words.noActions)}</p>
  return (
    <p className="verbs-none">
      <Icon name="clock" size={16} />
      <span>
        {say(words.waitsFor, {
          parties: awaited.by.map((label) => say(label)).join(say(shellWords.or)),
          verb: say(awaited.verb.label),
        })}
      </span>
      {record.owner !== null && ownerField && names[record.owner] ? (
        <span>{say(shellWords.pair, { a: say(ownerField.label), b: names[record.owner] ?? '' })}</span>
      ) : null}
    </p>
  )
}

/** For a recorder: the steps of this state, whoever's they are, to be typed in from the paper that somebody signed. */
function OnPaper({ view, answer, onPaper }: Pick<VerbsProps, 'view' | 'answer' | 'onPaper'>) {
  const say = useSay()
  const recorder = useRecorder()
  const [open, setOpen] = useState(false)
  const verbs = view.verbs.filter(
    ({ machine, from }) => !machine && from !== 'nothing' && from.includes(answer.record.state),
  )
  if (!recorder || answer.record.erased || verbs.length === 0) return null
  return (
    <div className="elsewhere">
      <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'right'} size={14} />
        {say(words.onPaper, { n: verbs.length })}
      </button>
      {open ? (
        <>
          <p className="elsewhere-help">{say(words.onPaperHelp)}</p>
          <div className="verbs-row">
            {verbs.map((verb) => (
              <Button key={verb.name} size="small" onClick={() => onPaper(verb)}>
                {say(verb.label)}
              </Button>
            ))}
          </div>
        </>
      ) : null}
    </div>
  )
}

/** A step that cannot be taken now. It can be focused, tapped and hovered: each time it says why. */
function GreyVerb({ verb, refusal }: Refused) {
  const say = useSay()
  const id = useId().replace(/\W/g, '')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger={['hover', 'focus']}
        placement="bottomLeft"
        content={<p className="why">{say(refusal.words)}</p>}
      >
        <Button className="verb-grey" aria-disabled="true" aria-describedby={id} onClick={() => setOpen(true)}>
          {say(verb.label)}
        </Button>
      </Popover>
      <span id={id} className="hidden">
        {say(words.notNow, { why: say(refusal.words) })}
      </span>
    </>
  )
}

function Elsewhere({ all }: { readonly all: readonly Refused[] }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  return (
    <div className="elsewhere">
      <button
        type="button"
        className="fold"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        title={say(words.otherActionsHelp)}
      >
        <Icon name={open ? 'down' : 'right'} size={14} />
        {say(words.otherActions, { n: all.length })}
      </button>
      {open ? (
        <dl className="elsewhere-list">
          {all.map(({ verb, refusal }) => (
            <div key={verb.name}>
              <dt>{say(verb.label)}</dt>
              <dd>{say(refusal.words)}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </div>
  )
}
