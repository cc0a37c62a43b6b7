import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { ImportAnswer, ImportColumn, ImportDefect } from '../../../src/contract/imports.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { Refused } from '../parts/state-of-asking.tsx'
import { words } from '../words-import.ts'
import { LongList } from './long-list.tsx'

/** Where a column goes that is left out; the server offers it among the targets. */
const notImported = 'skip'

type Table = NonNullable<ImportAnswer['table']>

interface ColumnsProps {
  readonly paper: string
  readonly table: Table
  readonly onMapped: () => void
}

/** Where each column of an existing ledger goes. Chosen once: the same headings need no choice again. */
export function Columns({ paper, table, onMapped }: ColumnsProps) {
  const say = useSay()
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({})
  const [busy, setBusy] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const options = useMemo(
    () => table.targets.map(({ target, label }) => ({ value: target, label: say(label) })),
    [table.targets, say],
  )
  const changed = Object.keys(chosen).length > 0
  const map = async () => {
    setBusy(true)
    // All columns are told, so that what was found by the machine and left as it is counts as chosen, too.
    const all = Object.fromEntries(table.columns.map(({ key, target }) => [key, target ?? notImported]))
    const answer = await api.mapColumns(paper, { ...all, ...chosen })
    setBusy(false)
    setRefusals(answer.ok ? [] : answer.refusals)
    if (!answer.ok) return
    setChosen({})
    onMapped()
  }
  return (
    <div className="columns" aria-busy={busy}>
      <p className="field-help">{say(words.columnsHelp)}</p>
      <Refused refusals={refusals} />
      <table className="table columns-table">
        <thead>
          <tr>
            <th scope="col">{say(words.column)}</th>
            <th scope="col">{say(words.heading)}</th>
            <th scope="col">{say(words.goesTo)}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((column) => (
            <ColumnLine
              key={`${column.sheet} ${column.column}`}
              column={column}
              value={chosen[column.key] ?? column.target}
              options={options}
              onChange={(target) => setChosen((before) => ({ ...before, [column.key]: target }))}
            />
          ))}
        </tbody>
      </table>
      <Button type="primary" disabled={!changed || busy} onClick={() => void map()}>
        {say(words.mapAgain)}
      </Button>
    </div>
  )
}

interface ColumnLineProps {
  readonly column: ImportColumn
  readonly value: string | null
  readonly options: { readonly value: string; readonly label: string }[]
  readonly onChange: (target: string) => void
}

function ColumnLine({ column, value, options, onChange }: ColumnLineProps) {
  const say = useSay()
  return (
    <tr>
      <td className="figure nowrap">
        {column.sheet} {column.letter}
      </td>
      <th scope="row">{column.heading}</th>
      <td>
        <Select
          className="picker"
          size="small"
          value={value}
          options={options}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={say(words.goesToOf, { heading: column.heading })}
          onChange={(target: string | null) => target !== null && onChange(target)}
        />
        <span className={`by by-${column.by}`}>{say(words[`by_${column.by}`])}</span>
      </td>
    </tr>
  )
}

const estimate = () => 62

type Severity = ImportDefect['severity']
const severities = ['error', 'warning', 'note'] as const

/** Everything in the workbook that a person must look at, by its cell. */
export function Defects({ defects }: { readonly defects: readonly ImportDefect[] }) {
  const say = useSay()
  const [only, setOnly] = useState<Severity | null>(null)
  const shown = useMemo(() => defects.filter((one) => only === null || one.severity === only), [defects, only])
  const keyOf = useMemo(
    () => (index: number) => {
      const { sheet = '', cell = '', code = '' } = shown[index] ?? {}
      return `${sheet} ${cell} ${code} ${index}`
    },
    [shown],
  )
  if (defects.length === 0)
    return (
      <p className="list-none">
        <Icon name="check" size={16} /> {say(words.defectsNone)}
      </p>
    )
  const count = (severity: Severity) => defects.filter((one) => one.severity === severity).length
  return (
    <div className="defects">
      <div className="scopes" role="group" aria-label={say(words.showOnly)}>
        <button type="button" aria-pressed={only === null} onClick={() => setOnly(null)}>
          {say(words.countAll)} <span className="figure">{defects.length}</span>
        </button>
        {severities.map((severity) => (
          <button key={severity} type="button" aria-pressed={only === severity} onClick={() => setOnly(severity)}>
            {say(words[`severity_${severity}`])} <span className="figure">{count(severity)}</span>
          </button>
        ))}
      </div>
      <LongList
        count={shown.length}
        keyOf={keyOf}
        estimate={estimate}
        label={say(words.defects)}
        className="defect-list"
      >
        {(index) => <DefectLine defect={shown[index]} />}
      </LongList>
    </div>
  )
}

function DefectLine({ defect }: { readonly defect: ImportDefect | undefined }) {
  const say = useSay()
  if (!defect) return null
  return (
    <div className={`defect check-${defect.severity}`}>
      <span className="defect-cell figure">{say(words.cellOf, { sheet: defect.sheet, cell: defect.cell })}</span>
      <span className="check-severity">{say(words[`severity_${defect.severity}`])}</span>
      <span className="defect-words">{say(defect.words)}</span>
      {defect.value === '' ? null : <code className="defect-value">{defect.value}</code>}
    </div>
  )
}
