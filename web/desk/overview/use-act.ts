import { useRef, useState } from 'react'
import type { OverviewActBody, OverviewActStep } from '../../../src/contract/overview.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { toldLines } from '../told-lines.ts'
import type { Chosen } from './use-chosen.ts'

export interface ActResult {
  readonly done: number
  readonly stopped: boolean
  readonly failed: readonly { readonly title: string; readonly refusals: readonly Refusal[] }[]
  readonly refusals: readonly Refusal[]
}

export interface Acting {
  readonly progress: { readonly done: number; readonly of: number } | null
  readonly send: (act: string, given: Pick<OverviewActBody, 'fields' | 'note'>) => Promise<void>
  readonly stop: () => void
}

/** Carries an act out on what was chosen, and tells how far it is; stopped, what is done is done. */
export function useAct(
  chosen: ReadonlyMap<string, Chosen>,
  onEnd: (result: ActResult, over: readonly string[]) => void,
): Acting {
  const [progress, setProgress] = useState<Acting['progress']>(null)
  const going = useRef<AbortController | null>(null)
  const send: Acting['send'] = async (act, given) => {
    const all = [...chosen.values()].map(({ finding }) => finding)
    const items = all.map(({ id, seat, revision }) => ({ record: id, seat, revision }))
    const [failed, over]: [ActResult['failed'][number][], string[]] = [[], []]
    let refusals: readonly Refusal[] = []
    going.current = new AbortController()
    const { signal } = going.current
    setProgress({ done: 0, of: items.length })
    const hear = (step: OverviewActStep) => {
      if (step.step === 'refused') refusals = step.refusals
      if (step.step !== 'one') return
      setProgress({ done: step.done, of: step.of })
      if (step.refusals.length === 0) over.push(step.record)
      else failed.push({ title: all.find(({ id }) => id === step.record)?.title ?? '', refusals: step.refusals })
    }
    const body: OverviewActBody = { items, ...given }
    const cut = await toldLines<OverviewActStep>({ path: `/api/overview/acts/${act}`, body, hear, signal })
    setProgress(null)
    onEnd({ done: over.length, stopped: signal.aborted, failed, refusals: [...refusals, ...cut] }, over)
  }
  return { progress, send, stop: () => going.current?.abort() }
}
