import type { StoredFile } from '../../src/contract/records.ts'
import type { Refusal } from '../../src/contract/wording.ts'
import type { Answer } from './api.ts'
import { keep, kept } from './kept.ts'
import { words } from './words.ts'

/** How an upload stands: bytes go, the person has paused it, or the connection is away and it is tried again by itself. */
export type Pace = 'going' | 'paused' | 'away'

export interface ResumableUpload {
  readonly done: Promise<Answer<StoredFile>>
  readonly cancel: () => void
  readonly pause: () => void
  readonly resume: () => void
}

/** One request's worth: what a proxy may hold back until it is whole, and what is lost when the connection is cut before it. */
const piece = 4 * 1024 * 1024
const longestWait = 15_000
const version = { 'tus-resumable': '1.0.0' }

type Sent =
  | { readonly kind: 'moved'; readonly offset: number }
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly status: number; readonly refusals: readonly Refusal[] }

/**
 * Sends a file in pieces that can be resumed (tus 1.0.0): after a pause, after the connection was cut, and, where it was not finished, when the same file is chosen
 * again within a day.
 */
export function uploadResumably(
  file: File,
  progress: (fraction: number) => void,
  onPace: (pace: Pace) => void,
): ResumableUpload {
  const control = controls(onPace)
  const place = placeOf(file)
  const done = carry(file, place, progress, control, onPace).finally(place.leave)
  const cancel = () => {
    control.cancel()
    const address = place.address()
    place.put(null)
    if (address) void fetch(address, { method: 'DELETE', headers: version }).catch(() => undefined)
  }
  return { done, cancel, pause: control.pause, resume: control.resume }
}

/** Where at the server the bytes go. */
interface Place {
  readonly address: () => string | null
  readonly put: (address: string | null) => void
  readonly leave: () => void
}

/** Files that are being sent from this page: the same one chosen twice is sent twice, because two that share a place would push each other out. */
const underWay = new Set<string>()

/** Remembered under the file's name, size and date, with unfinished forms and no longer than they: it goes when the person signs out. */
function placeOf(file: File): Place {
  const mark = `draft.upload.${file.name}.${file.size}.${file.lastModified}`
  const alone = !underWay.has(mark)
  underWay.add(mark)
  let address = alone ? kept(mark) : null
  return {
    address: () => address,
    put(to) {
      address = to
      if (alone) keep(mark, to)
    },
    leave: () => void (alone && underWay.delete(mark)),
  }
}

interface Control {
  cancelled: boolean
  paused: boolean
  /** Ends what is being sent. */
  stop: () => void
  /** Resolves when a pause or a wait is over. */
  wake: () => void
  readonly cancel: () => void
  readonly pause: () => void
  readonly resume: () => void
}

function controls(onPace: (pace: Pace) => void): Control {
  const control: Control = {
    cancelled: false,
    paused: false,
    stop: () => undefined,
    wake: () => undefined,
    cancel() {
      control.cancelled = true
      control.stop()
      control.wake()
    },
    pause() {
      control.paused = true
      onPace('paused')
      control.stop()
    },
    resume() {
      control.paused = false
      onPace('going')
      control.wake()
    },
  }
  return control
}

async function carry(
  file: File,
  place: Place,
  progress: (fraction: number) => void,
  control: Control,
  onPace: (pace: Pace) => void,
): Promise<Answer<StoredFile>> {
  let failures = 0
  for (;;) {
    if (control.paused && !control.cancelled) await rest(control, null)
    if (control.cancelled) return refused(0, [{ code: 'cancelled', words: words.uploadCancelled }])
    const address = place.address()
    const sent = address ? await go(file, address, progress, control) : await begin(file, place)
    if (sent.kind === 'refused' && address && sent.status === 404) place.put(null)
    else if (sent.kind === 'refused') return refused(sent.status, sent.refusals)
    else if (sent.kind === 'moved' && address && sent.offset >= file.size) {
      const answer = await become(address)
      if (answer) {
        place.put(null)
        return answer
      }
    }
    if (sent.kind !== 'lost') {
      failures = 0
      continue
    }
    if (control.paused || control.cancelled) continue
    onPace('away')
    await rest(control, Math.min(longestWait, 1000 * 2 ** failures))
    failures += 1
    if (!control.paused) onPace('going')
  }
}

