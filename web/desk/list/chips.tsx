import { Button } from 'antd'
import type { FieldView, RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { yuan } from '../figures.ts'
import { useSay } from '../language.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-list.ts'
import { filterable, isRanged, lastDay, valuesOf, withParameter } from './query.ts'

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
