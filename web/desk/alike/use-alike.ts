import { useCallback, useEffect, useRef, useState } from 'react'
import type { AlikeStep } from '../../../src/contract/overview.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { toldLines } from '../told-lines.ts'

export type AlikeDone = Extract<AlikeStep, { step: 'done' }>
export type AlikeRead = Extract<AlikeStep, { step: 'read' }>

interface Last {
  readonly of: string
  readonly at: string
  readonly done: AlikeDone
}

/** The last result of this window: whoever comes back from a record finds it again instead of waiting anew. */
let last: Last | null = null

/** The comparison as it goes: begun on arrival unless this window has a result of this person, told line by line, stopped by hand or by leaving the page. */
export function useAlike(person: string, now: string) {
  const clock = useRef(now)
  clock.current = now
  const kept = last?.of === person ? last : null
  const [read, setRead] = useState<AlikeRead | null>(null)
  const [done, setDone] = useState<AlikeDone | null>(kept?.done ?? null)
  const [at, setAt] = useState<string | null>(kept?.at ?? null)
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
      else if (step.step === 'done') {
        last = { of: person, at: clock.current, done: step }
        setDone(step)
        setAt(last.at)
      } else setRefusals(step.refusals)
    }
    const cut = await toldLines<AlikeStep>({ path: '/api/overview/alike', method: 'GET', hear, signal })
    if (cut.length > 0) setRefusals(cut)
    setStopped(signal.aborted)
    setGoing(false)
  }, [person])
  useEffect(() => {
    if (last?.of !== person) void start()
  }, [person, start])
  const stop = useCallback(() => controller.current?.abort(), [])
  return { read, done, at, going, stopped, refusals, start, stop }
}
