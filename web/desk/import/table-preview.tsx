import { useMemo, useState } from 'react'
import type { ImportAnswer, ImportColumn } from '../../../src/contract/imports.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { words } from '../words-import.ts'
import { LongList } from './long-list.tsx'
import {
  type CellChange,
  columnsOf,
  kindCounts,
  type RowKind,
  type TableCell,
  type TableRow,
  tableRows,
} from './table-rows.ts'

interface TablePreviewProps {
  readonly answer: ImportAnswer
  readonly views: ReadonlyMap<string, RegisterView>
  readonly current: string | null
  readonly onPick: (proposal: string) => void
}

const kinds: readonly RowKind[] = ['new', 'changed', 'known', 'defect']
const estimate = () => 64

/** The sheet as it came, in the columns of the ledger: what would be new, what would change and from what, and what is wrong, each in its cell. */
export function TablePreview({ answer, views, current, onPick }: TablePreviewProps) {
  const say = useSay()
  const rows = useMemo(() => tableRows(answer), [answer])
  const sheets = useMemo(() => [...new Set(rows.map(({ sheet }) => sheet))], [rows])
  const [chosen, setSheet] = useState<string | null>(null)
  const sheet = chosen ?? sheets[0] ?? ''
  const [only, setOnly] = useState<RowKind | null>(null)
  const here = useMemo(() => rows.filter((row) => row.sheet === sheet), [rows, sheet])
  const shown = useMemo(() => here.filter((row) => only === null || row.kinds.has(only)), [here, only])
  const columns = useMemo(
    () => columnsOf(answer.table?.columns ?? [], sheet, only, shown),
    [answer.table, sheet, only, shown],
  )
  const keyOf = useMemo(() => (index: number) => `${shown[index]?.row ?? index}`, [shown])
  return (
    <div className="sheet-preview">
      {sheets.length > 1 ? (
        <Choices label={say(words.sheets)} options={sheets} chosen={sheet} onChoose={setSheet} />
      ) : null}
      <KindFilter rows={here} only={only} onChoose={setOnly} />
      <div className="sheet-scroll" tabIndex={-1}>
        <div className="sheet-grid" style={{ minWidth: 56 + columns.length * 180 }}>
          <SheetHead columns={columns} targets={answer.table?.targets ?? []} />
          {shown.length === 0 ? (
            <p className="list-none">{say(words.nothingShown)}</p>
          ) : (
            <LongList
              count={shown.length}
              keyOf={keyOf}
              estimate={estimate}
              label={say(words.tablePreview)}
              className="sheet-rows"
            >
              {(index) => <SheetRow row={shown[index]} {...{ columns, views, current, onPick }} names={answer.names} />}
            </LongList>
          )}
        </div>
      </div>
    </div>
  )
}

interface ChoicesProps {
  readonly label: string
  readonly options: readonly string[]
  readonly chosen: string
  readonly onChoose: (one: string) => void
}

function Choices({ label, options, chosen, onChoose }: ChoicesProps) {
  return (
    <div className="scopes" role="group" aria-label={label}>
      {options.map((one) => (
        <button key={one} type="button" aria-pressed={one === chosen} onClick={() => onChoose(one)}>
          {one}
        </button>
      ))}
    </div>
  )
}

interface KindFilterProps {
  readonly rows: readonly TableRow[]
  readonly only: RowKind | null
  readonly onChoose: (kind: RowKind | null) => void
}

function KindFilter({ rows, only, onChoose }: KindFilterProps) {
  const say = useSay()
  const counts = useMemo(() => kindCounts(rows), [rows])
  return (
    <div className="scopes" role="group" aria-label={say(words.showOnly)}>
      <button type="button" aria-pressed={only === null} onClick={() => onChoose(null)}>
        {say(words.countAll)} <span className="figure">{rows.length}</span>
      </button>
      {kinds.map((kind) => (
        <button key={kind} type="button" aria-pressed={only === kind} onClick={() => onChoose(kind)}>
          {say(words[`row_${kind}`])} <span className="figure">{counts[kind]}</span>
        </button>
      ))}
    </div>
  )
}

type Targets = NonNullable<ImportAnswer['table']>['targets']

/** As the ledger calls it; below, as the sheet does, where that is another word. */
function SheetHead({ columns, targets }: { readonly columns: readonly ImportColumn[]; readonly targets: Targets }) {
  const say = useSay()
  return (
    <div className="sheet-line sheet-head">
      <span className="sheet-number" />
      {columns.map(({ column, letter, heading, target }) => {
        const label = targets.find((one) => one.target === target)?.label
        const name = label ? say(label) : heading
        return (
          <span key={column} className="sheet-cell">
            {name}
            <small>{name === heading ? letter : `${letter} ${heading}`}</small>
          </span>
        )
      })}
    </div>
  )
}

interface SheetRowProps extends Pick<TablePreviewProps, 'views' | 'current' | 'onPick'> {
  readonly row: TableRow | undefined
  readonly columns: readonly ImportColumn[]
  readonly names: Names
}

function SheetRow({ row, columns, views, names, current, onPick }: SheetRowProps) {
  const say = useSay()
  if (row === undefined) return null
  const [first] = row.proposals
  const isCurrent = row.proposals.some(({ id }) => id === current)
  const marks = [...row.kinds].map((kind) => `sheet-${kind}`).join(' ')
  return (
    <div className={`sheet-line ${marks} ${isCurrent ? 'sheet-current' : ''}`}>
      <span className="sheet-number figure">
        {first ? (
          <button type="button" aria-label={say(words.showRow, { n: row.row })} onClick={() => onPick(first.id)}>
            {row.row}
          </button>
        ) : (
          row.row
        )}
        {[...row.kinds].map((kind) => (
          <small key={kind}>{say(words[`row_${kind}`])}</small>
        ))}
      </span>
      {columns.map(({ column }) => (
        <SheetCell key={column} cell={row.cells.get(column)} {...{ views, names }} />
      ))}
    </div>
  )
}

interface SheetCellProps extends Pick<SheetRowProps, 'views' | 'names'> {
  readonly cell: TableCell | undefined
}

function SheetCell({ cell, views, names }: SheetCellProps) {
  const say = useSay()
  if (cell === undefined) return <span className="sheet-cell" />
  const { text, changes, defects, parts } = cell
  const [worst] = (['error', 'warning', 'note'] as const).filter((one) => defects.some((d) => d.severity === one))
  const classes = `sheet-cell ${changes.length > 0 ? 'sheet-cell-changed' : ''} ${worst ? `check-${worst}` : ''}`
  return (
    <span className={classes}>
      {changes.map((change) => (
        <Was key={`${change.proposal.id} ${change.field}`} change={change} {...{ views, names }} />
      ))}
      {changes.length > 0 ? <ins>{text || say(words.empty)}</ins> : <span>{text}</span>}
      {parts > 0 ? <small>{say(words.partsInCell, { n: parts })}</small> : null}
      {defects.map((one, at) => (
        <small key={at} className="sheet-defect">
          {say(words[`severity_${one.severity}`])} {say(one.words)}
        </small>
      ))}
    </span>
  )
}

/** What stands, struck through; the cell below it is what it becomes. */
function Was({ change, views, names }: Pick<SheetRowProps, 'views' | 'names'> & { readonly change: CellChange }) {
  const say = useSay()
  const { zone } = useBusinessTime()
  const { proposal, field } = change
  const view = views.get(proposal.register)?.fields.find(({ name }) => name === field)
  const was = view ? plain(view, proposal.was[field], names, say, zone) : String(proposal.was[field] ?? '')
  return <del>{was === '' ? say(words.empty) : was}</del>
}