/** Until somebody wakes it, or the time is over. */
function rest(control: Control, milliseconds: number | null): Promise<void> {
  return new Promise((resolve) => {
    const timer = milliseconds === null ? undefined : window.setTimeout(resolve, milliseconds)
    control.wake = () => {
      clearTimeout(timer)
      resolve()
    }
  })
}

function refused(status: number, refusals: readonly Refusal[]): Answer<never> {
  return { ok: false, status, refusals }
}

async function begin(file: File, place: Place): Promise<Sent> {
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)))
  const headers = { ...version, 'upload-length': String(file.size), 'upload-metadata': `filename ${name}` }
  const response = await fetch('/api/uploads', { method: 'POST', headers }).catch(() => null)
  if (!response) return { kind: 'lost' }
  const address = response.headers.get('location')
  if (!response.ok || !address) return refusalIn(response.status, await response.text())
  place.put(address)
  return { kind: 'moved', offset: 0 }
}

/** From where it stands, piece by piece, to the end or to where it is lost. */
async function go(file: File, address: string, progress: (fraction: number) => void, control: Control): Promise<Sent> {
  const stands = await fetch(address, { method: 'HEAD', headers: version }).catch(() => null)
  if (!stands) return { kind: 'lost' }
  const told = stands.headers.get('upload-offset')
  if (!stands.ok || told === null) return refusalIn(stands.status, '')
  let offset = Number(told)
  do {
    progress(offset / file.size)
    const sent = await patch(file, address, offset, progress, control)
    // Somebody else went on with it, or the last piece came without its answer: ask again where it stands.
    if (sent.kind === 'refused' && sent.status === 409) return { kind: 'moved', offset: 0 }
    if (sent.kind !== 'moved') return sent
    ;({ offset } = sent)
  } while (offset < file.size && !control.paused && !control.cancelled)
  return control.paused || control.cancelled ? { kind: 'lost' } : { kind: 'moved', offset }
}

/** One piece. XMLHttpRequest, because fetch cannot tell how much of a body has gone. */
function patch(
  file: File,
  address: string,
  offset: number,
  progress: (fraction: number) => void,
  control: Control,
): Promise<Sent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    request.open('PATCH', address)
    for (const [name, value] of Object.entries(version)) request.setRequestHeader(name, value)
    request.setRequestHeader('content-type', 'application/offset+octet-stream')
    request.setRequestHeader('upload-offset', String(offset))
    request.upload.onprogress = ({ loaded }) => progress(Math.min(1, (offset + loaded) / file.size))
    request.onerror = () => resolve({ kind: 'lost' })
    request.onabort = () => resolve({ kind: 'lost' })
    request.onload = () => {
      const now = request.getResponseHeader('upload-offset')
      if (request.status === 204 && now !== null) resolve({ kind: 'moved', offset: Number(now) })
      else resolve(refusalIn(request.status, request.responseText))
    }
    control.stop = () => request.abort()
    request.send(file.slice(offset, offset + piece))
  })
}

/** The file it has become; null while the server has not finished it. */
async function become(address: string): Promise<Answer<StoredFile> | null> {
  const response = await fetch(address, { cache: 'no-store' }).catch(() => null)
  if (!response || response.status === 409) return null
  const text = await response.text()
  if (response.ok) return { ok: true, value: JSON.parse(text) }
  const sent = refusalIn(response.status, text)
  return sent.kind === 'refused' ? refused(sent.status, sent.refusals) : null
}

/** A server that is being restarted, or too busy, is tried again like a connection that was cut. */
function refusalIn(status: number, text: string): Sent {
  if (status === 429 || status >= 500 || status === 0) return { kind: 'lost' }
  const unreadable = [{ code: `status-${status}`, words: words.unreadableAnswer }]
  try {
    const { refusals }: { refusals?: readonly Refusal[] } = JSON.parse(text)
    return { kind: 'refused', status, refusals: refusals && refusals.length > 0 ? refusals : unreadable }
  } catch {
    return { kind: 'refused', status, refusals: unreadable }
  }
}
