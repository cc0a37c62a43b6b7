import { Link } from 'react-router'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { useSay } from '../language.tsx'
import type { Column } from '../list/query.ts'
import { Due } from '../parts/due.tsx'
import { StateTag } from '../parts/state-tag.tsx'
import { plain } from '../parts/value.tsx'
import { useBusinessTime } from '../session.tsx'
import { words } from '../words-ledger.ts'
import type { Counted } from './use-ledger.ts'

interface RecordCellProps {
  readonly view: RegisterView
  readonly row: RecordRow
  readonly names: Names
  readonly column: Column
}

interface FindingCellProps extends RecordCellProps {
  readonly measureCounts: Counted | null
  readonly evidenceCounts: Counted | null
}

/** One value of a finding. */
export function FindingCell(props: FindingCellProps) {
  const { column, row, measureCounts, evidenceCounts } = props
  if (column.key === 'evidence') return <Count n={evidenceCounts?.[row.id]} />
  if (column.key === 'measures') return <Count n={measureCounts?.[row.id]} />
  if (column.key === 'title')
    return (
      <Link className="row-link clip" to={`/r/${row.register}/${row.id}`} title={row.title}>
        {row.title === '' ? '—' : row.title}
      </Link>
    )
  return <CommonCell {...props} />
}

/** One value of a measure, under the finding's column of the same meaning. */
export function MeasureCell(props: RecordCellProps) {
  const { column, row } = props
  if (column.key === 'title')
    return (
      <Link className="row-link clip" to={`/r/${row.register}/${row.id}`} title={row.title}>
        {row.title === '' ? '—' : row.title}
      </Link>
    )
  return <CommonCell {...props} />
}

function CommonCell({ view, row, names, column }: RecordCellProps) {
  const say = useSay()
  const { now, zone } = useBusinessTime()
  if (column.key === 'state')
    return <StateTag view={view} state={row.state} late={row.dueAt !== null && row.dueAt < now} />
  if (column.key === 'due') return <DueCell row={row} />
  const name = column.key.replace(/^f\./, '')
  const field = view.fields.find((one) => one.name === name)
  return field ? <span className="clip">{plain(field, row.fields[name], names, say, zone)}</span> : null
}

/** How far off while it is awaited; afterwards only the day there was. */
function DueCell({ row }: { readonly row: RecordRow }) {
  if (row.dueAt && row.closedAt === null) return <Due at={row.dueAt} />
  const { dueOn } = row.fields
  return typeof dueOn === 'string' ? <span className="figure past">{dueOn}</span> : null
}

/** A count that is nought stands out: nothing can be closed without measures and evidence. */
function Count({ n }: { readonly n: number | undefined }) {
  const say = useSay()
  if (n === undefined) return null
  return n === 0 ? <span className="count-none">{say(words.nought)}</span> : <span>{n}</span>
}
