import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { ImportProposal } from '../../../src/contract/imports.ts'
import type { Fields } from '../../../src/contract/records.ts'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { changesOf, type FieldValue, type Typed, typedOf } from '../fields.ts'
import { useSay } from '../language.tsx'
import { FieldInput } from '../parts/field-input.tsx'
import { Row } from '../parts/verb-form.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-import.ts'
import type { Acts } from './use-review.ts'

/** Filled by the house, or not to be changed before a record is there. */
const notHere = new Set(['place', 'paper', 'path', 'backfilled', 'finding', 'feedback', 'round'])

/** What the verb takes and a person may fill in before accepting. An amendment changes only what it is about. */
function fieldsOf({ kind, verb, fields, names }: ImportProposal, view: RegisterView): FieldView[] {
  const takes = view.verbs.find((one) => one.name === verb)?.takes ?? []
  return view.fields.filter(
    ({ name, kind: of }) =>
      takes.includes(name) &&
      !notHere.has(name) &&
      of !== 'files' &&
      (kind === 'open' || name in fields || name in names),
  )
}

interface ProposalFormProps {
  readonly proposal: ImportProposal
  readonly values: Fields
  readonly view: RegisterView
  readonly names: Names
  readonly acts: Acts
}

/** A proposal's values, changed in place before it is accepted. Nothing is written by it. */
export function ProposalForm({ proposal, values, view, names, acts }: ProposalFormProps) {
  const say = useSay()
  const base = useId().replace(/\W/g, '')
  const root = useRef<HTMLFormElement>(null)
  const fields = fieldsOf(proposal, view)
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(fields.map((field) => [field.name, typedOf(field, values[field.name])])),
  )
  const [picked, setPicked] = useState<Names>({})
  const [unread, setUnread] = useState<readonly string[]>([])
  useEffect(() => root.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const save = () => {
    const { changes, unread: bad } = changesOf(fields, typed, values)
    if (bad.length > 0) setUnread(bad.map(({ name }) => name))
    else acts.save(proposal.id, changes, picked)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const saving = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    const menu = document.querySelector('.ant-select-open, .ant-picker-dropdown:not(.ant-picker-dropdown-hidden)')
    if (!saving && (event.key !== 'Escape' || menu !== null)) return
    event.preventDefault()
    event.stopPropagation()
    if (saving) save()
    else acts.endEdit()
  }
  const put = (field: FieldView, value: FieldValue, names?: Names) => {
    setTyped((before) => ({ ...before, [field.name]: value }))
    setPicked((before) => ({ ...before, ...names }))
  }
  return (
    <form
      ref={root}
      className="proposal-form"
      noValidate
      aria-label={say(words.edit)}
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={onKeyDown}
      onClick={(event) => event.stopPropagation()}
    >
      <div className="form-body">
        {fields.map((field) => (
          <EditedField
            key={field.name}
            id={`${base}-${field.name}`}
            field={field}
            value={typed[field.name] ?? null}
            names={{ ...names, ...picked }}
            raw={proposal.names[field.name]}
            unread={unread.includes(field.name)}
            put={put}
          />
        ))}
      </div>
      <p className="proposal-form-foot">
        <span className="field-help">{say(words.saveKeys)}</span>
        <Button size="small" onClick={acts.endEdit}>
          {say(shellWords.cancel)}
        </Button>
        <Button size="small" type="primary" onClick={save}>
          {say(words.save)}
        </Button>
      </p>
    </form>
  )
}

interface EditedFieldProps {
  readonly id: string
  readonly field: FieldView
  readonly value: FieldValue
  readonly names: Names
  /** What the paper says where nobody here answers to it. */
  readonly raw: string | undefined
  readonly unread: boolean
  readonly put: (field: FieldView, value: FieldValue, names?: Names) => void
}

function EditedField({ id, field, value, names, raw, unread, put }: EditedFieldProps) {
  const say = useSay()
  return (
    <Row
      id={id}
      short={field.kind !== 'longtext' && field.name !== 'title'}
      label={say(field.label)}
      required={field.required}
      help={raw === undefined ? null : say(words.unanswered, { name: raw })}
      refusals={unread ? [{ code: 'field-invalid', words: words.unreadField }] : []}
    >
      <FieldInput
        id={id}
        field={field}
        value={value}
        names={names}
        required={field.required}
        invalid={unread}
        describedBy={`${id}-help`}
        labelledBy={`${id}-label`}
        onChange={(next, chosen) => put(field, next, chosen)}
        onFiles={() => undefined}
        onBusy={() => undefined}
      />
    </Row>
  )
}
