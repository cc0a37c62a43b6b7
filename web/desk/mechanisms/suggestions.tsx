import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Suggestions as Told } from '../../../src/contract/mechanisms.ts'
import type { Fields } from '../../../src/contract/records.ts'
import type { Label, Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { mechanisms } from '../ledger/registers.ts'
import { useBusinessTime, useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { useSwitch } from '../use-switch.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-mechanism.ts'
import { BindForm } from './bind-form.tsx'

type Offer = Told['offers'][number]

/** What is known of the finding on the page that asks. */
export interface About {
  readonly id: string
  readonly title: string
  /** The measure to bind to, where there is one to be guessed. */
  readonly measure: string | null
  readonly answers: string | null
  readonly names: Names
}

interface SuggestionsProps {
  readonly about: About
  readonly round: number
  readonly onChanged: () => void
}

/** Registers, duties, rules and indicators that could keep the finding cured, each with the words for which it is offered; for whoever may bind one. */
export function Suggestions({ about, round, onChanged }: SuggestionsProps) {
  const say = useSay()
  const me = useMe()
  const may = me.registers.some(({ name, mayCreate }) => name === mechanisms && mayCreate.includes('bind'))
  const asked = useAnswer<Told>(may ? `offers ${about.id} ${round}` : null, () => api.suggestions(about.id), false)
  const [chosen, setChosen] = useState<Offer | null>(null)
  const offered = useOffered(about, chosen)
  const offers = asked.value?.offers ?? []
  if (!may || offers.length === 0) return null
  const given = chosen ? { finding: about.id, kind: chosen.kind, register: chosen.register, part: chosen.part } : {}
  return (
    <div className="suggestions">
      <h3>{say(words.suggestions)}</h3>
      <p className="form-hint">{say(words.suggestionsHelp)}</p>
      <ul className="frozen-records">
        {offers.map((offer) => (
          <Offered key={`${offer.register} ${offer.part}`} offer={offer} finding={about.title} onBind={setChosen} />
        ))}
      </ul>
      <BindForm
        open={chosen !== null}
        {...{ given, offered }}
        names={about.names}
        close={() => setChosen(null)}
        onBound={onChanged}
      />
    </div>
  )
}

/** What the form begins with; everything of it can be changed. */
function useOffered({ measure, answers }: About, offer: Offer | null): Fields {
  const say = useSay()
  const { now, zone } = useBusinessTime()
  if (!offer) return {}
  const label = say(offer.label)
  return {
    ...{ title: label, since: moment(now, zone).slice(0, 10) },
    healthy: say(healthyOf(offer.kind), { label }),
    ...(measure === null ? {} : { measure }),
    ...(answers === null ? {} : { answers }),
  }
}

/** What counts as healthy, in a sentence, by what is watched. */
function healthyOf(kind: string): Label {
  switch (kind) {
    case 'duty':
      return words.healthyDuty
    case 'rule':
      return words.healthyRule
    case 'indicator':
      return words.healthyIndicator
    default:
      return words.healthyRegister
  }
}

interface OfferedProps {
  readonly offer: Offer
  readonly finding: string
  readonly onBind: (offer: Offer) => void
}

function Offered({ offer, finding, onBind }: OfferedProps) {
  const say = useSay()
  const matched = offer.words.map((word) => say(words.quoted, { word })).join(say(shellWords.joint))
  return (
    <li className="suggestion">
      <div>
        <Link to={`/registers/${offer.register}`}>{say(offer.registerLabel)}</Link>
        {offer.part === null ? null : ` · ${say(offer.label)}`}
        <span className="mechanism-window"> {say(words.becauseOf, { words: matched })}</span>
        {offer.refuses.length > 0 ? (
          <p className="form-hint">
            {say(words.wouldRefuse, { rules: offer.refuses.map((rule) => say(rule)).join(say(shellWords.joint)) })}
          </p>
        ) : null}
      </div>
      <Way offer={offer} finding={finding} onBind={onBind} />
    </li>
  )
}

/** One step: proposes to use the register where it is not used, and opens the mechanism with everything filled in. */
function Way({ offer, finding, onBind }: OfferedProps) {
  const say = useSay()
  const { may, propose } = useSwitch()
  if (offer.bound) return <Link to={`/r/${mechanisms}/${offer.bound}`}>{say(words.alreadyBound)}</Link>
  const switches = !offer.inUse && may
  const begin = async () => {
    const goes = !switches || (await propose(offer.register, true, say(words.switchGround, { finding }).slice(0, 200)))
    if (goes) onBind(offer)
  }
  return (
    <div className="suggestion-ways">
      <Button size="small" onClick={() => void begin()}>
        {say(switches ? words.switchAndBind : words.bind)}
      </Button>
      {!offer.inUse && !may ? <span className="mechanism-window">{say(words.notInUse)}</span> : null}
    </div>
  )
}
