import { memo } from 'react'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import type { Column } from '../list/query.ts'
import { Icon } from '../parts/icons.tsx'
import { words } from '../words-ledger.ts'
import { FindingCell, MeasureCell } from './cells.tsx'
import type { Counted } from './use-ledger.ts'

interface FindingLineProps {
  readonly view: RegisterView
  readonly columns: readonly Column[]
  readonly names: Names
  readonly measureCounts: Counted | null
  readonly evidenceCounts: Counted | null
  readonly row: RecordRow
  readonly open: boolean
  readonly place: number
  readonly selected: boolean
  readonly onTurn: (id: string) => void
  readonly onSelect: (ids: readonly string[], chosen: boolean) => void
}

export const FindingLine = memo(function FindingLine(props: FindingLineProps) {
  const { row, columns, open, place, selected, onTurn, onSelect } = props
  const say = useSay()
  const late = row.late.length > 0 && row.closedAt === null
  const name = codeOf(row) || row.title
  return (
    <tr
      className={`tree-finding${late ? ' late' : ''}${selected ? ' tree-chosen' : ''}`}
      data-finding={row.id}
      data-row={row.id}
      aria-level={1}
      aria-expanded={open}
      aria-rowindex={place}
      aria-selected={selected}
    >
      <td className="tree-choose">
        <input
          type="checkbox"
          checked={selected}
          aria-label={say(words.choose, { name })}
          onChange={() => onSelect([row.id], !selected)}
        />
      </td>
      {columns.map((column) =>
        column.key === 'code' ? (
          <td key="code" className="tree-code">
            <button
              type="button"
              className="tree-turn"
              aria-label={say(open ? words.closeOf : words.openOf, { name })}
              onClick={() => onTurn(row.id)}
            >
              <Icon name={open ? 'down' : 'right'} size={15} />
            </button>
            <span className="figure clip">{codeOf(row)}</span>
          </td>
        ) : (
          <td key={column.key} className={lookOf(column)} {...(column.key === 'title' ? { role: 'rowheader' } : {})}>
            <FindingCell {...props} column={column} />
          </td>
        ),
      )}
    </tr>
  )
})

/** The unit's own code, or where there is none yet the number on the paper. */
export function codeOf(row: RecordRow): string {
  const { code, number } = row.fields
  return typeof code === 'string' ? code : typeof number === 'string' ? number : ''
}

function lookOf({ key }: Column): string | undefined {
  if (key === 'title') return 'cell-title'
  return key === 'evidence' || key === 'measures' ? 'numeric figure' : undefined
}

interface MeasureLineProps {
  readonly view: RegisterView | undefined
  readonly columns: readonly Column[]
  readonly row: RecordRow | null
  readonly names: Names
  readonly finding: string
  readonly place: number
}

/** A measure stands under the columns of the same meaning; until it has come, grey lines keep its place. */
export const MeasureLine = memo(function MeasureLine({ view, columns, row, names, finding, place }: MeasureLineProps) {
  const marker = row?.fields['marker']
  return (
    <tr
      className={row && row.late.length > 0 && row.closedAt === null ? 'tree-measure late' : 'tree-measure'}
      data-finding={finding}
      aria-level={2}
      aria-rowindex={place}
    >
      <td className="tree-choose" />
      {columns.map((column) => (
        <td key={column.key} className={column.key === 'code' ? 'tree-marker figure' : lookOf(column)}>
          {column.key === 'code' ? (
            <span className="clip">{typeof marker === 'string' ? marker : ''}</span>
          ) : row && view ? (
            <MeasureCell view={view} row={row} names={names} column={column} />
          ) : column.key === 'title' ? (
            <span className="tree-wait" />
          ) : null}
        </td>
      ))}
    </tr>
  )
})

interface WholeLineProps {
  readonly columns: number
  readonly place: number
}

export const HeadingLine = memo(function HeadingLine({
  text,
  columns,
  place,
}: WholeLineProps & { readonly text: string }) {
  return (
    <tr className="tree-heading" aria-level={1} aria-rowindex={place}>
      <td colSpan={columns} role="rowheader">
        <span className="tree-heading-text">{text}</span>
      </td>
    </tr>
  )
})

export const NoMeasureLine = memo(function NoMeasureLine({ columns, place }: WholeLineProps) {
  const say = useSay()
  return (
    <tr className="tree-measure tree-empty" aria-level={2} aria-rowindex={place}>
      <td colSpan={columns} className="tree-none">
        {say(words.noMeasures)}
      </td>
    </tr>
  )
})
