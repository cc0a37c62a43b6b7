import { Button, Drawer } from 'antd'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { RegisterView } from '../../../src/contract/view.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { Bulk } from '../ledger/bulk.tsx'
import { useLedgerColumns } from '../ledger/columns.ts'
import { CountsLine } from '../ledger/counts-line.tsx'
import { LedgerCards } from '../ledger/ledger-cards.tsx'
import { NoFindings } from '../ledger/no-findings.tsx'
import { findings, measures } from '../ledger/registers.ts'
import { RoundPapers } from '../ledger/round-papers.tsx'
import { TakeAway } from '../ledger/take-away.tsx'
import { TreeTable } from '../ledger/tree-table.tsx'
import { type Ledger, useLedger } from '../ledger/use-ledger.ts'
import { Chips } from '../list/chips.tsx'
import { FindBox } from '../list/find-box.tsx'
import { conditions, withoutConditions } from '../list/query.ts'
import { Scopes } from '../list/scopes.tsx'
import { ColumnChooser, SavedViewMenu } from '../list/tools.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useAnswer } from '../use-answer.ts'
import { useViews, viewOf } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words as listWords } from '../words-list.ts'
import { words } from '../words-ledger.ts'

const Filters = lazy(() => import('../list/filters.tsx'))

/** The rectification ledger (整改台账): findings and the measures that should cure them. */
export default function LedgerPage() {
  const say = useSay()
  const view = useAnswer<RegisterView>(`view ${findings}`, () => viewOf(findings))
  if (view.value) return <TheLedger view={view.value} />
  return (
    <Page title={say(words.ledger)}>
      <Refused refusals={view.refusals} retry={view.reload} />
      {view.loading ? <Waiting lines={10} height={40} /> : null}
    </Page>
  )
}

function TheLedger({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const phone = usePhone()
  const ledger = useLedger()
  const columns = useLedgerColumns(view)
  const measureView = useViews([measures]).get(measures)
  const { open, turn, turnAll } = useOpen(ledger.ids)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => setSelected((before) => new Set([...before].filter((id) => ledger.ids.includes(id)))), [ledger.ids])
  const onSelect = useCallback((ids: readonly string[], chosen: boolean) => {
    setSelected((before) => {
      const next = new Set(before)
      for (const id of ids)
        if (chosen) next.add(id)
        else next.delete(id)
      return next
    })
  }, [])
  const drawn = { view, measureView, ledger, columns: columns.shown, open, onTurn: turn, selected, onSelect }
  const { query, change, rows, loading } = ledger
  return (
    <Page title={say(words.ledger)} beside={<Ways />}>
      <CountsLine view={view} query={query} onChange={change} round={ledger.round} />
      <Tools view={view} ledger={ledger} columns={columns} open={open.size > 0} turnAll={turnAll} />
      <Chips
        view={view}
        query={query}
        names={ledger.names}
        onChange={change}
        onClear={() => change(withoutConditions(query))}
      />
      <Refused refusals={ledger.refusals} retry={ledger.reload} />
      <Bulk view={view} ledger={ledger} selected={selected} onSelected={setSelected} />
      <div className="rows" aria-busy={loading}>
        {rows.length === 0 && loading ? <Waiting lines={10} height={56} /> : null}
        {rows.length === 0 && !loading && ledger.refusals.length === 0 ? (
          <NoFindings query={query} onChange={change} />
        ) : null}
        {rows.length > 0 ? phone ? <LedgerCards {...drawn} /> : <TreeTable {...drawn} /> : null}
      </div>
    </Page>
  )
}

/** The same ledger looked at in other ways. */
function Ways() {
  const say = useSay()
  return (
    <>
      <Link to="/pictures">{say(words.pictures)}</Link>
      <Link to="/alike">{say(words.alike)}</Link>
      <Link to="/look-back-draw">{say(words.draw)}</Link>
    </>
  )
}

/** Which findings lie open. */
function useOpen(ids: readonly string[]) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  useEffect(() => {
    // While everything lies open, what comes later lies open too.
    if (all) setOpen(new Set(ids))
  }, [all, ids])
  const turn = useCallback((id: string) => {
    setAll(false)
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  const turnAll = () => {
    setAll(open.size === 0)
    setOpen(open.size === 0 ? new Set(ids) : new Set())
  }
  return { open, turn, turnAll }
}

interface ToolsProps {
  readonly view: RegisterView
  readonly ledger: Ledger
  readonly columns: ReturnType<typeof useLedgerColumns>
  readonly open: boolean
  readonly turnAll: () => void
}

function Tools({ view, ledger, columns, open, turnAll }: ToolsProps) {
  const say = useSay()
  const phone = usePhone()
  const [filtering, setFiltering] = useState(false)
  const { query, change, names } = ledger
  const narrowed = conditions(query)
  return (
    <>
      <div className="tools">
        <Scopes view={view} query={query} onChange={change} />
        <FindBox query={query} onChange={change} />
        <Button
          icon={<Icon name="filter" size={16} />}
          aria-expanded={filtering}
          {...(narrowed > 0 ? { className: 'filter-on' } : {})}
          onClick={() => setFiltering(!filtering)}
        >
          {say(listWords.filter)}
          {narrowed > 0 ? ` ${narrowed}` : ''}
        </Button>
        <Button onClick={turnAll}>{say(open ? words.closeAll : words.openAll)}</Button>
        <span className="tools-space" />
        <SavedViewMenu view={view} query={query} onChange={change} />
        {phone ? null : <ColumnChooser all={columns.choosable} chosen={columns.chosen} onChange={columns.choose} />}
        <RoundPapers filtered={query.get('f.round')} />
        <TakeAway view={view} query={query} columns={columns.shown} />
      </div>
      <FilterPlace open={filtering} phone={phone} close={() => setFiltering(false)}>
        <Suspense fallback={<Waiting lines={3} />}>
          <Filters view={view} query={query} onChange={change} names={names} onNames={ledger.addNames} />
        </Suspense>
      </FilterPlace>
    </>
  )
}

interface FilterPlaceProps {
  readonly open: boolean
  readonly phone: boolean
  readonly close: () => void
  readonly children: React.ReactNode
}

/** Filters unfold below the tools on a wide screen and come up from the bottom on a phone. */
function FilterPlace({ open, phone, close, children }: FilterPlaceProps) {
  const say = useSay()
  if (!phone) return open ? children : null
  return (
    <Drawer
      open={open}
      placement="bottom"
      size="82%"
      title={say(listWords.filters)}
      onClose={close}
      closable={{ 'aria-label': say(shellWords.close) }}
      footer={
        <Button block type="primary" onClick={close}>
          {say(listWords.apply)}
        </Button>
      }
    >
      {children}
    </Drawer>
  )
}
