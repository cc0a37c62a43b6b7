import { Select } from 'antd'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Option } from '../../../src/contract/questions.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { words } from '../words-record.ts'

interface OptionPickerProps {
  /** Register that is picked from. */
  readonly register: string
  readonly many: boolean
  readonly value: readonly string[]
  readonly onChange: (ids: readonly string[], names: Names) => void
  /** Names of what is chosen already. */
  readonly names: Names
  readonly id?: string
  readonly label?: string
  readonly placeholder?: string
  readonly size?: 'small' | 'medium'
  readonly describedBy?: string
  readonly invalid?: boolean
  readonly required?: boolean
}

/** Milliseconds of quiet before what was typed is looked up: an input method sends a letter at a time. */
const quiet = 250

/** Picks records by name: people, departments, units, or entries of any register. The server searches; nothing is loaded ahead. */
export function OptionPicker(props: OptionPickerProps) {
  const { register, many, value, onChange, names, id, label, size = 'medium', describedBy, invalid, required } = props
  const say = useSay()
  const { found, busy, look } = useFound(register)
  const known: Record<string, string> = { ...names }
  for (const option of found ?? []) known[option.id] = option.title
  const options = (found ?? []).map((option) => ({ value: option.id, label: option.title }))
  for (const chosen of value) {
    if (!options.some((option) => option.value === chosen))
      options.push({ value: chosen, label: known[chosen] ?? chosen })
  }
  const take = (chosen: string | string[] | null | undefined) => {
    const ids = chosen === undefined || chosen === null ? [] : Array.isArray(chosen) ? chosen : [chosen]
    onChange(ids, Object.fromEntries(ids.map((one) => [one, known[one] ?? one])))
  }
  return (
    <Select<string | string[] | null>
      {...(id ? { id } : {})}
      {...(many ? { mode: 'multiple' as const } : {})}
      className="picker"
      size={size}
      value={many ? [...value] : (value[0] ?? null)}
      allowClear={{ label: say(words.clear) }}
      showSearch={{ filterOption: false, onSearch: look }}
      loading={busy}
      options={options}
      placeholder={props.placeholder ?? say(words.typeToFind)}
      notFoundContent={busy || found === null ? '…' : say(words.findNothing)}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      aria-required={required}
      {...(invalid ? { status: 'error' as const } : {})}
      onOpenChange={(open) => open && found === null && look('')}
      onChange={take}
    />
  )
}

function useFound(register: string) {
  const [found, setFound] = useState<readonly Option[] | null>(null)
  const [busy, setBusy] = useState(false)
  const timer = useRef(0)
  const asking = useRef<AbortController | null>(null)
  const look = useCallback(
    (text: string) => {
      clearTimeout(timer.current)
      setBusy(true)
      timer.current = window.setTimeout(
        () => {
          asking.current?.abort()
          const mine = new AbortController()
          asking.current = mine
          api.options(register, text, mine.signal).then(
            (answer) => {
              setFound(answer.ok ? answer.value.options : [])
              setBusy(false)
            },
            () => {
              // Overtaken by what was typed next: that answer will come.
            },
          )
        },
        text === '' ? 0 : quiet,
      )
    },
    [register],
  )
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      asking.current?.abort()
    },
    [],
  )
  return { found, busy, look }
}
