import type { Fields } from '../kernel/fields.ts'
import { refusal } from '../kernel/refusal.ts'
import { actingAs, isRefusal, scopeOf } from './acting.ts'
import { asking } from './asking.ts'
import { isOne } from './ask/read-record.ts'
import { fileRefsIn, filesOf } from './derive.ts'
import type { House } from './house.ts'
import { FileTooLarge, type StagedFile } from './ports.ts'
import { type Answered, type FileRow, type Refused, refused } from './rows.ts'
import { awayOr } from './saved-views.ts'
import { rowOf } from './showing.ts'
import type { PersonWho, Who } from './who.ts'

const standardLimit = 200 * 2 ** 20
const longestName = 255

/**
 * Takes a file in. The bytes are staged under a name of their own while they stream; then, under the file's lock, they are kept under their hash and the row says who
 * put them in. If we die in between, staged bytes are swept at the next start, kept bytes without a row by fsck: neither is visible to anybody. It hangs on no record yet.
 */
export async function putFile(
  house: House,
  who: PersonWho,
  bytes: AsyncIterable<Uint8Array>,
  about: { readonly name: string; readonly claimedType?: string; readonly limit?: number },
): Promise<Answered<FileRow>> {
  const staged = await stageFile(house, who, bytes, about)
  if ('refusals' in staged) return staged
  try {
    return await keepStaged(house, who, staged, about.name)
  } catch (error) {
    return refused(awayOr(error))
  } finally {
    await staged.drop()
  }
}

/** The bytes under a name of their own, visible to nobody: whoever staged them keeps or drops them. */
export async function stageFile(
  house: House,
  { unit }: PersonWho,
  bytes: AsyncIterable<Uint8Array>,
  about: { readonly name: string; readonly limit?: number },
): Promise<StagedFile | Refused> {
  const name = properName(about.name)
  if (!isFileName(name)) return refused(refusal('file-name-invalid'))
  const limit = about.limit ?? standardLimit
  try {
    const staged = await house.files.stage(unit, bytes, limit)
    if (staged.size > 0) return staged
    await staged.drop()
    return refused(refusal('file-empty', { name }))
  } catch (error) {
    if (error instanceof FileTooLarge)
      return refused(refusal('file-too-large', { name, max: `${Math.floor(limit / 2 ** 20)} MB` }))
    throw error
  }
}

const properName = (name: string): string => name.normalize('NFC').trim()

/** Names are shown and offered for download, never used as a path; a slash in one would still mislead. */
export function isFileName(name: string): boolean {
  return (
    name !== '' &&
    name.length <= longestName &&
    name.isWellFormed() &&
    !/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069/\\]/u.test(name)
  )
}

/** Keeps staged bytes under their hash, with a row that says who put them in. */
export function keepStaged(house: House, who: PersonWho, staged: StagedFile, name: string): Promise<Answered<FileRow>> {
  const { sha256, sm3, size, type } = staged
  const file: FileRow = { sha256, sm3, size, type, name: properName(name) }
  return house.store.transact<Answered<FileRow>>(scopeOf(who), async (tx) => {
    const acting = await actingAs(house, tx, who, tx, false)
    if (isRefusal(acting)) return { value: refused(acting) }
    await tx.lockFile(sha256)
    await staged.keep()
    return {
      value: { ok: true, ...file },
      settings: [{ kind: 'file', file, person: who.person, at: house.clock.now() }],
    }
  })
}

/** The bytes of a file, through a record that holds it in a field this person may read. The name is the one that field gives it. */
export async function readFile(
  house: House,
  who: Who,
  sha256: string,
  through: { readonly register: string; readonly record: string },
): Promise<Answered<{ readonly file: FileRow; readonly bytes: AsyncIterable<Uint8Array> }>> {
  const found = await asking(house, who, async (tx, acting) => {
    const [{ actor }, stored, file] = await Promise.all([acting, tx.record(through.record), tx.file(sha256)])
    const missing = refused(refusal('file-not-found'))
    if (!file || !isOne(house, stored, through.register, actor)) return missing
    const { fields } = rowOf(house, stored, actor)
    return filesOf(fields).includes(sha256)
      ? { ok: true, file: { ...file, name: nameIn(fields, sha256) ?? file.name } }
      : missing
  })
  if (!found.ok) return found
  const bytes = await house.files.read(who.unit, sha256)
  return bytes ? { ok: true, file: found.file, bytes } : refused(refusal('file-not-found'))
}

function nameIn(fields: Fields, sha256: string): string | null {
  const refs = Object.values(fields).flatMap(fileRefsIn)
  return refs.find((ref) => ref.sha256 === sha256)?.name ?? null
}
