import { useEffect, useRef, useState } from 'react'
import type { ImportAnswer, LookStep } from '../../../src/contract/imports.ts'
import { useAnswer } from '../use-answer.ts'
import { lookAtPaper } from './send.ts'

/** How far looking at a paper is; done and of are 0 while nothing can be counted yet. */
export interface LookProgress {
  readonly step: LookStep['step']
  readonly done: number
  readonly of: number
}

const nothing: LookProgress = { step: 'opening', done: 0, of: 0 }

/** A paper as it is looked at now. Leaving the page ends the comparison. */
export function useLook(paper: string) {
  const [progress, setProgress] = useState(nothing)
  const stop = useRef(() => {})
  const hear = (step: LookStep) =>
    setProgress('of' in step ? { step: step.step, done: step.done, of: step.of } : { ...nothing, step: step.step })
  const asked = useAnswer<ImportAnswer>(`paper ${paper}`, () => {
    stop.current()
    setProgress(nothing)
    const look = lookAtPaper(paper, hear)
    stop.current = look.stop
    return look.answer
  })
  useEffect(() => () => stop.current(), [paper])
  return { ...asked, progress }
}
