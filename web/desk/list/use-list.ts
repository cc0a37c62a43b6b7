import { useMemo, useState } from 'react'
import { useLocation, useNavigate, useSearchParams } from 'react-router'
import type { RecordList } from '../../../src/contract/records.ts'
import type { RegisterView } from '../../../src/contract/view.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { keep, kept, keptJson } from '../kept.ts'
import { useAnswer } from '../use-answer.ts'
import { pageSizes } from './pager.tsx'
import { type Column, columnsOf } from './query.ts'

/** Where one has turned to: the cursors of the pages before, and how long a page is. Kept with the history entry, so that Back from a record comes to the same page. */
interface Turned {
  readonly cursors?: readonly string[]
  readonly rows?: number
}

/** Everything a list needs to know: its question (the address), its page, its rows, its columns. */
export function useList(view: RegisterView) {
  const [query] = useSearchParams()
  const location = useLocation()
  const navigate = useNavigate()
  const turned: Turned | null = location.state
  const cursors = turned?.cursors ?? []
  const wanted = turned?.rows ?? Number(kept('rows'))
  const perPage = pageSizes.find((size) => size === wanted) ?? pageSizes[0]
  const [names, setNames] = useState<Names>({})
  const cursor = cursors[cursors.length - 1] ?? null

  const asked = new URLSearchParams(query)
  asked.set('limit', String(perPage))
  if (cursor !== null) asked.set('cursor', cursor)
  const list = useAnswer<RecordList>(`${view.name}?${asked}`, () => api.list(view.name, asked), false)

  // One object as long as nothing changes: rows are drawn again only when they have to be.
  const allNames = useMemo(() => ({ ...names, ...list.value?.names }), [names, list.value])
  const change = (next: URLSearchParams) => navigate({ search: next.toString() }, { replace: true })
  const turn = (to: readonly string[]) =>
    navigate({ search: query.toString() }, { state: { cursors: to, rows: perPage } })
  const resize = (rows: number) => {
    keep('rows', String(rows))
    navigate({ search: query.toString() }, { replace: true, state: { rows } })
  }
  return {
    query,
    list,
    perPage,
    from: cursors.length * perPage,
    names: allNames,
    addNames: (more: Names) => setNames((before) => ({ ...before, ...more })),
    change,
    resize,
    count: () => countOf(view, query),
    hasPrevious: cursors.length > 0,
    onNext: () => list.value?.next && turn([...cursors, list.value.next]),
    onPrevious: () => turn(cursors.slice(0, -1)),
  }
}

async function countOf(view: RegisterView, query: URLSearchParams): Promise<number | null> {
  const counting = new URLSearchParams(query)
  counting.set('total', '1')
  counting.set('limit', '1')
  const answer = await api.list(view.name, counting)
  return answer.ok ? (answer.value.total ?? null) : null
}

/** Which columns are shown: the register's own choice, or this person's, remembered in this browser. */
export function useColumns(view: RegisterView) {
  const name = `columns.${view.name}`
  const all = useMemo(() => columnsOf(view), [view])
  const standard = all.filter((column) => column.standard).map((column) => column.key)
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    const before = keptJson(name)
    return Array.isArray(before) ? before.filter((key): key is string => typeof key === 'string') : standard
  })
  const choose = (keys: readonly string[] | null) => {
    setChosen(keys ?? standard)
    keep(name, keys === null ? null : JSON.stringify(keys))
  }
  const shown: Column[] = useMemo(
    () => all.filter((column) => column.key === 'title' || chosen.includes(column.key)),
    [all, chosen],
  )
  return { all, chosen, shown, choose }
}
