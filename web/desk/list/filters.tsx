import { Input, Select } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { fenOf, wholeOf, yuan } from '../figures.ts'
import { useSay } from '../language.tsx'
import { OptionPicker } from '../parts/option-picker.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-list.ts'
import { words as recordWords } from '../words-record.ts'
import { filterable, isRanged, lastDay, valuesOf, withLastDay, withParameter } from './query.ts'

const DayInput = lazy(() => import('../parts/day-input.tsx'))

export interface FiltersProps {
  readonly view: RegisterView
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
  /** Names of people and records chosen in a filter, known from choosing or from the rows shown. */
  readonly names: Names
  readonly onNames: (names: Names) => void
}

/** Every field a list can be narrowed by. What is chosen takes effect at once. */
export default function Filters(props: FiltersProps) {
  const { view, query, onChange } = props
  const say = useSay()
  const base = useId().replace(/\W/g, '')
  return (
    <div className="filters">
      <Filter id={`${base}-state`} label={say(words.state)}>
        <Select
          id={`${base}-state`}
          className="picker"
          mode="multiple"
          allowClear={{ label: say(recordWords.clear) }}
          value={valuesOf(query, 'state')}
          placeholder={say(words.all)}
          showSearch={{ optionFilterProp: 'label' }}
          options={view.states.map((state) => ({ value: state.name, label: say(state.label) }))}
          onChange={(states) => onChange(withParameter(query, 'state', states.join(',')))}
        />
      </Filter>
      {filterable(view).map((field) => (
        <FieldFilter key={field.name} id={`${base}-${field.name}`} field={field} {...props} />
      ))}
    </div>
  )
}

function Filter({
  id,
  label,
  children,
}: {
  readonly id: string
  readonly label: string
  readonly children: React.ReactNode
}) {
  return (
    <div className="filter">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  )
}

interface FieldFilterProps extends FiltersProps {
  readonly id: string
  readonly field: FieldView
}

function FieldFilter(props: FieldFilterProps) {
  const { id, field, query, onChange, names, onNames } = props
  const say = useSay()
  const name = `f.${field.name}`
  if (isRanged(field)) return field.kind === 'day' ? <DayRange {...props} /> : <FigureRange {...props} />
  const chosen = valuesOf(query, name)
  const set = (values: readonly string[]) => onChange(withParameter(query, name, values.join(',')))
  if (field.kind === 'choice' || field.kind === 'yesno') {
    const options =
      field.kind === 'choice'
        ? (field.choices ?? []).map((choice) => ({ value: choice.value, label: say(choice.label) }))
        : [
            { value: 'true', label: say(shellWords.yes) },
            { value: 'false', label: say(shellWords.no) },
          ]
    return (
      <Filter id={id} label={say(field.label)}>
        <Select
          id={id}
          className="picker"
          allowClear={{ label: say(recordWords.clear) }}
          {...(field.kind === 'choice' ? { mode: 'multiple' as const } : {})}
          value={field.kind === 'choice' ? chosen : chosen.slice(0, 1)}
          placeholder={say(words.all)}
          showSearch={{ optionFilterProp: 'label' }}
          options={options}
          onChange={(values: string | readonly string[] | undefined) =>
            set(values === undefined ? [] : [values].flat())
          }
        />
      </Filter>
    )
  }
  return (
    <Filter id={id} label={say(field.label)}>
      <OptionPicker
        id={id}
        register={field.register ?? field.kind}
        many
        value={chosen}
        names={names}
        onChange={(ids, picked) => {
          onNames(picked)
          set(ids)
        }}
      />
    </Filter>
  )
}

function DayRange({ id, field, query, onChange }: FieldFilterProps) {
  const say = useSay()
  const label = say(field.label)
  return (
    <div className="filter" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="filter-label">
        {label}
      </span>
      <div className="filter-range">
        <Suspense fallback={<div className="control-wait" />}>
          <DayInput
            label={say(words.fromOf, { field: label })}
            value={query.get(`f.${field.name}.from`)}
            onChange={(day) => onChange(withParameter(query, `f.${field.name}.from`, day))}
          />
          <span aria-hidden="true">—</span>
          <DayInput
            label={say(words.toOf, { field: label })}
            value={lastDay(query, field.name)}
            onChange={(day) => onChange(withLastDay(query, field.name, day))}
          />
        </Suspense>
      </div>
    </div>
  )
}

/** From and to, both included: the contract's `before` is one fen, or one, more. */
function FigureRange({ id, field, query, onChange }: FieldFilterProps) {
  const say = useSay()
  const label = say(field.label)
  const before = query.get(`f.${field.name}.before`)
  return (
    <div className="filter" role="group" aria-labelledby={`${id}-label`}>
      <span id={`${id}-label`} className="filter-label">
        {field.kind === 'money' ? say(shellWords.aside, { a: label, b: say({ zh: '元', en: 'yuan' }) }) : label}
      </span>
      <div className="filter-range">
        <FigureEnd
          field={field}
          label={say(words.fromOf, { field: label })}
          value={query.get(`f.${field.name}.from`)}
          onChange={(figure) =>
            onChange(withParameter(query, `f.${field.name}.from`, figure === null ? null : String(figure)))
          }
        />
        <span aria-hidden="true">—</span>
        <FigureEnd
          field={field}
          label={say(words.toOf, { field: label })}
          value={before === null ? null : String(Number(before) - 1)}
          onChange={(figure) =>
            onChange(withParameter(query, `f.${field.name}.before`, figure === null ? null : String(figure + 1)))
          }
        />
      </div>
    </div>
  )
}

interface FigureEndProps {
  readonly field: FieldView
  readonly label: string
  readonly value: string | null
  readonly onChange: (figure: number | null) => void
}

/** Asked for when it is left or entered, not at every key: half a figure is another figure. */
function FigureEnd({ field, label, value, onChange }: FigureEndProps) {
  const shown = value === null ? '' : field.kind === 'money' ? yuan(Number(value)) : value
  const [typed, setTyped] = useState<string | null>(null)
  const take = () => {
    if (typed === null) return
    const read = typed.trim() === '' ? null : field.kind === 'money' ? fenOf(typed) : wholeOf(typed)
    setTyped(null)
    if (read !== null || typed.trim() === '') onChange(read)
  }
  return (
    <Input
      aria-label={label}
      inputMode="decimal"
      value={typed ?? shown}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onPressEnter={take}
    />
  )
}
