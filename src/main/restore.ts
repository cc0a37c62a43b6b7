import { derive } from '../casework/derive.ts'
import type { House } from '../casework/house.ts'
import { openEntry } from '../casework/sealing.ts'
import { isId, type Session } from '../drivers/store/connection.ts'
import { isDumped, loadRebuilt, loadTable, pushGlances, type Rebuilt, takeTime } from '../drivers/store/dump.ts'
import { recordIds, type WholeRecord, wholeRecords } from '../drivers/store/maintenance.ts'
import { migrations } from '../drivers/store/migrate.ts'
import type { OpenStore } from '../drivers/store/store.ts'
import { writeElsewhere } from '../drivers/store/write.ts'
import { replay } from '../kernel/fold.ts'
import { readArchive, UnusableBackup, verifyArchive } from './archive.ts'
import type { BackupHead } from './backup.ts'
import { claimsHeld, filesEver, sharesOf } from './fsck.ts'

const batch = 200
const nobody = '00000000-0000-0000-0000-000000000000'
const hash = /^[0-9a-f]{64}$/

/**
 * Looks through the whole file and tells what it is of; nothing is used of it before.
 * @throws UnusableBackup
 */
export async function readBackupHead(path: string): Promise<BackupHead> {
  const head = await verifyArchive(path)
  if (!isBackupHead(head)) throw new UnusableBackup('not-a-backup', 'the head lacks members')
  if (head.schema > migrations().length)
    throw new UnusableBackup('newer', `schema ${head.schema}, this release has ${migrations().length}`)
  return head
}

function isBackupHead(value: unknown): value is BackupHead {
  if (typeof value !== 'object' || value === null) return false
  const head: Partial<Record<keyof BackupHead, unknown>> = value
  return (
    head.format === 1 &&
    isText(head.madeAt) &&
    isText(head.purpose) &&
    isText(head.root) &&
    isId(head.root) &&
    Array.isArray(head.units) &&
    head.units.every((unit) => isText(unit) && isId(unit)) &&
    Number.isSafeInteger(head.schema)
  )
}

const isText = (value: unknown): value is string => typeof value === 'string'

/**
 * Loads a verified backup into a house that holds nothing: files first, then the journal and all that is rebuilt from it, in one transaction. If we die in it nothing
 * has been restored but files that no row names. The caller checks the world afterwards.
 * @returns how many records there are now
 */
export async function restore(
  house: House & { readonly store: OpenStore },
  head: BackupHead,
  path: string,
): Promise<number> {
  if ((await house.store.units()).length > 0) throw new Error('the house is not empty')
  await restoreFiles(house, path)
  return house.store.session({ unit: nobody }, 'write', async (session) => {
    await takeTime(session)
    await restoreTables(session, path)
    let records = 0
    for (const unit of head.units) records += await rebuildUnit(house, session, unit)
    return records
  })
}

async function restoreFiles(house: House, path: string): Promise<void> {
  await readArchive(path, async (name, bytes, size) => {
    const [folder, unit = '', sha256 = ''] = name.split('/')
    if (folder !== 'files') return drain(bytes)
    if (!isId(unit) || !hash.test(sha256)) throw new UnusableBackup('not-a-backup', name)
    const staged = await house.files.stage(unit, bytes, size)
    try {
      if (staged.sha256 !== sha256) throw new UnusableBackup('damaged', name)
      await staged.keep()
    } finally {
      await staged.drop()
    }
  })
}

async function restoreTables(session: Session, path: string): Promise<void> {
  await readArchive(path, async (name, bytes) => {
    const [folder, unit = '', table = ''] = name.split('/')
    if (folder !== 'tables') return drain(bytes)
    if (!isId(unit) || !isDumped(table)) throw new UnusableBackup('not-a-backup', name)
    const parts: Buffer[] = []
    for await (const chunk of bytes) parts.push(chunk)
    await session.turnTo(unit)
    await loadTable(session, table, Buffer.concat(parts).toString('utf8').split('\n'))
  })
}

async function drain(bytes: AsyncIterable<Buffer>): Promise<void> {
  for await (const _chunk of bytes) continue
}

/** Folds every record in memory and loads rows in bulk: the same fold and the same derivation as the write path's. */
async function rebuildUnit(house: House, session: Session, unit: string): Promise<number> {
  let records = 0
  for (let after = nobody; ; ) {
    await session.turnTo(unit)
    const ids = await recordIds(session, after, batch)
    const rebuilt = (await wholeRecords(session, ids)).map((whole) => rebuildRecord(house, whole))
    await loadRebuilt(session, unit, rebuilt)
    await Promise.all(
      writeElsewhere(
        session,
        rebuilt.map(({ record, is }) => ({ after: record, was: { unit: null, seat: null }, is })),
      ),
    )
    records += ids.length
    if (ids.length < batch) break
    after = ids.at(-1) ?? after
  }
  await session.turnTo(unit)
  await pushGlances(session, unit)
  return records
}

function rebuildRecord(house: House, whole: WholeRecord): Rebuilt {
  const { key } = whole
  if (!key) throw new UnusableBackup('damaged', `record ${whole.id} has no key`)
  const entries = whole.entries.map((stored) => openEntry(house.cipher, key, stored).entry)
  const record = replay(entries)
  if (!record) throw new UnusableBackup('damaged', `record ${whole.id} has no entries`)
  const is = derive(house.registers, house.people, record)
  return {
    record,
    is,
    tokens: house.words.tokens(is.text),
    claims: claimsHeld(entries),
    files: filesEver(record, entries),
    shares: sharesOf(whole.id, is, entries),
  }
}
