import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import type { RecordRow, VerbAnswer } from '../../../src/contract/records.ts'
import type { Names, Refusal } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { evidence, findings, measures } from './registers.ts'
import { useUnder } from './use-under.ts'

/** Findings fetched at once; the next are fetched when their end comes into sight. */
const pageRows = 100

interface Loaded {
  readonly of: string
  readonly rows: readonly RecordRow[]
  readonly names: Names
  readonly next: string | null
  readonly loading: boolean
  readonly refusals: readonly Refusal[]
}

/** How many records of another register belong to each finding. */
export interface Counted {
  readonly [finding: string]: number
}

/** The ledger's standing order is that of the paper: as the findings were entered. Only in it do headings of categories stand between the rows. */
export function questionOf(query: URLSearchParams): URLSearchParams {
  const asked = new URLSearchParams(query)
  if (!asked.has('sort')) asked.set('sort', 'opened')
  return asked
}

/** Findings page by page, what is counted of each, and the measures of those that lie open. */
export function useLedger() {
  const [query] = useSearchParams()
  const navigate = useNavigate()
  const about = questionOf(query).toString()
  const [round, setRound] = useState(0)
  const loaded = usePages(about, round)
  const ids = useMemo(() => loaded.rows.map((row) => row.id), [loaded.rows])
  const under = useUnder(round)
  const measureCounts = useCounts(measures, ids, round)
  const evidenceCounts = useCounts(evidence, ids, round)
  const [picked, setPicked] = useState<Names>({})
  const names = useMemo(() => ({ ...picked, ...under.names, ...loaded.names }), [picked, under.names, loaded.names])
  return {
    ...{ query, names, under, measureCounts, evidenceCounts, ids },
    ...{ rows: loaded.rows, next: loaded.next, loading: loaded.loading, refusals: loaded.refusals },
    more: loaded.more,
    put: loaded.put,
    round,
    reload: useCallback(() => setRound((before) => before + 1), []),
    addNames: useCallback((more: Names) => setPicked((before) => ({ ...before, ...more })), []),
    change: (next: URLSearchParams) => navigate({ search: next.toString() }, { replace: true }),
  }
}

export type Ledger = ReturnType<typeof useLedger>

function usePages(about: string, round: number) {
  const [held, setHeld] = useState<Loaded>(() => nothing(about))
  const latest = useRef(about)
  latest.current = about
  const fetchPage = useCallback(async (of: string, cursor: string | null) => {
    const asked = new URLSearchParams(of)
    asked.set('limit', String(pageRows))
    if (cursor !== null) asked.set('cursor', cursor)
    const answer = await api.list(findings, asked)
    if (latest.current !== of) return
    setHeld((before) => {
      if (!answer.ok) return { ...before, of, loading: false, refusals: answer.refusals }
      const { rows, names, next } = answer.value
      const kept = cursor === null ? [] : before.rows
      return { of, rows: [...kept, ...rows], names: { ...before.names, ...names }, next, loading: false, refusals: [] }
    })
  }, [])
  useEffect(() => {
    setHeld((before) => ({ ...before, loading: true }))
    void fetchPage(about, null)
  }, [about, round, fetchPage])
  const more = useCallback(() => {
    setHeld((before) => {
      if (before.loading || before.next === null) return before
      void fetchPage(before.of, before.next)
      return { ...before, loading: true }
    })
  }, [fetchPage])
  const put = useCallback((answers: readonly VerbAnswer[]) => {
    const fresh = new Map(answers.map(({ record }) => [record.id, record]))
    const names: Names = Object.assign({}, ...answers.map((answer) => answer.names))
    setHeld((before) => ({
      ...before,
      rows: before.rows.map((row) => fresh.get(row.id) ?? row),
      names: { ...before.names, ...names },
    }))
  }, [])
  return { ...held, more, put }
}

const nothing = (of: string): Loaded => ({ of, rows: [], names: {}, next: null, loading: true, refusals: [] })

/** One question for a page of findings, never one for each. What is not kept of a finding any more is not counted. */
function useCounts(register: string, ids: readonly string[], round: number): Counted | null {
  const [counts, setCounts] = useState<Counted | null>(null)
  const asked = useRef({ round: -1, ids: new Set<string>() })
  useEffect(() => {
    if (asked.current.round !== round) asked.current = { round, ids: new Set() }
    const fresh = ids.filter((id) => !asked.current.ids.has(id))
    if (fresh.length === 0) return
    for (const id of fresh) asked.current.ids.add(id)
    const query = new URLSearchParams({ by: 'f.finding', 'f.finding': fresh.join(',') })
    if (register === evidence) query.set('state', 'kept')
    void api.counts(register, query).then((answer) => {
      if (answer.ok)
        setCounts((before) => ({
          ...before,
          ...Object.fromEntries(fresh.map((id) => [id, 0])),
          ...answer.value.counts,
        }))
    })
  }, [register, ids, round])
  return counts
}
