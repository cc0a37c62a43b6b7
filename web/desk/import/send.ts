import type { ConfirmBody, ConfirmStep, ImportAnswer, IntakeStep, LookStep } from '../../../src/contract/imports.ts'
import { LookLines } from '../../../src/contract/look-lines.ts'
import type { Refusal, Refusals } from '../../../src/contract/wording.ts'
import { type Answer, sessionEnded, written } from '../api.ts'
import { words as shellWords } from '../words.ts'

/** How a stream of steps ended: with its last step, without an answer that can be used, or because the person stopped it. */
export type Ended<Step> =
  | { readonly how: 'step'; readonly step: Step }
  | { readonly how: 'refused'; readonly status: number; readonly refusals: readonly Refusal[] }
  | { readonly how: 'stopped' }

export interface Sending<Step> {
  readonly done: Promise<Ended<Step>>
  readonly stop: () => void
}

interface Call<Step> {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: XMLHttpRequestBodyInit | null
  /** Fraction of the body that has gone. */
  readonly onSent?: (fraction: number) => void
  readonly onStep: (step: Step) => void
}

/** Sends, and hears the answer line by line. XMLHttpRequest, because fetch cannot tell how much of a body has gone. */
function stream<Step>({ method = 'POST', path, headers, body, onSent, onStep }: Call<Step>): Sending<Step> {
  const request = new XMLHttpRequest()
  const done = new Promise<Ended<Step>>((resolve) => {
    const refuse = (refusals: readonly Refusal[]) => resolve({ how: 'refused', status: request.status, refusals })
    const hear = lineReader<Step>(onStep)
    request.open(method, path)
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    request.upload.onprogress = (event) => onSent?.(event.lengthComputable ? event.loaded / event.total : 0)
    request.onprogress = () => request.status === 200 && hear(request.responseText)
    request.onerror = () => refuse([{ code: 'unreachable', words: shellWords.unreachable }])
    request.onabort = () => resolve({ how: 'stopped' })
    request.onload = () => {
      if (request.status === 401) sessionEnded()
      if (request.status !== 200) return refuse(refusalsOf(request.responseText))
      const last = hear(`${request.responseText}\n`)
      if (last === null) refuse(refusalsOf(''))
      else resolve({ how: 'step', step: last })
    }
    request.send(body)
  })
  return { done, stop: () => request.abort() }
}

/** Reads lines of JSON as they come; tells each once, and gives back the last. A line that is not whole yet waits. */
function lineReader<Step>(onStep: (step: Step) => void): (text: string) => Step | null {
  let read = 0
  let last: Step | null = null
  return (text) => {
    for (let feed = text.indexOf('\n', read); feed >= 0; feed = text.indexOf('\n', read)) {
      const step = parsed<Step>(text.slice(read, feed))
      read = feed + 1
      if (step === null) continue
      last = step
      onStep(step)
    }
    return last
  }
}

function parsed<T>(text: string): T | null {
  try {
    return JSON.parse(text.trim() === '' ? 'null' : text)
  } catch {
    return null
  }
}

function refusalsOf(text: string): readonly Refusal[] {
  const told = parsed<Partial<Refusals>>(text)
  return told?.refusals ?? [{ code: 'unreadable-answer', words: shellWords.unreadableAnswer }]
}

export interface PaperToSend {
  readonly file: File
  /** Made once per paper, so that a repeated send keeps it once. */
  readonly key: string
  /** Why the machine was wrong about a mark, if a person says so. */
  readonly insist: string | null
}

/** Puts a paper in. Stopping it before `done` means that it is not kept. */
export function sendPaper(
  { file, key, insist }: PaperToSend,
  onSent: (fraction: number) => void,
  onStep: (step: IntakeStep) => void,
): Sending<IntakeStep> {
  const headers = {
    'content-type': 'application/octet-stream',
    'x-file-name': encodeURIComponent(file.name),
    'idempotency-key': key,
    ...(insist === null ? {} : { 'x-insist': encodeURIComponent(insist) }),
  }
  return heard(stream({ path: '/api/imports', headers, body: file, onSent, onStep }))
}

/** Writes what was accepted. Stopping it lets the write under way end; what is written stands. */
export function sendConfirmation(
  paper: string,
  body: ConfirmBody,
  key: string,
  onStep: (step: ConfirmStep) => void,
): Sending<ConfirmStep> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': key }
  const path = `/api/imports/${encodeURIComponent(paper)}/confirm`
  return heard(stream({ path, headers, body: JSON.stringify(body), onStep }))
}

/** Looks at a paper: how far it is, and at the end what it says and proposes. Stopping it ends the comparison on the server. */
export function lookAtPaper(paper: string, onStep: (step: LookStep) => void) {
  const lines = new LookLines()
  const { done, stop } = stream<LookStep>({
    ...{ method: 'GET', path: `/api/imports/${encodeURIComponent(paper)}`, headers: {}, body: null },
    onStep: (step) => {
      lines.hear(step)
      onStep(step)
    },
  })
  const answer = done.then((ended): Answer<ImportAnswer> => {
    if (ended.how === 'step' && ended.step.step === 'refused')
      return { ok: false, status: 200, refusals: ended.step.refusals }
    if (ended.how === 'refused') return { ok: false, status: ended.status, refusals: ended.refusals }
    const whole = lines.answer
    return whole ? { ok: true, value: whole } : { ok: false, status: 0, refusals: refusalsOf('') }
  })
  return { answer, stop }
}

/** Whatever came of it, figures elsewhere on the page may be others now. */
function heard<Step>(sending: Sending<Step>): Sending<Step> {
  void sending.done.then(written)
  return sending
}
