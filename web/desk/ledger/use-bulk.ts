import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { RecordRow, VerbAnswer, VerbBody } from '../../../src/contract/records.ts'
import type { PowersOfMany } from '../../../src/contract/together.ts'
import type { RegisterView, VerbView } from '../../../src/contract/view.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { type Answer, api, freshKey } from '../api.ts'
import { findings } from './registers.ts'

/** Powers asked for at once. */
const mostAtOnce = 150
/** Writes under way at the same time: each waits for its own record only. */
const together = 3

export interface BulkVerb {
  readonly verb: VerbView
  readonly able: readonly RecordRow[]
  readonly barred: readonly { readonly row: RecordRow; readonly refusal: Refusal }[]
}

export interface Failed {
  readonly row: RecordRow
  readonly refusals: readonly Refusal[]
}

/** Which verbs could be done on the findings chosen: with how many, and why not with the others. Told before anything is done. */
export function useBulkVerbs(view: RegisterView, chosen: readonly RecordRow[]): readonly BulkVerb[] {
  const [powers, setPowers] = useState<PowersOfMany['powers']>({})
  const about = chosen.map(({ id, revision }) => `${id} ${revision}`).join(',')
  useEffect(() => {
    let current = true
    const ids = about === '' ? [] : about.split(',').map((one) => one.slice(0, 36))
    const ask = window.setTimeout(() => {
      const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, at) =>
        api.powers(findings, ids.slice(at * mostAtOnce, (at + 1) * mostAtOnce)),
      )
      void Promise.all(parts).then((answers) => {
        if (current) setPowers(Object.assign({}, ...answers.map((one) => (one.ok ? one.value.powers : {}))))
      })
    }, 120)
    return () => {
      current = false
      clearTimeout(ask)
    }
  }, [about])
  return useMemo(() => bulkVerbs(view, chosen, powers), [view, chosen, powers])
}

function bulkVerbs(
  view: RegisterView,
  chosen: readonly RecordRow[],
  powers: PowersOfMany['powers'],
): readonly BulkVerb[] {
  const verbs = view.verbs.filter((verb) => !verb.machine && verb.from !== 'nothing')
  const all = verbs.map((verb) => {
    const told = chosen.map((row) => ({ row, power: powers[row.id]?.find((power) => power.verb === verb.name) }))
    return {
      verb,
      able: told.flatMap(({ row, power }) => (power?.may ? row : [])),
      barred: told.flatMap(({ row, power }) => (power?.refusal ? { row, refusal: power.refusal } : [])),
    }
  })
  return all.filter(({ able }) => able.length > 0)
}

interface Outcome {
  readonly done: readonly VerbAnswer[]
  readonly failed: readonly Failed[]
}

/**
 * Does one verb on several findings: each its own write with its own key. A write whose outcome is unknown keeps its key, so that doing it again does nothing twice; a
 * definite no used its key up.
 */
export function useBulkSend(verb: VerbView | null, rows: readonly RecordRow[], onEnd: (outcome: Outcome) => void) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null)
  const keys = useRef(new Map<string, string>())
  const latest = useRef({ verb, rows, onEnd })
  latest.current = { verb, rows, onEnd }
  const send = useCallback(async (body: VerbBody): Promise<Answer<VerbAnswer>> => {
    const { verb: now, rows: those, onEnd: end } = latest.current
    const done: VerbAnswer[] = []
    const failed: Failed[] = []
    if (!now) return { ok: false, status: 0, refusals: [] }
    setProgress({ done: 0, of: those.length })
    const one = async (row: RecordRow) => {
      const answer = await sendOne(keys.current, now.name, row, body)
      if (answer.ok) done.push(answer.value)
      else failed.push({ row, refusals: answer.refusals })
      setProgress({ done: done.length + failed.length, of: those.length })
    }
    const waiting = [...those]
    const hand = async () => {
      for (let row = waiting.shift(); row; row = waiting.shift()) await one(row)
    }
    await Promise.all(Array.from({ length: together }, hand))
    setProgress(null)
    const [first] = done
    const [no] = failed
    // What was filled in is wrong for all of them: the form stays open and says where.
    if (!first) return { ok: false, status: 400, refusals: no?.refusals ?? [] }
    end({ done, failed })
    return { ok: true, value: first }
  }, [])
  return { progress, send }
}

async function sendOne(
  keys: Map<string, string>,
  verb: string,
  row: RecordRow,
  body: VerbBody,
): Promise<Answer<VerbAnswer>> {
  const write = JSON.stringify([verb, row.id, row.revision, body])
  const key = keys.get(write) ?? freshKey()
  keys.set(write, key)
  const answer = await api.perform(row.register, row.id, verb, { ...body, revision: row.revision }, key)
  if (answer.ok || (answer.status >= 400 && answer.status < 500)) keys.delete(write)
  return answer
}
