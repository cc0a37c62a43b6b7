import { useEffect, useState } from 'react'
import type { Option } from '../../../src/contract/questions.ts'
import { api } from '../api.ts'
import { findings } from '../ledger/registers.ts'

/** Milliseconds of quiet before a name that is being typed is looked up. */
const quiet = 180

/** People who may read the finding and whose name fits; null while none is asked for. */
export function useReaders(finding: string, name: string | null): readonly Option[] | null {
  const [found, setFound] = useState<readonly Option[] | null>(null)
  useEffect(() => {
    if (name === null) return setFound(null)
    let current = true
    const later = window.setTimeout(() => {
      void api.readers(findings, finding, name).then((answer) => {
        if (current) setFound(answer.ok ? answer.value.options.slice(0, 8) : [])
      })
    }, quiet)
    return () => {
      current = false
      clearTimeout(later)
    }
  }, [finding, name])
  return name === null ? null : found
}
