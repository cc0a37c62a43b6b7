import { useCallback, useEffect, useRef, useState } from 'react'
import type { Refusal } from '../../src/contract/wording.ts'
import type { Answer } from './api.ts'

export interface Asked<T> {
  /** The last value told; kept while a newer one is on its way, so that nothing jumps. */
  readonly value: T | null
  readonly refusals: readonly Refusal[]
  readonly status: number
  readonly loading: boolean
  readonly reload: () => void
  /** Puts a value in place of the one told, such as the answer of a write. */
  readonly put: (value: T) => void
}

interface Held<T> {
  readonly of: string
  readonly value: T | null
  readonly refusals: readonly Refusal[]
  readonly status: number
  readonly loading: boolean
}

/**
 * Asks a question when `about` changes. Answers of an older question are dropped. With `fresh` the old value goes at once: another record must
 * never be shown under a new address.
 */
export function useAnswer<T>(about: string | null, ask: () => Promise<Answer<T>>, fresh = true): Asked<T> {
  const empty: Held<T> = { of: about ?? '', value: null, refusals: [], status: 0, loading: about !== null }
  const [held, setHeld] = useState<Held<T>>(empty)
  const [round, setRound] = useState(0)
  const latest = useRef(ask)
  latest.current = ask
  useEffect(() => {
    if (about === null) return
    let current = true
    setHeld((before) => ({ ...before, loading: true }))
    void latest.current().then((answer) => {
      if (!current) return
      if (answer.ok) setHeld({ of: about, value: answer.value, refusals: [], status: 200, loading: false })
      else
        setHeld((before) => ({
          of: about,
          value: before.of === about ? before.value : null,
          refusals: answer.refusals,
          status: answer.status,
          loading: false,
        }))
    })
    return () => {
      current = false
    }
  }, [about, round])
  const reload = useCallback(() => setRound((before) => before + 1), [])
  const put = useCallback(
    (value: T) => setHeld({ of: about ?? '', value, refusals: [], status: 200, loading: false }),
    [about],
  )
  const shown = fresh && held.of !== (about ?? '') ? empty : held
  return { value: shown.value, refusals: shown.refusals, status: shown.status, loading: shown.loading, reload, put }
}
