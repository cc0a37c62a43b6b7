import { type Day, isDay } from '../../calendar/days.ts'
import type { Fields, FieldValue } from '../../kernel/fields.ts'
import { part } from '../../kernel/register.ts'
import { issuerOf, type PressFinding, type PressLedger } from '../../press/ledger.ts'
import type { Paper } from '../../press/paper.ts'
import { archivePaper, type Bound } from '../../press/papers/archive.ts'
import { closingForm, planApprovalForm, reviewForm } from '../../press/papers/forms.ts'
import { hearingPaper } from '../../press/papers/hearing.ts'
import type { PaperKind } from '../../press/papers/kinds.ts'
import { ledgerPaper } from '../../press/papers/ledger-table.ts'
import { letterPaper } from '../../press/papers/letters.ts'
import { planPaper } from '../../press/papers/plan.ts'
import { principalPaper } from '../../press/papers/principal.ts'
import { progressPaper } from '../../press/papers/progress.ts'
import { statisticsPaper } from '../../press/papers/statistics.ts'
import type { PressMap } from '../press-map.ts'

/** What the ledger has no words for. */
export interface PaperWishes {
  /** Number of the document, typed from the unit's own register. */
  readonly number: string | null
  readonly addressee: string | null
  readonly signedOn: Day | null
}

/** All that a paper about one record is written from. */
interface Writing {
  readonly map: PressMap
  readonly ledger: PressLedger
  readonly record: { readonly id: string; readonly fields: Fields }
  readonly round: Fields
  readonly wishes: PaperWishes
  readonly principal: { readonly name: string; readonly post: string }
  /** Whoever takes the paper for another body (through a seat): its name. */
  readonly seatedFor: string | null
  /** What a form carries so that its scan finds its way back; empty for a paper that does not come back. */
  readonly code: string
  readonly bound: readonly Bound[]
  /** Chinese word of a body of the inspecting side. */
  body(name: FieldValue | undefined): string
}

/** The paper of that kind, or null where what it is about cannot be read by whoever asks. */
export function writtenPaper(kind: PaperKind, writing: Writing): Paper | null {
  return writers[kind](writing)
}

const writers: Readonly<{ [kind in PaperKind]: (writing: Writing) => Paper | null }> = {
  plan: ({ ledger, wishes: { number, signedOn } }) => planPaper(ledger, { number, signedOn, aims: null }),
  ledger: ({ ledger }) => ledgerPaper(ledger),
  progress: ({ ledger, wishes }) => progressPaper(ledger, report(wishes)),
  principal: ({ ledger, wishes, principal: { name, post } }) =>
    principalPaper(ledger, { ...report(wishes), principal: name, post }),
  statistics: ({ ledger }) => statisticsPaper(ledger),
  hearing: ({ ledger }) => hearingPaper(ledger),
  'plan-approval': (writing) => planApproval(writing),
  closing: (writing) => {
    const { map, ledger, record, round, code } = writing
    const finding = findingIn(ledger, record.id)
    return finding && closingForm(finding, ledger, writing.body(round[map.round.closer]), { code })
  },
  review: (writing) => review(writing),
  letter: (writing) => letter(writing),
  archive: ({ ledger, record, bound }) => {
    const finding = findingIn(ledger, record.id)
    return finding && archivePaper(finding, ledger, bound)
  },
}

const report = ({ number, addressee, signedOn }: PaperWishes) => ({
  ...{ number, signedOn, difficulties: null, next: null },
  addressee: addressee ?? '巡察工作领导小组办公室',
})

const findingIn = (ledger: PressLedger, id: FieldValue | undefined): PressFinding | null =>
  ledger.findings.find((one) => one.id === id) ?? null

/** The bodies that the round names, in the order of its fields. */
function planApproval({ map, ledger, round, code, body }: Writing): Paper {
  const named = Object.entries(map.round.reviewers).filter(([field]) => round[field] === true)
  return planApprovalForm(
    ledger,
    named.map(([, name]) => `${body(name)}意见`),
    { code },
  )
}

/** An opinion is about a finding or about the plan: about the plan the form is that of the plan, with this body alone. */
function review({ map, ledger, record: { fields }, code, body }: Writing): Paper | null {
  const reviewer = body(fields[map.review.body])
  const about = fields[map.review.finding]
  if (typeof about !== 'string') return planApprovalForm(ledger, [`${reviewer}意见`], { code })
  const finding = findingIn(ledger, about)
  return finding && reviewForm(finding, ledger, reviewer, { code })
}

function letter({ map, ledger, record: { fields }, wishes, seatedFor }: Writing): Paper | null {
  const finding = findingIn(ledger, fields[map.letter.finding])
  const kind = part(map.letter.kinds, fields[map.letter.kind])
  const [sentOn, until] = [fields[map.letter.issuedOn], fields[map.letter.lastDay]]
  if (!finding || !kind || !isDay(sentOn)) return null
  const own = issuerOf(ledger)
  return letterPaper([finding], {
    kind,
    number: String(fields[map.letter.number] ?? ''),
    issuer: seatedFor ?? `${own}整改工作领导小组办公室`,
    addressee: wishes.addressee ?? (seatedFor === null ? (finding.department ?? own) : own),
    sentOn,
    until: isDay(until) ? until : null,
    demands: null,
  })
}
