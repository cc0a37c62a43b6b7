import { Input, Select } from 'antd'
import { lazy, Suspense } from 'react'
import type { FieldView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { type FieldValue, type FileRef, filesOf, idsOf } from '../fields.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-record.ts'
import { OptionPicker } from './option-picker.tsx'
import { rowsFor } from './rows-for.ts'

const DayInput = lazy(() => import('./day-input.tsx'))
const FileInput = lazy(() => import('./file-input.tsx'))

/** Up to this many choices lie open; more go into a list that opens. */
const openChoices = 5

export interface FieldInputProps {
  readonly id: string
  readonly field: FieldView
  readonly value: FieldValue
  readonly names: Names
  readonly required: boolean
  readonly invalid: boolean
  readonly describedBy: string
  readonly labelledBy: string
  readonly onChange: (value: FieldValue, names?: Names) => void
  readonly onFiles: (change: (before: readonly FileRef[]) => readonly FileRef[]) => void
  readonly onBusy: (running: number) => void
}

/** The input a kind of field calls for. Nothing here knows a register. */
export function FieldInput(props: FieldInputProps) {
  const { id, field, value, describedBy, invalid, required, labelledBy, onChange } = props
  switch (field.kind) {
    case 'longtext':
      return <LongText {...props} />
    case 'money':
    case 'integer':
      return <Figure {...props} />
    case 'day':
      return (
        <Suspense fallback={<div className="control-wait" />}>
          <DayInput
            id={id}
            value={typeof value === 'string' ? value : null}
            describedBy={describedBy}
            invalid={invalid}
            required={required}
            onChange={onChange}
          />
        </Suspense>
      )
    case 'yesno':
    case 'choice':
      return <Choice {...props} />
    case 'files':
      return (
        <Suspense fallback={<div className="control-wait" />}>
          <FileInput
            id={id}
            value={filesOf(value)}
            describedBy={describedBy}
            invalid={invalid}
            labelledBy={labelledBy}
            onChange={props.onFiles}
            onBusy={props.onBusy}
          />
        </Suspense>
      )
    case 'person':
    case 'people':
    case 'department':
    case 'unit':
    case 'ref':
    case 'refs':
      return <Pick {...props} />
    default:
      return <Line {...props} />
  }
}

function Line({ id, field, value, describedBy, invalid, required, onChange }: FieldInputProps) {
  return (
    <Input
      id={id}
      value={typeof value === 'string' ? value : ''}
      maxLength={field.max ?? 200}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      {...(invalid ? { status: 'error' as const } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function LongText({ id, field, value, describedBy, invalid, required, onChange }: FieldInputProps) {
  const say = useSay()
  const text = typeof value === 'string' ? value : ''
  const max = field.max ?? 20_000
  return (
    <>
      <Input.TextArea
        id={id}
        value={text}
        maxLength={max}
        rows={rowsFor(text, 4, 16)}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-required={required}
        {...(invalid ? { status: 'error' as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
      {text.length > max * 0.8 ? (
        <p className="field-count figure">{say(words.chars, { n: text.length, max })}</p>
      ) : null}
    </>
  )
}

/** Money and whole numbers stay text while they are typed: an input method, a pasted separator or half a figure must not be eaten. */
function Figure({ id, field, value, describedBy, invalid, required, onChange }: FieldInputProps) {
  const say = useSay()
  return (
    <Input
      id={id}
      className="figure-input"
      inputMode={field.kind === 'money' ? 'decimal' : 'numeric'}
      autoComplete="off"
      maxLength={24}
      value={typeof value === 'string' ? value : value === null ? '' : String(value)}
      {...(field.kind === 'money' ? { suffix: say(words.yuan) } : {})}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      {...(invalid ? { status: 'error' as const } : {})}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

function Choice({ id, field, value, describedBy, invalid, required, labelledBy, onChange }: FieldInputProps) {
  const say = useSay()
  const choices =
    field.kind === 'yesno'
      ? [
          { value: true, text: say(shellWords.yes) },
          { value: false, text: say(shellWords.no) },
        ]
      : (field.choices ?? []).map((choice) => ({ value: choice.value, text: say(choice.label) }))
  if (choices.length > openChoices)
    return (
      <Select
        id={id}
        className="picker"
        value={typeof value === 'string' ? value : null}
        allowClear={{ label: say(words.clear) }}
        showSearch={{ optionFilterProp: 'label' }}
        placeholder={say(words.choose)}
        options={choices.map((choice) => ({ value: String(choice.value), label: choice.text }))}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        aria-required={required}
        {...(invalid ? { status: 'error' as const } : {})}
        onChange={(chosen) => onChange(chosen ?? null)}
      />
    )
  return (
    <div
      role="radiogroup"
      className={invalid ? 'pills pills-invalid' : 'pills'}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-required={required}
      aria-invalid={invalid}
    >
      {choices.map((choice) => (
        <label key={String(choice.value)} className="pill">
          <input type="radio" name={id} checked={value === choice.value} onChange={() => onChange(choice.value)} />
          <span>{choice.text}</span>
        </label>
      ))}
      {!required && value !== null ? (
        <button type="button" className="pill-clear" onClick={() => onChange(null)}>
          {say(words.clear)}
        </button>
      ) : null}
    </div>
  )
}

function Pick({ id, field, value, names, describedBy, invalid, required, onChange }: FieldInputProps) {
  const many = field.kind === 'people' || field.kind === 'refs'
  return (
    <OptionPicker
      id={id}
      register={field.register ?? field.kind}
      many={many}
      value={idsOf(value)}
      names={names}
      describedBy={describedBy}
      invalid={invalid}
      required={required}
      onChange={(ids, chosen) => onChange(many ? ids : (ids[0] ?? null), chosen)}
    />
  )
}
