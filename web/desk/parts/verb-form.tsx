import { Button, Input } from 'antd'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import type { FieldView, VerbView } from '../../../src/contract/view.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { FieldInput } from './field-input.tsx'
import { Icon } from './icons.tsx'
import { rowsFor } from './rows-for.ts'
import { Refused } from './state-of-asking.tsx'
import { useVerbForm, type VerbFormInput } from './use-verb-form.ts'

interface VerbFormProps extends VerbFormInput {
  readonly onCancel: () => void
  /** Reads the record anew after a conflict. */
  readonly onLook?: () => Promise<void>
  /** Why the verb cannot be done as things stand now, if so; known after the record was read anew. */
  readonly stands?: Refusal | null
}

type Form = ReturnType<typeof useVerbForm>

/** The form of one verb: only the fields it takes, every refusal at its place, and nothing lost whatever happens. */
export function VerbForm(props: VerbFormProps) {
  const { view, verb, record, onCancel, onLook, stands } = props
  const say = useSay()
  const form = useVerbForm(props)
  const base = useId().replace(/\W/g, '')
  const root = useRef<HTMLFormElement>(null)
  const [looked, setLooked] = useState(false)
  const conflict = form.refusals.find((refusal) => refusal.code === 'version-conflict')
  const placed = new Set(form.fields.map(({ field }) => field.name))
  const isNote = (refusal: Refusal) => refusal.code === 'reason-missing' || refusal.code === 'note-too-long'
  const loose = form.refusals.filter((one) => one !== conflict && !isNote(one) && !placed.has(one.at?.field ?? ''))
  const misplaced = form.refusals.length - loose.length - (conflict ? 1 : 0)
  useEffect(() => {
    if (form.refusals.length === 0) return
    const first = root.current?.querySelector<HTMLElement>('[aria-invalid="true"], .note-alarm')
    first?.scrollIntoView({ block: 'center' })
    if (first?.matches('input, textarea')) first.focus({ preventScroll: true })
    else first?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
  }, [form.refusals])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setLooked(false)
    void form.send()
  }
  const look = async () => {
    await onLook?.()
    form.forgive()
    setLooked(true)
  }
  return (
    <form ref={root} className="form" noValidate onSubmit={submit} onKeyDown={holdEnter} aria-label={say(verb.label)}>
      <div className="form-body">
        {record ? <p className="form-about">{record.title}</p> : null}
        <Restored form={form} />
        {conflict && record ? <Conflict refusal={conflict} onLook={onLook ? () => void look() : null} /> : null}
        {looked ? (
          <p className="note note-calm" role="status">
            {say(words.conflictRead)}
          </p>
        ) : null}
        {looked && stands ? <Refused refusals={[stands]} /> : null}
        <Refused refusals={loose} />
        {misplaced > 0 ? (
          <p className="form-mend" role="alert">
            {say(words.mendAll, { n: misplaced })}
          </p>
        ) : null}
        {form.fields.map(({ field, required }) => (
          <FormField key={field.name} base={base} form={form} field={field} required={required} />
        ))}
        {verb.wordless ? null : (
          <NoteField base={base} form={form} verb={verb} refusals={form.refusals.filter(isNote)} />
        )}
        {form.fields.length === 0 && !verb.reason ? <p className="form-hint">{say(words.noFields)}</p> : null}
        <Consequence view={view} verb={verb} />
      </div>
      <div className="form-foot">
        <p className="form-kept">{say(form.keepable ? words.draftKept : words.draftNot)}</p>
        <Button onClick={onCancel}>{say(shellWords.cancel)}</Button>
        <Button type="primary" htmlType="submit" disabled={form.sending || form.uploading} aria-busy={form.sending}>
          {say(form.sending ? words.sending : form.uploading ? words.stillUploading : verb.label)}
        </Button>
      </div>
    </form>
  )
}

/** Enter in a line of a register's form confirms a word or a day; it must not send a half-filled form away. The button sends. */
function holdEnter(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}

/** What follows from sending, and by what rule: told before the button, not after it. */
function Consequence({ view, verb }: Pick<VerbFormInput, 'view' | 'verb'>) {
  const say = useSay()
  const to = view.states.find((state) => state.name === verb.to)
  return (
    <div className="form-hint">
      {verb.from === 'nothing' ? null : <p>{to ? say(words.leadsTo, { state: say(to.label) }) : say(words.staysIn)}</p>}
      {view.basis ? <p>{say(shellWords.pair, { a: say(words.basis), b: view.basis })}</p> : null}
    </div>
  )
}

