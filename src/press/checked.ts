import type { Label } from '../kernel/words.ts'
import { type CheckFinding, type ReadOptions, type Reading, readNotice } from '../notice/reading.ts'
import type { Defect } from './defect.ts'
import type { PressLedger } from './ledger.ts'
import { privateData, privateKinds } from './masking.ts'
import { composeNotice, type Notice, type NoticeWishes } from './notice/compose.ts'
import { withheldTitle } from './notice/public-view.ts'
import { readBack } from './notice/read-back.ts'

/** What a look at the written notice found. `error` stands against publishing, `warning` is for a person to weigh, `note` is worth knowing. */
export interface Doubt {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'note'
  readonly says: Label
  /** Places in the text of the notice, half-open. */
  readonly spans: readonly (readonly [start: number, end: number])[]
  /** Ids of the records and names of the sections it is about. */
  readonly records: readonly string[]
}

export interface CheckedNotice {
  readonly notice: Notice
  readonly reading: Reading
  readonly doubts: readonly Doubt[]
  /** Nothing of severity `error` stands against it. Whether it is published stays for people to decide. */
  readonly publishable: boolean
}

/** Writes a notice, reads it as a stranger would, and tells what stands against publishing it: own defects, differences from the ledger, the checks on notices, personal data. */
export function checkedNotice(ledger: PressLedger, wishes: NoticeWishes, options: ReadOptions = {}): CheckedNotice {
  const notice = composeNotice(ledger, wishes)
  const reading = readNotice(notice.text, options)
  const doubts = [
    ...[...notice.defects, ...readBack(reading, ledger, wishes.readers)].map((d) => ofDefect(d, notice)),
    ...reading.checks.filter((c) => !ofWithheld(c, notice)).map((c) => ofCheck(c, notice)),
    ...personal(notice),
  ]
  return { notice, reading, doubts, publishable: !doubts.some((d) => d.severity === 'error') }
}

function ofDefect({ code, says, at }: Defect, { places }: Notice): Doubt {
  const spans = places.filter((p) => p.record === at || p.figure === at).map((p) => p.at)
  return { code, severity: 'error', says, spans, records: [at] }
}

/** A withheld finding has no state to be read, on purpose: that alone is no doubt. */
function ofWithheld({ code, spans }: CheckFinding, { text }: Notice): boolean {
  return (
    code === 'status-missing' && spans.every(([s, e]) => text.slice(s, e + withheldTitle.length).includes('不公开'))
  )
}

function ofCheck({ code, severity, message, en, spans }: CheckFinding, notice: Notice): Doubt {
  return { code, severity, says: { zh: message, en }, spans, records: recordsAt(notice, spans) }
}

/** Records whose words meet a span. */
function recordsAt({ places }: Notice, spans: Doubt['spans']): string[] {
  const met = places.filter((p) => p.record !== undefined && spans.some(([s, e]) => p.at[0] < e && s < p.at[1]))
  return [...new Set(met.flatMap((p) => p.record ?? []))]
}

/** What the checks on notices do not look for: telephone numbers and mailboxes outside the contact block. */
function personal(notice: Notice): Doubt[] {
  return privateData(notice.text, [notice.contact])
    .filter(({ kind, contact }) => !contact && (kind === 'landline' || kind === 'email'))
    .map(({ kind, at }) => ({
      code: `personal-${kind}`,
      severity: 'warning',
      says: { zh: `正文含${privateKinds[kind].zh}`, en: `${privateKinds[kind].en} in the text` },
      spans: [at],
      records: recordsAt(notice, [at]),
    }))
}
