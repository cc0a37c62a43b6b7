import { useCallback, useEffect, useRef, useState } from 'react'
import type { IntakeStep } from '../../../src/contract/imports.ts'
import type { Refusal } from '../../../src/contract/wording.ts'
import { freshKey } from '../api.ts'
import { type Ended, type Sending, sendPaper } from './send.ts'

/** A paper of this visit: where it is on its way in. */
export interface Queued {
  readonly key: string
  readonly file: File
  readonly insist: string | null
  readonly step: 'waits' | 'sending' | 'received' | 'reading' | 'done' | 'unread' | 'refused' | 'stopped'
  readonly fraction: number
  /** The imported paper, once it is kept. */
  readonly record: string | null
  readonly refusals: readonly Refusal[]
}

const going: ReadonlySet<Queued['step']> = new Set(['sending', 'received', 'reading'])

export function isGoing({ step }: Queued): boolean {
  return going.has(step)
}

function queued(file: File, insist: string | null): Queued {
  return { key: freshKey(), file, insist, step: 'waits', fraction: 0, record: null, refusals: [] }
}

/** What a step says about the paper. */
function changeBy(step: IntakeStep): Partial<Queued> {
  switch (step.step) {
    case 'received':
    case 'reading':
      return { step: step.step }
    case 'done':
      return { step: 'done', record: step.record }
    case 'kept-unread':
      return { step: 'unread', record: step.record, refusals: step.refusals }
    case 'refused':
      return { step: 'refused', refusals: step.refusals }
    default:
      return {}
  }
}

function changeByEnd(ended: Ended<IntakeStep>): Partial<Queued> {
  if (ended.how === 'stopped') return { step: 'stopped' }
  return ended.how === 'refused' ? { step: 'refused', refusals: ended.refusals } : changeBy(ended.step)
}

/** Papers go in one after the other: the machine reads one at a time, and a person looks at one at a time. */
export function useQueue() {
  const [papers, setPapers] = useState<readonly Queued[]>([])
  const sending = useRef<{ readonly key: string; readonly way: Sending<IntakeStep> } | null>(null)
  const change = useCallback(
    (key: string, to: Partial<Queued>) =>
      setPapers((before) => before.map((one) => (one.key === key ? { ...one, ...to } : one))),
    [],
  )
  const next = papers.some(isGoing) ? undefined : papers.find(({ step }) => step === 'waits')
  useEffect(() => {
    if (!next || sending.current !== null) return
    const way = sendPaper(
      next,
      (fraction) => change(next.key, { fraction }),
      // The last step is told by the end: the next paper must not begin before this one has let go.
      (step) => (step.step === 'received' || step.step === 'reading') && change(next.key, changeBy(step)),
    )
    sending.current = { key: next.key, way }
    change(next.key, { step: 'sending' })
    void way.done.then((ended) => {
      sending.current = null
      change(next.key, changeByEnd(ended))
    })
  }, [next, change])
  useEffect(() => () => sending.current?.way.stop(), [])
  return {
    papers,
    add: (files: Iterable<File>) =>
      setPapers((before) => [...before, ...Array.from(files, (file) => queued(file, null))]),
    stop: (key: string) => {
      if (sending.current?.key === key) sending.current.way.stop()
      else change(key, { step: 'stopped' })
    },
    drop: (key: string) => setPapers((before) => before.filter((one) => one.key !== key)),
    /** Sends a paper again, as another attempt. */
    again: (key: string, insist: string | null) =>
      setPapers((before) => before.map((one) => (one.key === key ? queued(one.file, insist ?? one.insist) : one))),
  }
}
