import { Button } from 'antd'
import { useEffect } from 'react'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import { useSay } from '../language.tsx'
import { Icon } from '../parts/icons.tsx'
import { words as shellWords } from '../words.ts'
import { words } from '../words-ledger.ts'
import { FindingCell, MeasureCell } from './cells.tsx'
import type { TreeProps } from './tree-table.tsx'
import { codeOf } from './tree-lines.tsx'
import { headingOf } from './lines.ts'

/** The ledger on a phone: a card for each finding, its measures inside. What is out of sight is not laid out. */
export function LedgerCards(props: TreeProps) {
  const { ledger, open } = props
  const say = useSay()
  const { under, round } = ledger
  const wanted = ledger.rows.filter((row) => open.has(row.id)).map((row) => row.id)
  const about = wanted.join(',')
  const { want } = under
  useEffect(() => {
    if (about !== '') want(about.split(','))
  }, [about, want, round])
  return (
    <>
      <ul className="cards ledger-cards" aria-label={say(words.ledger)}>
        {ledger.rows.map((row) => (
          <Card key={row.id} {...props} row={row} />
        ))}
      </ul>
      {ledger.next === null ? null : (
        <Button block className="more" disabled={ledger.loading} onClick={ledger.more}>
          {say(shellWords.showMore)}
        </Button>
      )}
    </>
  )
}

interface CardProps extends TreeProps {
  readonly row: RecordRow
}

function Card(props: CardProps) {
  const { row, ledger, columns, open, selected, onSelect, onTurn, view } = props
  const say = useSay()
  const isOpen = open.has(row.id)
  const count = ledger.measureCounts?.[row.id]
  const cell = { view, row, ...ledger }
  const lower = columns.filter(({ key }) => key.startsWith('f.') || key === 'evidence')
  const named = (key: string) => columns.find((column) => column.key === key)
  const [title, state, due] = [named('title'), named('state'), named('due')]
  return (
    <li className={row.late.length > 0 && row.closedAt === null ? 'ledger-card late' : 'ledger-card'}>
      <p className="ledger-card-head">
        <input
          type="checkbox"
          checked={selected.has(row.id)}
          aria-label={say(words.choose, { name: codeOf(row) || row.title })}
          onChange={() => onSelect([row.id], !selected.has(row.id))}
        />
        <span className="figure">{codeOf(row)}</span>
        <span className="ledger-card-where">{headingOf(row)}</span>
      </p>
      {title ? <FindingCell {...cell} column={title} /> : null}
      <p className="card-signs">
        {state ? <FindingCell {...cell} column={state} /> : null}
        {due ? <FindingCell {...cell} column={due} /> : null}
      </p>
      <p className="card-fields">
        {lower.map((column) => (
          <span key={column.key} className="card-field">
            <span className="card-label">{say(column.label)}</span> <FindingCell {...cell} column={column} />
          </span>
        ))}
      </p>
      <button type="button" className="fold" aria-expanded={isOpen} onClick={() => onTurn(row.id)}>
        <Icon name={isOpen ? 'down' : 'right'} size={14} />
        {say(words.measuresN, { n: count ?? '…' })}
      </button>
      {isOpen ? <CardMeasures {...props} view={props.measureView} rows={ledger.under.rows.get(row.id)} /> : null}
    </li>
  )
}

interface CardMeasuresProps extends Omit<CardProps, 'view'> {
  readonly view: RegisterView | undefined
  readonly rows: readonly RecordRow[] | undefined
}

function CardMeasures({ view, rows, columns, ledger }: CardMeasuresProps) {
  const say = useSay()
  if (!view || !rows) return <p className="value-none">{say(shellWords.loading)}</p>
  if (rows.length === 0) return <p className="value-none">{say(words.noMeasures)}</p>
  const wanted = ['title', 'state', 'due', 'f.owner'].flatMap(
    (key) => columns.find((column) => column.key === key) ?? [],
  )
  return (
    <ul className="ledger-card-measures">
      {rows.map((row) => (
        <li key={row.id}>
          {wanted.map((column) => (
            <MeasureCell key={column.key} view={view} row={row} names={ledger.names} column={column} />
          ))}
        </li>
      ))}
    </ul>
  )
}
