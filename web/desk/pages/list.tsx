import { Button, Drawer } from 'antd'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { RegisterView } from '../../../src/contract/view.ts'
import { usePhone } from '../appearance.tsx'
import { useSay } from '../language.tsx'
import { Chips } from '../list/chips.tsx'
import { FindBox } from '../list/find-box.tsx'
import { IndicatorStrip } from '../list/indicators.tsx'
import { Pager } from '../list/pager.tsx'
import { conditions, scopeOf, withoutConditions } from '../list/query.ts'
import { type QueryProps, Scopes } from '../list/scopes.tsx'
import { RecordCards, RecordTable } from '../list/table.tsx'
import { ColumnChooser, ExportMenu, SavedViewMenu } from '../list/tools.tsx'
import { useColumns, useList } from '../list/use-list.ts'
import { CreateOnPaper } from '../parts/create-on-paper.tsx'
import { Icon } from '../parts/icons.tsx'
import { Page } from '../parts/page.tsx'
import { partiesOf } from '../parts/parties.ts'
import { Nothing, Refused, Waiting } from '../parts/state-of-asking.tsx'
import { useBusinessTime, useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'
import { viewOf } from '../views.ts'
import { words as shellWords } from '../words.ts'
import { words } from '../words-list.ts'

/** Fetched by whoever narrows a list. */
const Filters = lazy(() => import('../list/filters.tsx'))

/** Any register as a list, drawn from its view. */
export default function ListPage() {
  const { register = '' } = useParams()
  const say = useSay()
  const view = useAnswer<RegisterView>(`view ${register}`, () => viewOf(register))
  if (view.value) return <RegisterPage key={register} view={view.value} />
  return (
    <Page title={say(shellWords.registers)}>
      <Refused refusals={view.refusals} retry={view.reload} />
      {view.loading ? <Waiting lines={10} height={36} /> : null}
    </Page>
  )
}

function RegisterPage({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const own = useList(view)
  const { query, list, names, change } = own
  const columns = useColumns(view)
  const clear = () => change(withoutConditions(query))
  return (
    <Page title={say(view.label)} beside={<CreateButtons view={view} />}>
      <IndicatorStrip view={view} />
      <Tools view={view} own={own} columns={columns} />
      <Chips view={view} query={query} names={names} onChange={change} onClear={clear} />
      <Refused refusals={list.refusals} retry={list.reload} />
      <Rows view={view} own={own} columns={columns} />
    </Page>
  )
}

interface ListParts {
  readonly view: RegisterView
  readonly own: ReturnType<typeof useList>
  readonly columns: ReturnType<typeof useColumns>
}

/** What narrows, keeps and takes away a list. Filters unfold below on a wide screen and come up from the bottom on a phone. */
function Tools({ view, own, columns }: ListParts) {
  const say = useSay()
  const phone = usePhone()
  const [filtering, setFiltering] = useState(false)
  const { query, names, change } = own
  const narrowed = conditions(query)
  const filters = (
    <Suspense fallback={<Waiting lines={3} />}>
      <Filters view={view} query={query} onChange={change} names={names} onNames={own.addNames} />
    </Suspense>
  )
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
          {say(words.filter)}
          {narrowed > 0 ? ` ${narrowed}` : ''}
        </Button>
        <span className="tools-space" />
        <SavedViewMenu view={view} query={query} onChange={change} />
        {phone ? null : <ColumnChooser all={columns.all} chosen={columns.chosen} onChange={columns.choose} />}
        <ExportMenu view={view} query={query} />
      </div>
      {filtering && !phone ? filters : null}
      {phone ? (
        <Drawer
          open={filtering}
          placement="bottom"
          size="82%"
          title={say(words.filters)}
          onClose={() => setFiltering(false)}
          closable={{ 'aria-label': say(shellWords.close) }}
          footer={
            <Button block type="primary" onClick={() => setFiltering(false)}>
              {say(words.apply)}
            </Button>
          }
        >
          {filters}
        </Drawer>
      ) : null}
    </>
  )
}

function Rows({ view, own, columns }: ListParts) {
  const phone = usePhone()
  const { zone } = useBusinessTime()
  const { query, list, names, change } = own
  const rows = list.value?.rows ?? []
  const top = useRef<HTMLDivElement>(null)
  const first = rows[0]?.id
  const turned = useRef(own.from)
  useEffect(() => {
    // Another page has come: it is read from its first row, not from where the last one ended.
    if (turned.current !== own.from && first) top.current?.scrollIntoView({ block: 'start' })
    turned.current = own.from
  }, [own.from, first])
  const drawn = { view, columns: columns.shown, rows, names, zone }
  return (
    <>
      <div ref={top} className="rows" aria-busy={list.loading}>
        {list.value === null && list.loading ? <Waiting lines={10} height={36} /> : null}
        {list.value && rows.length === 0 ? <NoRows view={view} query={query} onChange={change} /> : null}
        {rows.length > 0 && phone ? <RecordCards {...drawn} /> : null}
        {rows.length > 0 && !phone ? <RecordTable {...drawn} query={query} onChange={change} /> : null}
      </div>
      {rows.length > 0 ? (
        <Pager
          key={query.toString()}
          from={own.from}
          shown={rows.length}
          perPage={own.perPage}
          hasNext={Boolean(list.value?.next)}
          hasPrevious={own.hasPrevious}
          onNext={own.onNext}
          onPrevious={own.onPrevious}
          onPerPage={own.resize}
          count={own.count}
        />
      ) : null}
    </>
  )
}

/** The verbs by which this person may open a record here. */
function CreateButtons({ view }: { readonly view: RegisterView }) {
  const say = useSay()
  const me = useMe()
  const navigate = useNavigate()
  const may = me.registers.find((register) => register.name === view.name)?.mayCreate ?? []
  const verbs = may.flatMap((name) => view.verbs.find((verb) => verb.name === name) ?? [])
  return (
    <>
      {verbs.map((verb, place) => (
        <Button
          key={verb.name}
          type={place === 0 ? 'primary' : 'default'}
          icon={<Icon name="plus" size={16} />}
          onClick={() => navigate(`/r/${view.name}/new/${verb.name}`)}
        >
          {say(verb.label)}
        </Button>
      ))}
      <CreateOnPaper view={view} />
    </>
  )
}

function NoRows({ view, query, onChange }: QueryProps & { readonly view: RegisterView }) {
  const say = useSay()
  const narrowed = conditions(query) > 0 || query.has('text') || scopeOf(query) !== 'all'
  const by = view.verbs.filter((verb) => verb.from === 'nothing').flatMap((verb) => partiesOf(view, verb))
  const parties = [...new Set(by.map((label) => say(label)))].join(say(shellWords.joint))
  if (!narrowed)
    return (
      <Nothing title={say(words.empty)} help={say(parties === '' ? words.emptyHelp : words.emptyBy, { parties })}>
        <CreateButtons view={view} />
      </Nothing>
    )
  return (
    <Nothing title={say(words.emptyFiltered)} help={say(words.emptyFilteredHelp)}>
      <Button onClick={() => onChange(withoutConditions(query))}>{say(words.clearFilters)}</Button>
    </Nothing>
  )
}
