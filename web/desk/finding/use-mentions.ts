import { useEffect, useState } from 'react'
import type { Option } from '../../../src/contract/questions.ts'
import { api } from '../api.ts'
import { findings } from '../ledger/registers.ts'

/** Milliseconds of quiet before a name that is being typed is looked up. */
const quiet = 180

/** What stands between the last @ and the caret; null where no name is being typed. */
export function nameAt(text: string, caret: number): string | null {
  return /[@＠]([^\s@＠，。；、,.;]{0,12})$/.exec(text.slice(0, caret))?.[1] ?? null
}

/** The text with the name that was being typed replaced by a chosen one, and where the caret then stands. */
export function withName(text: string, caret: number, name: string): { readonly text: string; readonly caret: number } {
  const typed = nameAt(text, caret) ?? ''
  const before = text.slice(0, caret - typed.length)
  return { text: `${before}${name} ${text.slice(caret)}`, caret: before.length + name.length + 1 }
}

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
