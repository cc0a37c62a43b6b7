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
  readonly names: RecordList['names']
  readonly powers: PowersOfMany['powers']
}

/** More than so many of one kind are looked at in their own list. */
const mostUnder = 200

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
}

function useUnderFinding(register: string, finding: string, round: number): UnderAsked {
  const me = useMe()
  const reads = me.registers.some(({ name }) => name === register)
  const asked = useAnswer<Under>(
    reads ? `${register} of ${finding} ${round}` : null,
    () => underFinding(register, finding),
    false,
  )
  return { under: asked.value, refusals: asked.refusals }
}

async function underFinding(register: string, finding: string): Promise<Answer<Under>> {
  const query = new URLSearchParams({ 'f.finding': finding, sort: 'opened', limit: String(mostUnder) })
  const list = await api.list(register, query)
  if (!list.ok) return list
  const { rows, names } = list.value
  if (rows.length === 0) return { ok: true, value: { rows, names, powers: {} } }
  const powers = await api.powers(
    register,
    rows.map((row) => row.id),
  )
  return powers.ok ? { ok: true, value: { rows, names, powers: powers.value.powers } } : powers
}
