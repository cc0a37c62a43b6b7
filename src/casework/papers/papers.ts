import { type Day, isDay } from '../../calendar/days.ts'
import { refusal } from '../../kernel/refusal.ts'
import type { PressLedger } from '../../press/ledger.ts'
import type { Paper } from '../../press/paper.ts'
import { hearingPaper } from '../../press/papers/hearing.ts'
import { ledgerPaper } from '../../press/papers/ledger-table.ts'
import { planPaper } from '../../press/papers/plan.ts'
import { principalPaper } from '../../press/papers/principal.ts'
import { progressPaper } from '../../press/papers/progress.ts'
import { statisticsPaper } from '../../press/papers/statistics.ts'
import { type Acting, inForce } from '../acting.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import type { Reading } from '../ports.ts'
import { type Answered, refused } from '../rows.ts'
import { namesOf } from '../showing.ts'
import type { PersonWho } from '../who.ts'
import { gatherLedger } from './gather.ts'

/** What the ledger has no words for. */
export interface PaperWishes {
  /** Number of the document, typed from the unit's own register. */
  readonly number: string | null
  readonly addressee: string | null
  readonly signedOn: Day | null
}

interface Written extends PaperWishes {
  readonly principal: string
  readonly post: string
}

export const paperKinds = ['plan', 'ledger', 'progress', 'principal', 'statistics', 'hearing'] as const
export type PaperKind = (typeof paperKinds)[number]

/** Papers of a round. Each is written from the ledger; what it cannot know stands in the wishes, and the docx can be gone on with. */
const writers = {
  plan: (ledger, { number, signedOn }) => planPaper(ledger, { number, signedOn, aims: null }),
  ledger: ledgerPaper,
  progress: (ledger, wishes) => progressPaper(ledger, report(wishes)),
  principal: (ledger, wishes) =>
    principalPaper(ledger, { ...report(wishes), principal: wishes.principal, post: wishes.post }),
  statistics: statisticsPaper,
  hearing: hearingPaper,
} as const satisfies Readonly<{ [kind in PaperKind]: (ledger: PressLedger, wishes: Written) => Paper }>

const report = ({ number, addressee, signedOn }: Written) => ({
  ...{ number, signedOn, difficulties: null, next: null },
  addressee: addressee ?? '巡察工作领导小组办公室',
})

export interface TakenPaper {
  readonly paper: Paper
  readonly record: string
}

/** Writes a paper about a round, and enters in the register of exports that it was taken out: without a record nothing leaves. */
export async function takePaper(
  house: House,
  who: PersonWho,
  asked: {
    readonly kind: PaperKind
    readonly round: string
    readonly asOf: string
    readonly format: string
  } & PaperWishes,
): Promise<Answered<TakenPaper>> {
  const written = await writePaper(house, who, asked)
  if (!written.ok) return written
  const { register, begin, complete, by, subject, what, format, rows, sent } = house.traces.export
  const title = written.paper.title.join('')
  const fields = {
    ...{ [by]: written.by, [subject]: house.press.finding.register, [what]: title.slice(0, 200) },
    ...{ [format]: asked.format, [rows]: written.findings },
  }
  const key = `paper ${house.ids.uuid7(house.clock.now())}`
  const begun = await perform(house, { who, register, verb: begin, input: { fields }, key })
  if (!begun.ok) return begun
  // It is made at once and whole, so it is done with as soon as it is begun.
  const input = { fields: { [sent]: written.findings } }
  const done = await perform(house, {
    who,
    register,
    verb: complete,
    record: begun.record.id,
    input,
    key: `${key} done`,
  })
  return done.ok ? { ok: true, paper: written.paper, record: begun.record.id } : done
}

function writePaper(
  house: House,
  who: PersonWho,
  asked: { readonly kind: PaperKind; readonly round: string; readonly asOf: string } & PaperWishes,
): Promise<Answered<{ readonly paper: Paper; readonly findings: number; readonly by: string }>> {
  return asking(
    house,
    who,
    async (tx, acted) => {
      const acting = await acted
      const asOf = isDay(asked.asOf) ? asked.asOf : null
      if (asOf === null) return refused(refusal('query-invalid', { detail: 'asOf' }))
      const [ledger, principal, names] = await Promise.all([
        gatherLedger(house, tx, acting, { round: asked.round, asOf, contacts: {} }),
        principalOf(house, tx, acting),
        namesOf(house, tx, acting.actor, [who.person]),
      ])
      if (ledger.round.name === null) return refused(refusal('not-found'))
      const paper = writers[asked.kind](ledger, { ...asked, ...principal })
      return { ok: true, paper, findings: ledger.findings.length, by: names[who.person] ?? acting.unit.name }
    },
    'snapshot',
  )
}

/** Whoever holds the first responsibility today, and the post in words; nothing where nobody does. */
async function principalOf(
  house: House,
  tx: Reading,
  { actor, today }: Acting,
): Promise<Pick<Written, 'principal' | 'post'>> {
  const { appointment } = house.people
  const { post } = house.press.principal
  const held = await tx.keyed(appointment.register, appointment.post, post)
  const person = held.filter((one) => inForce(one, appointment, today)).at(-1)?.fields[appointment.person]
  if (typeof person !== 'string') return { principal: '', post: '' }
  const names = await namesOf(house, tx, actor, [person])
  return { principal: names[person] ?? '', post: house.registers.posts[post]?.zh ?? '' }
}
