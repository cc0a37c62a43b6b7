import { useCallback, useState } from 'react'
import type { RecordAnswer, RecordList, RecordRow } from '../../../src/contract/records.ts'
import type { PowersOfMany, Stream } from '../../../src/contract/together.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { type Answer, api } from '../api.ts'
import { evidence, findings, measures, tasks } from '../ledger/registers.ts'
import { useMe } from '../session.tsx'
import { useAnswer } from '../use-answer.ts'

/** Records under the finding, of one register, and what one may do with each. */
export interface Under {
  readonly rows: readonly RecordRow[]
  /** How many there are, shown or not. */
  readonly total: number
  readonly names: RecordList['names']
  readonly powers: PowersOfMany['powers']
}

/** Of one kind so many are drawn at first, and so many more each time somebody asks. */
const step = 50
/** What one question answers at most. */
const mostAtOnce = 200

/** Everything the page of one finding shows: one question for each kind of thing, never one for each thing. */
export function useFinding(id: string) {
  const [round, setRound] = useState(0)
  const record = useAnswer<RecordAnswer>(`${findings}/${id}`, () => api.record(findings, id))
  const stream = useAnswer<Stream>(`stream ${id}`, () => api.stream(findings, id, null))
  const reloadStream = stream.reload
  /** After anything was written here. */
  const changed = useCallback(() => {
    setRound((before) => before + 1)
    reloadStream()
  }, [reloadStream])
  return {
    ...{ record, stream, changed, round },
    measures: useUnderFinding(measures, id, round),
    evidence: useUnderFinding(evidence, id, round),
    tasks: useUnderFinding(tasks, id, round),
  }
}

export interface UnderAsked {
  /** null until it is told, and where this person reads nothing of the register. */
  readonly under: Under | null
  readonly refusals: readonly Refusal[]
  readonly loading: boolean
  /** Shows more of them. */
  readonly more: () => void
}

function useUnderFinding(register: string, finding: string, round: number): UnderAsked {
  const me = useMe()
  const reads = me.registers.some(({ name }) => name === register)
  const [wanted, setWanted] = useState(step)
  const asked = useAnswer<Under>(
    reads ? `${register} of ${finding} ${round} ${wanted}` : null,
    () => underFinding(register, finding, wanted),
    false,
  )
  const more = () => setWanted(wanted + step)
  return { under: asked.value, refusals: asked.refusals, loading: asked.loading, more }
}

/** The first of them, in the order they were entered. All that is shown is asked for again: what was written since changes any of it. */
async function underFinding(register: string, finding: string, wanted: number): Promise<Answer<Under>> {
  const rows: RecordRow[] = []
  let told: Pick<Under, 'names' | 'powers'> = { names: {}, powers: {} }
  for (let cursor: string | null = null; ; ) {
    const limit = Math.min(wanted - rows.length, mostAtOnce)
    const query = new URLSearchParams({ 'f.finding': finding, sort: 'opened', limit: String(limit) })
    if (cursor !== null) query.set('cursor', cursor)
    const list = await api.list(register, query)
    if (!list.ok) return list
    const powers = await powersOf(register, list.value.rows)
    if (!powers.ok) return powers
    rows.push(...list.value.rows)
    told = { names: { ...told.names, ...list.value.names }, powers: { ...told.powers, ...powers.value.powers } }
    cursor = list.value.next
    if (cursor === null) return { ok: true, value: { rows, total: rows.length, ...told } }
    if (rows.length >= wanted) break
  }
  const all = await api.list(register, new URLSearchParams({ 'f.finding': finding, limit: '1', total: '1' }))
  return all.ok ? { ok: true, value: { rows, total: all.value.total ?? rows.length, ...told } } : all
}

async function powersOf(register: string, rows: readonly RecordRow[]): Promise<Answer<PowersOfMany>> {
  if (rows.length === 0) return { ok: true, value: { powers: {} } }
  return api.powers(
    register,
    rows.map((row) => row.id),
  )
}
