import { Drawer } from 'antd'
import { useEffect, useState } from 'react'
import type { VerbAnswer } from '../../../src/contract/records.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { OptionPicker } from '../parts/option-picker.tsx'
import { VerbForm } from '../parts/verb-form-later.tsx'
import { useMe } from '../session.tsx'
import { useViews } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'
import type { Review } from './use-review.ts'

/** What something that is opened belongs to: the register to pick from, and the verb that makes a new one. */
const attached = {
  round: { register: 'inspection-round', verb: 'open', label: words.round, fresh: words.newRound },
  feedback: { register: 'inspection-feedback', verb: 'receive', label: words.feedback, fresh: words.newFeedback },
} as const

type Which = keyof typeof attached

interface AttachProps {
  readonly review: Review
  readonly names: Names
  /** A feedback that brings itself needs none to belong to. */
  readonly bringsFeedback: boolean
}

/** Round and feedback that new findings belong to; where there is one only, it is chosen already. */
export function Attach({ review, names, bringsFeedback }: AttachProps) {
  const say = useSay()
  const phone = usePhone()
  const [making, setMaking] = useState<Which | null>(null)
  const [open, setOpen] = useState(false)
  const shown: readonly Which[] = bringsFeedback ? ['round'] : ['round', 'feedback']
  const take = (which: Which, id: string | null, picked: Names) =>
    review.put({ [which]: id, names: { ...review.decisions.names, ...picked } })
  const onMade = (told: VerbAnswer) => {
    if (making) take(making, told.record.id, { [told.record.id]: told.record.title })
    setMaking(null)
  }
  const allNames = { ...names, ...review.decisions.names }
  const folded = phone && !open
  return (
    <div className="attach" role="group" aria-label={say(words.attachHelp)}>
      {phone ? (
        <button type="button" className="fold" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon name={open ? 'down' : 'right'} size={14} />
          {say(words.attachHelp)}
          {shown.map((which) => allNames[review.decisions[which] ?? ''] ?? '').join(' ')}
        </button>
      ) : null}
      {shown.map((which) => (
        <Attached
          key={which}
          which={which}
          hidden={folded}
          value={review.decisions[which]}
          names={allNames}
          take={(id, picked) => take(which, id, picked)}
          onNew={() => setMaking(which)}
        />
      ))}
      <NewRecord which={making} onMade={onMade} close={() => setMaking(null)} />
    </div>
  )
}

interface AttachedProps {
  readonly which: Which
  readonly hidden: boolean
  readonly value: string | null
  readonly names: Names
  readonly take: (id: string | null, names: Names) => void
  readonly onNew: () => void
}

function Attached({ which, hidden, value, names, take, onNew }: AttachedProps) {
  const say = useSay()
  const { register, label, fresh, verb } = attached[which]
  const may = useMe().registers.some((one) => one.name === register && one.mayCreate.includes(verb))
  useOnlyOne(register, value, take)
  return (
    <div className="attached" hidden={hidden}>
      <span className="attached-label">{say(label)}</span>
      <OptionPicker
        register={register}
        many={false}
        size="small"
        value={value === null ? [] : [value]}
        names={names}
        label={say(label)}
        onChange={(ids, picked) => take(ids[0] ?? null, picked)}
      />
      {may ? (
        <button type="button" className="way" onClick={onNew}>
          <Icon name="plus" size={14} /> {say(fresh)}
        </button>
      ) : null}
    </div>
  )
}

/** Where there is but one, nobody has to choose it; whoever empties it means it. */
function useOnlyOne(register: string, value: string | null, take: AttachedProps['take']): void {
  const [asked, setAsked] = useState(value !== null)
  useEffect(() => {
    if (asked) return
    setAsked(true)
    void api.options(register, '').then((answer) => {
      const [only, ...others] = answer.ok ? answer.value.options : []
      if (only && others.length === 0) take(only.id, { [only.id]: only.title })
    })
  }, [asked, register, take])
}

interface NewRecordProps {
  readonly which: Which | null
  readonly onMade: (told: VerbAnswer) => void
  readonly close: () => void
}

/** The form of the verb that opens a round or a feedback, over the page: what was decided stays where it is. */
function NewRecord({ which, onMade, close }: NewRecordProps) {
  const say = useSay()
  const phone = usePhone()
  const views = useViews(which ? [attached[which].register] : [])
  const view = which ? views.get(attached[which].register) : undefined
  const verb = which && view?.verbs.find((one) => one.name === attached[which].verb)
  return (
    <Drawer
      open={which !== null}
      onClose={close}
      size={phone ? '100%' : 560}
      placement="right"
      title={verb ? say(verb.label) : ''}
      destroyOnHidden
      rootClassName="form-drawer"
      closable={{ 'aria-label': say(shellWords.close) }}
    >
      {view && verb ? (
        <VerbForm view={view} verb={verb} record={null} names={{}} onDone={onMade} onCancel={close} />
      ) : null}
    </Drawer>
  )
}
