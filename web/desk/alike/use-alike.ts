import { useCallback, useEffect, useRef, useState } from 'react'
import type { AlikeStep } from '../../../src/contract/overview.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { toldLines } from '../told-lines.ts'

export type AlikeDone = Extract<AlikeStep, { step: 'done' }>
export type AlikeRead = Extract<AlikeStep, { step: 'read' }>

/** The comparison as it goes: begun by hand, told line by line, stopped by hand or by leaving the page. */
export function useAlike() {
  const [read, setRead] = useState<AlikeRead | null>(null)
  const [done, setDone] = useState<AlikeDone | null>(null)
  const [going, setGoing] = useState(false)
  const [stopped, setStopped] = useState(false)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const controller = useRef<AbortController | null>(null)
  useEffect(() => () => controller.current?.abort(), [])
  const start = useCallback(async () => {
    controller.current?.abort()
    controller.current = new AbortController()
    const { signal } = controller.current
    setGoing(true)
    setRead(null)
    setDone(null)
    setStopped(false)
    setRefusals([])
    const hear = (step: AlikeStep) => {
      if (step.step === 'read') setRead(step)
      else if (step.step === 'done') setDone(step)
      else setRefusals(step.refusals)
    }
    const cut = await toldLines<AlikeStep>({ path: '/api/overview/alike', method: 'GET', hear, signal })
    if (cut.length > 0) setRefusals(cut)
    setStopped(signal.aborted)
    setGoing(false)
  }, [])
  const stop = useCallback(() => controller.current?.abort(), [])
  return { read, done, going, stopped, refusals, start, stop }
}
