import { useCallback, useEffect, useRef, useState } from 'react'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { Names } from '../../../src/contract/wording.ts'
import { api } from '../api.ts'
import { measures } from './registers.ts'

/** Findings whose measures are asked for in one question. */
const mostAtOnce = 40
const pageRows = 200

interface Held {
  readonly rows: ReadonlyMap<string, readonly RecordRow[]>
  readonly names: Names
}

const empty: Held = { rows: new Map(), names: {} }

/** Measures of findings that lie open. Whatever is wanted within a moment travels in one question. */
export function useUnder(round: number) {
  const [held, setHeld] = useState(empty)
  const asked = useRef(new Set<string>())
  const waiting = useRef(new Set<string>())
  const timer = useRef(0)
  useEffect(() => {
    // Something was written: what lies open is asked for again, and stays drawn until it has come.
    if (round > 0) asked.current.clear()
  }, [round])
  const flush = useCallback(() => {
    const all = [...waiting.current]
    waiting.current.clear()
    for (let start = 0; start < all.length; start += mostAtOnce) {
      const ids = all.slice(start, start + mostAtOnce)
      void measuresOf(ids).then((told) => {
        if (told === null) for (const id of ids) asked.current.delete(id)
        else setHeld((before) => merged(before, told))
      })
    }
  }, [])
  const want = useCallback(
    (ids: readonly string[]) => {
      const fresh = ids.filter((id) => !asked.current.has(id))
      if (fresh.length === 0) return
      for (const id of fresh) {
        asked.current.add(id)
        waiting.current.add(id)
      }
      clearTimeout(timer.current)
      timer.current = window.setTimeout(flush, 40)
    },
    [flush],
  )
  useEffect(() => () => clearTimeout(timer.current), [])
  return { rows: held.rows, names: held.names, want }
}

function merged(before: Held, told: Held): Held {
  return { rows: new Map([...before.rows, ...told.rows]), names: { ...before.names, ...told.names } }
}

/** All measures of some findings, in the order they were entered. Null when the answer did not come. */
async function measuresOf(ids: readonly string[]): Promise<Held | null> {
  const rows = new Map<string, RecordRow[]>(ids.map((id) => [id, []]))
  let names: Names = {}
  for (let cursor: string | null = null; ; ) {
    const query = new URLSearchParams({ 'f.finding': ids.join(','), sort: 'opened', limit: String(pageRows) })
    if (cursor !== null) query.set('cursor', cursor)
    const answer = await api.list(measures, query)
    if (!answer.ok) return null
    for (const row of answer.value.rows) rows.get(String(row.fields['finding']))?.push(row)
    names = { ...names, ...answer.value.names }
    cursor = answer.value.next
    if (cursor === null) return { rows, names }
  }
}
