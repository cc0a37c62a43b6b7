import { useEffect, useRef, useState } from 'react'
import type { ConfirmBody, ConfirmStep } from '../../../src/contract/imports.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { freshKey } from '../api.ts'
import { type Sending, sendConfirmation } from './send.ts'

export interface Written {
  readonly written: number
  readonly closed: boolean
  readonly stopped: boolean
  readonly refused: ReadonlyMap<string, readonly Refusal[]>
}

/** The way from 确认写入 to what came of it. One at a time; stopping leaves what is written. */
export function useConfirmation(paper: string, onEnd: () => void) {
  const [progress, setProgress] = useState<{ readonly done: number; readonly of: number } | null>(null)
  const [result, setResult] = useState<Written | null>(null)
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const sending = useRef<Sending<ConfirmStep> | null>(null)
  const so = useRef(0)
  useEffect(() => () => sending.current?.stop(), [])
  const onStep = (step: ConfirmStep) => {
    if (step.step !== 'written') return
    so.current = step.done
    setProgress({ done: step.done, of: step.of })
  }
  const start = async (body: ConfirmBody) => {
    if (sending.current !== null) return
    so.current = 0
    setRefusals([])
    setResult(null)
    setProgress({ done: 0, of: body.accept.length })
    sending.current = sendConfirmation(paper, body, freshKey(), onStep)
    const ended = await sending.current.done
    sending.current = null
    setProgress(null)
    const none: Written = { written: so.current, closed: false, stopped: false, refused: new Map() }
    if (ended.how === 'stopped') setResult({ ...none, stopped: true })
    else if (ended.how === 'refused') setRefusals(ended.refusals)
    else if (ended.step.step === 'refused') setRefusals(ended.step.refusals)
    else if (ended.step.step === 'done') setResult({ ...none, ...tellOf(ended.step) })
    onEnd()
  }
  return { progress, result, refusals, start, stop: () => sending.current?.stop() }
}

export type Confirmation = ReturnType<typeof useConfirmation>

function tellOf(step: Extract<ConfirmStep, { step: 'done' }>): Pick<Written, 'written' | 'closed' | 'refused'> {
  return {
    written: step.written,
    closed: step.closed,
    refused: new Map(step.refused.map((one) => [one.proposal, one.refusals])),
  }
}
