import { locate, type Intake } from '../../intake/intake.ts'
import { restricted } from '../../intake/restricted.ts'
import type { Fields } from '../../kernel/fields.ts'
import { powers } from '../../kernel/powers.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { isRefusal } from '../acting.ts'
import { asking } from '../asking.ts'
import { keepStaged, stageFile } from '../files.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { StagedFile } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { awayOr } from '../saved-views.ts'
import type { PersonWho } from '../who.ts'
import { readPaper, remember } from './opened.ts'

/** How far it is. */
export type Told = { readonly step: 'received'; readonly bytes: number } | { readonly step: 'reading' }

export interface PaperGiven {
  readonly name: string
  /** Idempotency key of the request. */
  readonly key: string
  readonly limit?: number
  /** Why the machine was wrong about a mark it saw: the paper is kept all the same, with this reason on record. */
  readonly insist?: string
}

export interface TakenIn {
  /** Record of the paper. */
  readonly record: string
  /** Why nothing could be made of it; it is kept and on record all the same. Null when it was read. */
  readonly unread: Refusal | null
}

/**
 * Takes a paper in: it is read before anything of it is kept, because a text that bears a mark of secrecy, or that is a case lead or interview record, must not be here at
 * all: of such a text neither bytes, name nor hash remain. Any other is kept as it came and stands on record, whether or not it could be read. Throws `Cancelled`
 * when the signal fired before that; then nothing has happened.
 */
export async function takeIn(
  house: House,
  who: PersonWho,
  bytes: AsyncIterable<Uint8Array>,
  given: PaperGiven,
  tell: (told: Told) => void,
  signal?: AbortSignal,
): Promise<Answered<TakenIn>> {
  const allowed = await mayKeep(house, who)
  if (!allowed.ok) return allowed
  const staged = await stageFile(house, who, bytes, given)
  if ('refusals' in staged) return staged
  try {
    tell({ step: 'received', bytes: staged.size })
    tell({ step: 'reading' })
    const content = await staged.bytes()
    const opened = await house.papers.open(content, signal)
    if (isRefusal(opened)) return await keptUnread(house, who, staged, given, opened)
    const mark = markIn(opened)
    if (mark && !given.insist?.trim()) return refused(mark)
    return await kept(house, who, staged, given, opened, mark !== null)
  } catch (error) {
    return refused(awayOr(error))
  } finally {
    await staged.drop()
  }
}

/** Somebody who may not put papers in need not send them first. */
function mayKeep(house: House, who: PersonWho): Promise<Answered<object>> {
  return asking(house, who, async (_tx, acting) => {
    const { register: name, keep } = house.ledger.paper
    const register = house.registers.get(name)
    if (!register) return refused(refusal('unknown-register', { register: name }))
    const power = powers(register, null, (await acting).actor).find(({ verb }) => verb === keep)
    return power?.may ? { ok: true } : refused(power?.refusal ?? refusal('not-permitted'))
  })
}

/** What was seen that must not be here, and where. */
function markIn(intake: Intake): Refusal | null {
  const found = restricted(intake)
  if (!found) return null
  const where = found.span ? placeWords(locate(intake, found.span[0])) : inMargin
  const params = { quote: found.quote.slice(0, 60), where }
  const place = found.span ? { span: found.span } : undefined
  return refusal(found.kind === 'classified' ? 'paper-classified' : 'paper-is-a-case-lead', params, place)
}

const inMargin = { zh: '页眉或页脚', en: 'a page header or footer' }

function placeWords({ page, paragraph, line, sheet, cell }: ReturnType<typeof locate>) {
  if (page !== undefined) return { zh: `第 ${page} 页`, en: `page ${page}` }
  if (sheet !== undefined) return { zh: `工作表“${sheet}”${cell ?? ''}`, en: `sheet "${sheet}" ${cell ?? ''}` }
  if (line !== undefined) return { zh: `第 ${line} 行`, en: `line ${line}` }
  if (paragraph !== undefined) return { zh: `第 ${paragraph} 段`, en: `paragraph ${paragraph}` }
  return { zh: '开头', en: 'its beginning' }
}

async function kept(
  house: House,
  who: PersonWho,
  staged: StagedFile,
  given: PaperGiven,
  opened: Intake,
  insisted: boolean,
): Promise<Answered<TakenIn>> {
  const map = house.ledger.paper
  const paper = readPaper(opened)
  remember(house, who.unit, staged.sha256, paper)
  const fields: Fields = {
    [map.kind]: paper.kind === 'table' ? map.kinds.ledger : paper.kind,
    ...(insisted ? { [map.insisted]: given.insist?.trim() ?? '' } : {}),
  }
  return record(house, who, staged, given, { verb: map.keep, fields, unread: null })
}

function keptUnread(
  house: House,
  who: PersonWho,
  staged: StagedFile,
  given: PaperGiven,
  why: Refusal,
): Promise<Answered<TakenIn>> {
  const map = house.ledger.paper
  const fields: Fields = { [map.kind]: map.kinds.unreadable, [map.why]: why.words.zh.slice(0, 500) }
  return record(house, who, staged, given, { verb: map.keepUnread, fields, unread: why })
}

/** If we die between the two, the file hangs on nothing: it is swept, and the paper can be put in again. */
async function record(
  house: House,
  who: PersonWho,
  staged: StagedFile,
  { name, key }: PaperGiven,
  { verb, fields, unread }: { readonly verb: string; readonly fields: Fields; readonly unread: Refusal | null },
): Promise<Answered<TakenIn>> {
  const map = house.ledger.paper
  const file = await keepStaged(house, who, staged, name)
  if (!file.ok) return file
  const input = {
    fields: { [map.title]: file.name, [map.file]: [{ sha256: file.sha256, name: file.name }], ...fields },
  }
  const done = await perform(house, { who, register: map.register, verb, input, key })
  return done.ok ? { ok: true, record: done.record.id, unread } : done
}