function Restored({ form }: { readonly form: Form }) {
  const say = useSay()
  if (!form.restored) return null
  return (
    <div className="note note-calm" role="status">
      <Icon name="clock" />
      <p className="note-words">{say(words.draftBack, { at: moment(form.restored.at) })}</p>
      <Button size="small" onClick={form.wipe}>
        {say(words.draftClear)}
      </Button>
    </div>
  )
}

function Conflict({ refusal, onLook }: { readonly refusal: Refusal; readonly onLook: (() => void) | null }) {
  const say = useSay()
  const { seen = '?', current = '?' } = refusal.details ?? {}
  return (
    <div className="note note-alarm" role="alert">
      <Icon name="alert" />
      <div className="note-words">
        <p className="note-title">{say(words.conflict)}</p>
        <p>{say(words.conflictHelp, { seen: String(seen), current: String(current) })}</p>
      </div>
      {onLook ? (
        <Button size="small" onClick={onLook}>
          {say(words.conflictLook)}
        </Button>
      ) : null}
    </div>
  )
}

const shortKinds: ReadonlySet<FieldView['kind']> = new Set([
  'day',
  'money',
  'integer',
  'person',
  'department',
  'unit',
  'ref',
])

/** Two such fields stand side by side where there is room. */
function isShort(field: FieldView): boolean {
  return shortKinds.has(field.kind) || (field.kind === 'text' && (field.max ?? 200) <= 200 && !field.required)
}

interface FormFieldProps {
  readonly base: string
  readonly form: Form
  readonly field: FieldView
  readonly required: boolean
}

function FormField({ base, form, field, required }: FormFieldProps) {
  const say = useSay()
  const id = `${base}-${field.name}`
  const refusals = form.refusals.filter((refusal) => refusal.at?.field === field.name)
  const { busy } = form
  const [onBusy] = useState(() => (running: number) => busy(field.name, running))
  return (
    <Row
      id={id}
      short={isShort(field)}
      label={say(field.label)}
      required={required}
      help={field.help ? say(field.help) : null}
      refusals={refusals}
    >
      <FieldInput
        id={id}
        field={field}
        value={form.valueOf(field)}
        names={form.names}
        required={required}
        invalid={refusals.length > 0}
        describedBy={`${id}-help`}
        labelledBy={`${id}-label`}
        onChange={(value, names) => form.put(field, value, names)}
        onFiles={(alter) => form.putFiles(field, alter)}
        onBusy={onBusy}
      />
    </Row>
  )
}

interface NoteFieldProps {
  readonly base: string
  readonly form: Form
  readonly verb: VerbView
  readonly refusals: readonly Refusal[]
}

function NoteField({ base, form, verb, refusals }: NoteFieldProps) {
  const say = useSay()
  const id = `${base}-the-note`
  const help = say(verb.reason ? words.reasonHelp : words.noteHelp)
  return (
    <Row
      id={id}
      label={say(verb.reason ? words.reason : words.note)}
      required={verb.reason}
      help={help}
      refusals={refusals}
    >
      <Input.TextArea
        id={id}
        value={form.draft.note}
        maxLength={20_000}
        rows={rowsFor(form.draft.note, verb.reason ? 3 : 2, 12)}
        aria-describedby={`${id}-help`}
        aria-invalid={refusals.length > 0}
        aria-required={verb.reason}
        {...(refusals.length > 0 ? { status: 'error' as const } : {})}
        onChange={(event) => form.setNote(event.target.value)}
      />
    </Row>
  )
}

interface RowProps {
  readonly id: string
  readonly short?: boolean
  readonly label: string
  readonly required: boolean
  readonly help: string | null
  readonly refusals: readonly Refusal[]
  readonly children: ReactNode
}

/** Label, input, what it is for, and what is wrong with it: tied together for those who hear the page. */
export function Row({ id, short, label, required, help, refusals, children }: RowProps) {
  const say = useSay()
  return (
    <div className={`field${short ? ' field-half' : ''}${refusals.length > 0 ? ' field-invalid' : ''}`}>
      <label id={`${id}-label`} className="field-label" htmlFor={id}>
        {required ? (
          <span className="field-star" aria-hidden="true">
            *
          </span>
        ) : null}
        {label}
        {required ? null : <span className="field-optional">{say(shellWords.optional)}</span>}
      </label>
      {children}
      <div id={`${id}-help`}>
        {refusals.map((refusal, place) => (
          <p key={`${refusal.code}-${place}`} className="field-error" role="alert">
            {say(refusal.words)}
          </p>
        ))}
        {help ? <p className="field-help">{help}</p> : null}
      </div>
    </div>
  )
}
