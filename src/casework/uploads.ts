import type { Instant } from '../calendar/days.ts'
import { refusal } from '../kernel/refusal.ts'
import { isFileName, putFile } from './files.ts'
import type { House } from './house.ts'
import type { Appended, Checksum, FoundPart } from './parts.ts'
import { type Answered, type FileRow, refused } from './rows.ts'
import type { PersonWho } from './who.ts'

/** Unfinished uploads a person may have: a form with many scans, not a store. */
const mostOpen = 20
const idBytes = 16

export interface UploadState {
  readonly offset: number
  readonly length: number
  readonly endsAt: Instant
}

export interface NewUpload {
  readonly name: string
  readonly claimedType: string
  readonly length: number
  readonly limit: number
}

/** Begins an upload that can be resumed. It is judged by what is known before the first byte: its name, and how large it will be. */
export async function beginUpload(
  house: House,
  who: PersonWho,
  { name, claimedType, length, limit }: NewUpload,
): Promise<Answered<UploadState & { readonly id: string }>> {
  const asGiven = name.normalize('NFC').trim()
  if (!isFileName(asGiven)) return refused(refusal('file-name-invalid'))
  if (length === 0) return refused(refusal('file-empty', { name: asGiven }))
  if (length > limit)
    return refused(refusal('file-too-large', { name: asGiven, max: `${Math.floor(limit / 2 ** 20)} MB` }))
  if ((await house.parts.countOf(who.person)) >= mostOpen)
    return refused(refusal('uploads-too-many', { max: mostOpen }))
  const id = Buffer.from(house.ids.random(idBytes)).toString('hex')
  const { unit, person } = who
  await house.parts.begin({ id, unit, person, name: asGiven, claimedType, length })
  const found = await house.parts.find(id)
  return found ? { ok: true, id, ...stateOf(found) } : refused(refusal('unavailable'))
}

function stateOf({ part, offset, endsAt, file }: FoundPart): UploadState {
  return { offset: file ? part.length : offset, length: part.length, endsAt }
}

async function own(house: House, who: PersonWho, id: string): Promise<FoundPart | null> {
  const found = await house.parts.find(id)
  return found && found.part.person === who.person && found.part.unit === who.unit ? found : null
}

interface Appending {
  /** Ends the connection that brings bytes. */
  readonly interrupt: () => void
  readonly ended: Promise<unknown>
}

/** Who appends to what, per house. */
const appending = new WeakMap<House, Map<string, Appending>>()

function appendingOf(house: House): Map<string, Appending> {
  const known = appending.get(house) ?? new Map<string, Appending>()
  appending.set(house, known)
  return known
}

/** A connection that hangs must not hold the upload: whoever comes to resume ends it, and goes on from what it brought. */
async function interrupt(house: House, id: string): Promise<void> {
  for (let one = appendingOf(house).get(id); one; one = appendingOf(house).get(id)) {
    one.interrupt()
    await one.ended
  }
}

/** How much has arrived. */
export async function readUpload(house: House, who: PersonWho, id: string): Promise<Answered<UploadState>> {
  if (!(await own(house, who, id))) return refused(refusal('not-found'))
  await interrupt(house, id)
  const found = await own(house, who, id)
  return found ? { ok: true, ...stateOf(found) } : refused(refusal('not-found'))
}

export interface Arriving {
  readonly offset: number
  readonly bytes: AsyncIterable<Uint8Array>
  readonly checksum: Checksum | null
  readonly interrupt: () => void
  readonly limit: number
}

/** Takes bytes in behind those that have arrived. With the last one it becomes a file like every other that is put in. */
export async function appendUpload(
  house: House,
  who: PersonWho,
  id: string,
  arriving: Arriving,
): Promise<Answered<UploadState>> {
  if (!(await own(house, who, id))) return refused(refusal('not-found'))
  await interrupt(house, id)
  const work = appendAlone(house, who, id, arriving)
  appendingOf(house).set(id, { interrupt: arriving.interrupt, ended: work.catch(() => {}) })
  try {
    return await work
  } finally {
    appendingOf(house).delete(id)
  }
}

async function appendAlone(
  house: House,
  who: PersonWho,
  id: string,
  { offset, bytes, checksum, limit }: Arriving,
): Promise<Answered<UploadState>> {
  const before = await own(house, who, id)
  if (!before) return refused(refusal('not-found'))
  if (before.file || before.offset !== offset) return refused(notAppended('not-at-this-offset', stateOf(before).offset))
  const appended = await house.parts.append(before.part, offset, bytes, checksum)
  const after = await own(house, who, id)
  if (!after) return refused(refusal('not-found'))
  if (appended !== 'appended') return refused(notAppended(appended, after.offset))
  if (after.offset < after.part.length) return { ok: true, ...stateOf(after) }
  const { name, claimedType } = after.part
  const kept = await putFile(house, who, house.parts.read(id), { name, claimedType, limit })
  if (!kept.ok) return kept
  const { ok: _, ...file } = kept
  // If we die before this line the bytes are all there and the file is: an empty append finds both, and keeps the same file again.
  await house.parts.finish(id, file)
  return { ok: true, ...stateOf(after) }
}

function notAppended(why: Exclude<Appended, 'appended'>, offset: number) {
  switch (why) {
    case 'not-at-this-offset':
      return refusal('upload-offset-wrong', { offset })
    case 'too-long':
      return refusal('upload-too-long')
    case 'checksum-wrong':
      return refusal('upload-checksum-wrong')
    case 'broken-off':
      return refusal('file-incomplete')
  }
}

/** What the upload has become. */
export async function uploadedFile(house: House, who: PersonWho, id: string): Promise<Answered<FileRow>> {
  const found = await own(house, who, id)
  if (!found) return refused(refusal('not-found'))
  return found.file ? { ok: true, ...found.file } : refused(refusal('file-incomplete'))
}

/** Called off: what has arrived is gone. A file it has become stays what it is. */
export async function dropUpload(house: House, who: PersonWho, id: string): Promise<Answered<object>> {
  if (!(await own(house, who, id))) return refused(refusal('not-found'))
  await interrupt(house, id)
  await house.parts.drop(id)
  return { ok: true }
}
