import { type KeyboardEvent, memo } from 'react'
import { Link } from 'react-router'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { moment } from '../figures.ts'
import { useSay } from '../language.tsx'
import { Due } from '../parts/due.tsx'
import { Icon } from '../parts/icons.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-list.ts'
import { type Column, pressed, sortingOf } from './query.ts'
import { widthOf } from './widths.ts'

export interface RowsProps {
  readonly view: RegisterView
  readonly columns: readonly Column[]
  readonly rows: readonly RecordRow[]
  readonly names: Names
  readonly zone: string
}

interface TableProps extends RowsProps {
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
}

/** A real table: headings that sort, rows one walks with the arrow keys, a first column that stays in sight. */
export function RecordTable({ view, columns, rows, names, zone, query, onChange }: TableProps) {
  const say = useSay()
  const widths = columns.map((column) => widthOf(column, say(column.label)))
  return (
    <div
      className="table-frame"
      role="region"
      tabIndex={0}
      aria-label={say(words.table, { register: say(view.label) })}
    >
      <table className="table table-set" style={{ minWidth: widths.reduce((a, b) => a + b, 0) }} onKeyDown={walk}>
        <caption className="hidden">
          {say(shellWords.aside, { a: say(words.table, { register: say(view.label) }), b: say(words.keys) })}
        </caption>
        <colgroup>
          {columns.map((column, at) => (
            <col key={column.key} {...(column.key === 'title' ? {} : { style: { width: widths[at] } })} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {columns.map((column) => (
              <Heading key={column.key} column={column} query={query} onChange={onChange} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} view={view} columns={columns} row={row} names={names} zone={zone} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Up and down move from record to record; Enter opens, because it is a link that has the focus. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.row-link')]
  const at = links.findIndex((link) => link === document.activeElement)
  const to = links[at < 0 ? 0 : at + step]
  if (!to) return
  event.preventDefault()
  to.focus()
}

interface HeadingProps {
  readonly column: Column
  readonly query: URLSearchParams
  readonly onChange: (query: URLSearchParams) => void
}

export function Heading({ column, query, onChange }: HeadingProps) {
  const say = useSay()
  const { sort } = column
  const sorting = sortingOf(query)
  const here = sort !== null && sorting?.by === sort
  const numeric = column.field?.kind === 'money' || column.field?.kind === 'integer'
  return (
    <th
      scope="col"
      className={numeric ? 'numeric' : undefined}
      {...(here ? { 'aria-sort': sorting.descending ? ('descending' as const) : ('ascending' as const) } : {})}
    >
      {sort === null ? (
        say(column.label)
      ) : (
        <button
          type="button"
          className={here ? 'sorter sorter-here' : 'sorter'}
          title={say(words.sortBy, { column: say(column.label) })}
          onClick={() => onChange(pressed(query, sort))}
        >
          {say(column.label)}
          <Icon name={here ? (sorting.descending ? 'descend' : 'up') : 'sort'} size={13} />
        </button>
      )}
    </th>
  )
}

interface RowProps extends Omit<RowsProps, 'rows'> {
  readonly row: RecordRow
}

const Row = memo(function Row({ view, columns, row, names, zone }: RowProps) {
  return (
    <tr className={row.late.length > 0 && row.closedAt === null ? 'late' : undefined}>
      {columns.map((column) =>
        column.key === 'title' ? (
          <th key={column.key} scope="row" className="cell-title">
            <Link className="row-link" to={`/r/${view.name}/${row.id}`}>
              {row.title === '' ? '—' : row.title}
            </Link>
          </th>
        ) : (
          <td key={column.key} className={cellLook(column)}>
            <Cell view={view} column={column} row={row} names={names} zone={zone} />
          </td>
        ),
      )}
    </tr>
  )
})

function cellLook(column: Column): string | undefined {
  const kind = column.field?.kind
  if (kind === 'money' || kind === 'integer') return 'numeric figure'
  return kind === 'day' || column.key === 'opened' || column.key === 'changed' || kind === 'instant'
    ? 'figure nowrap'
    : undefined
}

interface CellProps extends Omit<RowsProps, 'rows' | 'columns'> {
  readonly column: Column
  readonly row: RecordRow
}

function Cell({ view, column, row, names, zone }: CellProps) {
  const say = useSay()
  const time = useBusinessTime()
  if (column.field) return <>{plain(column.field, row.fields[column.field.name], names, say, zone)}</>
  if (column.key === 'state')
    return <StateTag view={view} state={row.state} late={row.dueAt !== null && row.dueAt < time.now} />
  if (column.key === 'due') return row.dueAt && row.closedAt === null ? <Due at={row.dueAt} /> : null
  return <>{moment(column.key === 'opened' ? row.openedAt : row.changedAt, zone)}</>
}

/** The same records on a phone: a card each, because a wide table cannot be read through a slit. */
export function RecordCards({ view, columns, rows, names, zone }: RowsProps) {
  const say = useSay()
  const shown = columns.filter((column) => column.field !== null)
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id}>
          <Link className="card-link" to={`/r/${view.name}/${row.id}`}>
            <span className="card-title">{row.title === '' ? '—' : row.title}</span>
            <span className="card-signs">
              <StateTag view={view} state={row.state} />
              {row.dueAt && row.closedAt === null ? <Due at={row.dueAt} /> : null}
            </span>
            <span className="card-fields">
              {shown.map((column) => {
                const text = column.field ? plain(column.field, row.fields[column.field.name], names, say, zone) : ''
                return text === '' ? null : (
                  <span key={column.key} className="card-field">
                    <span className="card-label">{say(column.label)}</span> <span className="figure">{text}</span>
                  </span>
                )
              })}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
