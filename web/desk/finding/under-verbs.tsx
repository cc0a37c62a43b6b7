import { Button } from 'antd'
import { useMemo } from 'react'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import type { Names, Power } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { useMe } from '../session.tsx'
import { words as shellWords } from '../words.ts'
import type { Begin } from './use-doing.tsx'

interface UnderVerbsProps {
  readonly view: RegisterView
  readonly row: RecordRow
  readonly names: Names
  readonly powers: readonly Power[]
  readonly begin: Begin
}

/** Buttons for what may be done with one record under the finding; what is awaited comes first. */
export function UnderVerbs({ view, row, names, powers, begin }: UnderVerbsProps) {
  const say = useSay()
  const verbs = useMemo(() => openVerbs(view, row, powers), [view, row, powers])
  return (
    <span className="under-verbs">
      {verbs.map(({ verb, awaited }) => (
        <button
          key={verb.name}
          type="button"
          className={awaited ? 'verb verb-first' : 'verb'}
          aria-label={say(shellWords.pair, { a: say(verb.label), b: row.title })}
          onClick={() => begin(view, verb, row, names)}
        >
          {say(verb.label)}
        </button>
      ))}
    </span>
  )
}

function openVerbs(view: RegisterView, row: RecordRow, powers: readonly Power[]) {
  const awaits = view.states.find((state) => state.name === row.state)?.awaits ?? []
  const may = view.verbs.filter(
    (verb) => !verb.machine && verb.from !== 'nothing' && powers.some((one) => one.verb === verb.name && one.may),
  )
  return may
    .map((verb) => ({ verb, awaited: awaits.includes(verb.name) }))
    .sort((a, b) => Number(b.awaited) - Number(a.awaited))
}

interface BeginButtonsProps {
  readonly view: RegisterView
  readonly begin: Begin
}

/** Begins a record under the finding. What enters from an older ledger comes by import, not by a button here. */
export function BeginButtons({ view, begin }: BeginButtonsProps) {
  const say = useSay()
  const me = useMe()
  const may = me.registers.find((register) => register.name === view.name)?.mayCreate ?? []
  const verbs = may.flatMap((name): readonly VerbView[] => {
    const verb = view.verbs.find((one) => one.name === name)
    return verb && !verb.takes.includes('backfilled') ? [verb] : []
  })
  return (
    <>
      {verbs.map((verb) => (
        <Button key={verb.name} size="small" icon={<Icon name="plus" size={14} />} onClick={() => begin(view, verb)}>
          {say(verb.label)}
        </Button>
      ))}
    </>
  )
}
