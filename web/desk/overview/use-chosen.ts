import { useCallback, useState } from 'react'
import type { SharedFinding } from '../../../src/contract/overview.ts'

export interface Chosen {
  readonly unit: string
  readonly finding: SharedFinding
}

export interface Choice {
  readonly chosen: ReadonlyMap<string, Chosen>
  readonly turn: (unit: string, findings: readonly SharedFinding[], on: boolean) => void
  readonly clear: () => void
}

/** Findings chosen, over all units. */
export function useChosen(): Choice {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(new Map())
  const turn = useCallback((unit: string, findings: readonly SharedFinding[], on: boolean) => {
    setChosen((before) => {
      const next = new Map(before)
      for (const finding of findings)
        if (on) next.set(finding.id, { unit, finding })
        else next.delete(finding.id)
      return next
    })
  }, [])
  const clear = useCallback(() => setChosen(new Map()), [])
  return { chosen, turn, clear }
}
