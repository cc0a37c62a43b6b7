import { type KeyboardEvent, memo, type RefObject, useEffect, useMemo, useRef } from 'react'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import type { Column } from '../list/query.ts'
import { Heading } from '../list/table.tsx'
import { words } from '../words-ledger.ts'
import { widthOf } from './columns.ts'
import { FindingLine, HeadingLine, MeasureLine, NoMeasureLine } from './tree-lines.tsx'
import { type Line, linesOf, offsetsOf } from './lines.ts'
import type { Ledger } from './use-ledger.ts'
import { useWindow } from './use-window.ts'

export interface TreeProps {
  readonly view: RegisterView
  readonly measureView: RegisterView | undefined
  readonly ledger: Ledger
  readonly columns: readonly Column[]
  readonly open: ReadonlySet<string>
  readonly onTurn: (id: string) => void
  readonly selected: ReadonlySet<string>
  readonly onSelect: (ids: readonly string[], chosen: boolean) => void
}

/** Findings with their measures below them. Only what is in sight is drawn; what is open and in sight is fetched. */
export function TreeTable(props: TreeProps) {
  const { view, ledger, columns, open, selected, onSelect } = props
  const say = useSay()
  const frame = useRef<HTMLDivElement>(null)
  const lines = useLines(props)
  const offsets = useMemo(() => offsetsOf(lines), [lines])
  const { from, to } = useWindow(frame, offsets)
  const shown = lines.slice(from, to)
  useWanted(ledger, shown, to >= lines.length)
  const { ids } = ledger
  const all = ids.length > 0 && ids.every((id) => selected.has(id))
  const above = offsets[Math.min(from, lines.length)] ?? 0
  const below = (offsets[lines.length] ?? 0) - (offsets[Math.min(to, lines.length)] ?? 0)
  const least = columns.reduce((sum, { key }) => sum + widthOf(key), 36)
  return (
    <div ref={frame} className="table-frame tree-frame" role="region" tabIndex={0} aria-label={say(words.ledger)}>
      <table
        className="table table-set tree"
        role="treegrid"
        aria-rowcount={ledger.next === null ? lines.length + 1 : -1}
        aria-label={say(words.ledgerTable)}
        style={{ minWidth: least }}
        onKeyDown={(event) => walk(event, open, props.onTurn, frame)}
      >
        <colgroup>
          <col style={{ width: 36 }} />
          {columns.map(({ key }) => (
            <col key={key} {...(key === 'title' ? {} : { style: { width: widthOf(key) } })} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="tree-choose">
              <input
                type="checkbox"
                checked={all}
                aria-label={say(words.chooseAll)}
                onChange={() => onSelect(ids, !all)}
              />
            </th>
            {columns.map((column) => (
              <Heading key={column.key} column={column} query={ledger.query} onChange={ledger.change} />
            ))}
          </tr>
        </thead>
        <tbody>
          <Room height={above} columns={columns.length + 1} />
          {shown.map((line, at) => (
            <OneLine key={line.key} {...props} line={line} place={from + at + 2} view={view} />
          ))}
          <Room height={below} columns={columns.length + 1} />
        </tbody>
      </table>
    </div>
  )
}

function useLines({ ledger, open }: TreeProps): readonly Line[] {
  const { rows, under, measureCounts, query } = ledger
  const headed = !query.has('sort') || query.get('sort') === 'opened'
  return useMemo(
    () => linesOf({ rows, open, under: under.rows, counts: measureCounts, headed }),
    [rows, open, under.rows, measureCounts, headed],
  )
}

/** Asks for the measures of open findings in sight, and for the next findings when the last come into sight. */
function useWanted({ under, more, next, loading, round }: Ledger, shown: readonly Line[], atEnd: boolean): void {
  const wanted = shown.flatMap((line) =>
    line.kind === 'measure' ? line.finding.id : line.kind === 'none' ? line.finding.id : [],
  )
  const about = [...new Set(wanted)].join(',')
  const { want } = under
  useEffect(() => {
    if (about !== '') want(about.split(','))
  }, [about, want, round])
  useEffect(() => {
    if (atEnd && next !== null && !loading) more()
  }, [atEnd, next, loading, more])
}

interface OneLineProps extends TreeProps {
  readonly line: Line
  readonly place: number
}

function OneLine({ line, place, ledger, onTurn, onSelect, selected, ...drawn }: OneLineProps) {
  const { columns, view, measureView } = drawn
  const { names, measureCounts, evidenceCounts } = ledger
  if (line.kind === 'heading') return <HeadingLine text={line.text} columns={columns.length + 1} place={place} />
  if (line.kind === 'none') return <NoMeasureLine columns={columns.length + 1} place={place} />
  if (line.kind === 'measure')
    return (
      <MeasureLine
        view={measureView}
        columns={columns}
        row={line.row}
        names={names}
        place={place}
        finding={line.finding.id}
      />
    )
  const cells = { view, columns, names, measureCounts, evidenceCounts }
  return (
    <FindingLine
      {...cells}
      row={line.row}
      open={line.open}
      place={place}
      selected={selected.has(line.row.id)}
      onTurn={onTurn}
      onSelect={onSelect}
    />
  )
}

/** Empty height in place of lines that are not drawn. */
const Room = memo(function Room({ height, columns }: { readonly height: number; readonly columns: number }) {
  return height === 0 ? null : (
    <tr className="tree-room" aria-hidden="true">
      <td colSpan={columns} style={{ height }} />
    </tr>
  )
})

/** Up and down move from line to line; right opens a finding, left closes it, from a measure too. */
function walk(
  event: KeyboardEvent<HTMLTableElement>,
  open: ReadonlySet<string>,
  onTurn: (id: RecordRow['id']) => void,
  frame: RefObject<HTMLElement | null>,
): void {
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('a.row-link')]
  const at = links.findIndex((link) => link === document.activeElement)
  const finding = links[at]?.closest('tr')?.dataset['finding']
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step !== undefined) {
    const to = links[at < 0 ? 0 : at + step]
    to?.focus({ preventScroll: true })
    to?.scrollIntoView({ block: 'nearest' })
    if (to || frame.current) event.preventDefault()
  } else if (
    finding &&
    (event.key === 'ArrowRight' ? !open.has(finding) : event.key === 'ArrowLeft' && open.has(finding))
  ) {
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>(`tr[data-row="${finding}"] a.row-link`)?.focus()
    onTurn(finding)
  }
}
