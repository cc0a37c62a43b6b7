import { useEffect, useState } from 'react'
import type { RegisterView } from '../../src/contract/view.ts'
import { type Answer, api } from './api.ts'

/** Views asked for in this session, by register. They change only with a new release of the server, and that reloads the page. */
const asked = new Map<string, Promise<Answer<RegisterView>>>()
const told = new Map<string, RegisterView>()

export function viewOf(register: string): Promise<Answer<RegisterView>> {
  const before = asked.get(register)
  if (before) return before
  const now = api.view(register).then((answer) => {
    if (answer.ok) told.set(register, answer.value)
    else asked.delete(register)
    return answer
  })
  asked.set(register, now)
  return now
}

/** Another person sees other fields: what was told to the last one is dropped. */
export function forgetViews(): void {
  asked.clear()
  told.clear()
}

/** The views of some registers as far as they have been told; the component draws again when more arrive. */
export function useViews(registers: readonly string[]): ReadonlyMap<string, RegisterView> {
  const wanted = [...new Set(registers)].sort().join('\n')
  const [, setRound] = useState(0)
  useEffect(() => {
    let current = true
    const missing = wanted.split('\n').filter((register) => register !== '' && !told.has(register))
    for (const register of missing) void viewOf(register).then(() => current && setRound((round) => round + 1))
    return () => {
      current = false
    }
  }, [wanted])
  return told
}
