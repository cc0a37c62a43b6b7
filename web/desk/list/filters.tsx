import { Button, Input, Select } from 'antd'
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
export function Filters(props: FiltersProps) {
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
        {label}
        {field.kind === 'money' ? `（${say({ zh: '元', en: 'yuan' })}）` : ''}
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

interface ChipsProps {
  readonly view: RegisterView
  readonly query: URLSearchParams
  readonly names: Names
  readonly onChange: (query: URLSearchParams) => void
  readonly onClear: () => void
}

/** The conditions in force, each with a way to lift it. */
export function Chips({ view, query, names, onChange, onClear }: ChipsProps) {
  const say = useSay()
  const joint = say(shellWords.joint)
  const chips: { name: string; text: string; lift: readonly string[] }[] = []
  const states = valuesOf(query, 'state').flatMap((name) => view.states.find((state) => state.name === name) ?? [])
  if (states.length > 0)
    chips.push({ name: say(words.state), text: states.map((state) => say(state.label)).join(joint), lift: ['state'] })
  for (const field of filterable(view)) {
    const name = `f.${field.name}`
    const lift = [name, `${name}.from`, `${name}.before`].filter((one) => query.has(one))
    if (lift.length === 0) continue
    const text = isRanged(field)
      ? rangeText(field, query, say)
      : valuesOf(query, name)
          .map((value) => choiceText(field, value, names, say))
          .join(joint)
    chips.push({ name: say(field.label), text, lift })
  }
  if (chips.length === 0) return null
  const without = (lift: readonly string[]) => lift.reduce((left, one) => withParameter(left, one, null), query)
  return (
    <ul className="chips" aria-label={say(words.filters)}>
      {chips.map((chip) => (
        <li key={chip.name} className="chip">
          <span>{say(shellWords.pair, { a: chip.name, b: chip.text })}</span>
          <button
            type="button"
            aria-label={say(words.removeFilter, { what: chip.name })}
            onClick={() => onChange(without(chip.lift))}
          >
            ×
          </button>
        </li>
      ))}
      <li>
        <Button type="link" size="small" onClick={onClear}>
          {say(words.clearFilters)}
        </Button>
      </li>
    </ul>
  )
}

type Say = ReturnType<typeof useSay>

function choiceText(field: FieldView, value: string, names: Names, say: Say): string {
  if (field.kind === 'yesno') return say(value === 'true' ? shellWords.yes : shellWords.no)
  const choice = field.choices?.find((one) => one.value === value)
  return choice ? say(choice.label) : (names[value] ?? '…')
}

function rangeText(field: FieldView, query: URLSearchParams, say: Say): string {
  const first = query.get(`f.${field.name}.from`)
  const before = query.get(`f.${field.name}.before`)
  const figure = (text: string | null, less: number) =>
    text === null ? null : field.kind === 'money' ? yuan(Number(text) - less) : String(Number(text) - less)
  const from = field.kind === 'day' ? first : figure(first, 0)
  const to = field.kind === 'day' ? lastDay(query, field.name) : figure(before, 1)
  if (from !== null && to !== null) return say(words.rangeBoth, { from, to })
  return from !== null ? say(words.rangeFrom, { from }) : say(words.rangeTo, { to: to ?? '' })
}
