import type { StoredFile } from '../../src/contract/records.ts'
import type { Refusal, Refusals } from '../../src/contract/wording.ts'
import { type Answer, freshKey } from './api.ts'
import { words } from './words.ts'

export interface Upload {
  readonly done: Promise<Answer<StoredFile>>
  readonly cancel: () => void
}

/** Sends one file as raw bytes. XMLHttpRequest, because fetch cannot tell how much of a body has gone. */
export function upload(file: File, progress: (fraction: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<Answer<StoredFile>>((resolve) => {
    const refuse = (status: number, refusals: readonly Refusal[]) => resolve({ ok: false, status, refusals })
    request.open('POST', '/api/files')
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name))
    request.setRequestHeader('idempotency-key', freshKey())
    request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0)
    request.onerror = () => refuse(0, [{ code: 'unreachable', words: words.unreachable }])
    request.onabort = () => refuse(0, [{ code: 'cancelled', words: words.uploadCancelled }])
    request.onload = () => {
      const told = parsed(request.responseText)
      if (told && request.status >= 200 && request.status < 300) resolve({ ok: true, value: told })
      else refuse(request.status, told?.refusals ?? [{ code: 'unreadable-answer', words: words.unreadableAnswer }])
    }
    request.send(file)
  })
  return { done, cancel: () => request.abort() }
}

function parsed(text: string): (StoredFile & Partial<Refusals>) | null {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
