import { Button } from 'antd'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { yuan } from '../figures.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-list.ts'
import { filterable, isRanged, lastDayOf, valuesOf, withParameter } from './query.ts'

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
  const chips = [...stateChips(view, query, say, joint), ...countedChips(view, query, say)]
  for (const field of filterable(view)) {
    const name = `f.${field.name}`
    const lift = [name, `${name}.from`, `${name}.before`, `${name}.filled`].filter((one) => query.has(one))
    if (lift.length === 0) continue
    const filled = query.get(`${name}.filled`)
    const text =
      filled !== null
        ? say(filled === 'true' ? words.filled : words.notFilled)
        : isRanged(field)
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

interface Chip {
  readonly name: string
  readonly text: string
  /** Parameters that go with it. */
  readonly lift: readonly string[]
}

function stateChips(view: RegisterView, query: URLSearchParams, say: Say, joint: string): Chip[] {
  const states = valuesOf(query, 'state').flatMap((name) => view.states.find((state) => state.name === name) ?? [])
  if (states.length === 0) return []
  return [{ name: say(words.state), text: states.map((state) => say(state.label)).join(joint), lift: ['state'] }]
}

/** What only an address asks that a figure led to: the days of its window, rules that were passed over, the figure itself. */
function countedChips(view: RegisterView, query: URLSearchParams, say: Say): Chip[] {
  const chips: Chip[] = []
  for (const [span, label] of [['opened', words.opened] as const, ['closed', words.closedOn] as const]) {
    const lift = [`${span}.from`, `${span}.before`].filter((one) => query.has(one))
    if (lift.length > 0) chips.push({ name: say(label), text: daysText(query, span, say), lift })
  }
  if (query.get('late') === 'false')
    chips.push({ name: say(words.deadlines), text: say(words.neverLate), lift: ['late'] })
  const rules = valuesOf(query, 'warned')
  const rule = rules.length === 1 ? view.rules.find(({ name }) => name === rules[0]) : undefined
  if (rules.length > 0)
    chips.push({ name: say(words.warned), text: say(rule?.label ?? words.anyRule), lift: ['warned', 'warned.from'] })
  const counted = view.indicators.find(({ name }) => name === query.get('counted'))
  if (counted) chips.push({ name: say(words.countedIn), text: say(counted.label), lift: ['counted'] })
  return chips
}

function daysText(query: URLSearchParams, name: string, say: Say): string {
  const from = query.get(`${name}.from`)
  const to = lastDayOf(query, name)
  if (from !== null && to !== null) return say(words.rangeBoth, { from, to })
  return from !== null ? say(words.rangeFrom, { from }) : say(words.rangeTo, { to: to ?? '' })
}

function choiceText(field: FieldView, value: string, names: Names, say: Say): string {
  if (field.kind === 'yesno') return say(value === 'true' ? shellWords.yes : shellWords.no)
  const choice = field.choices?.find((one) => one.value === value)
  return choice ? say(choice.label) : (names[value] ?? '…')
}

function rangeText(field: FieldView, query: URLSearchParams, say: Say): string {
  if (field.kind === 'day') return daysText(query, `f.${field.name}`, say)
  const first = query.get(`f.${field.name}.from`)
  const before = query.get(`f.${field.name}.before`)
  const figure = (text: string | null, less: number) =>
    text === null ? null : field.kind === 'money' ? yuan(Number(text) - less) : String(Number(text) - less)
  const from = figure(first, 0)
  const to = figure(before, 1)
  if (from !== null && to !== null) return say(words.rangeBoth, { from, to })
  return from !== null ? say(words.rangeFrom, { from }) : say(words.rangeTo, { to: to ?? '' })
}
