import type { Refusal } from '../../src/contract/wording.ts'
import { freshKey, sessionEnded, written } from './api.ts'
import { words } from './words.ts'

interface Told<Step> {
  readonly path: string
  readonly method?: 'GET' | 'POST'
  readonly body?: unknown
  readonly hear: (step: Step) => void
  /** When it fires the server stops at the next place where that is safe. */
  readonly signal: AbortSignal
}

/** Long work that tells line by line how far it is. Gives back why it could not begin or was cut off; nothing when its last line came, or when it was stopped here. */
export async function toldLines<Step>({
  path,
  method = 'POST',
  body,
  hear,
  signal,
}: Told<Step>): Promise<readonly Refusal[]> {
  try {
    const headers: Record<string, string> = { accept: 'application/x-ndjson' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (method === 'POST') headers['idempotency-key'] = freshKey()
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store', signal }
    if (body !== undefined) init.body = JSON.stringify(body)
    const response = await fetch(path, init)
    if (response.status === 401) sessionEnded()
    if (!response.ok || !response.body) {
      const answer: { readonly refusals?: readonly Refusal[] } = await response.json()
      return answer.refusals ?? [{ code: 'unreadable', words: words.unreadableAnswer }]
    }
    await hearAll(response.body.getReader(), hear)
    return []
  } catch {
    return signal.aborted ? [] : [{ code: 'unreachable', words: words.unreachable }]
  } finally {
    if (method === 'POST') written()
  }
}

async function hearAll<Step>(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  hear: (step: Step) => void,
): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    rest += done ? decoder.decode() : decoder.decode(value, { stream: true })
    const lines = rest.split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') hear(JSON.parse(line))
    if (done) return
  }
}
