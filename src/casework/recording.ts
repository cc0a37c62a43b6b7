import { dayIn } from '../calendar/zones.ts'
import { decide } from '../kernel/decide.ts'
import type { Entry, RegisterRecord, VerbInput } from '../kernel/record.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import { type Acting, actingAs } from './acting.ts'
import type { Change } from './change.ts'
import { changeOf } from './changing.ts'
import type { House } from './house.ts'
import { mentionRefusals, mentionsOf, namedIn } from './mentions.ts'
import type { Order } from './order.ts'
import type { Transaction } from './ports.ts'
import type { Who } from './who.ts'

/** A paper somebody else types in: who does, and how it is filed beside the entry of the verb it stands for. */
export interface Recording {
  readonly recorder: Acting
  file(entry: Entry): Change
}

/** Who sees the answer: the recorder where there is one, because typing in for somebody does not lend his or her eyes. */
export async function readerOf(house: House, tx: Transaction, who: Who, acting: Acting): Promise<Acting | Refusal> {
  const recorder = recorderOf(who)
  return recorder ? actingAs(house, tx, recorder) : acting
}

/** Recorder and signer belong to the same unit: a paper of an outsider's is no business of a post given here. */
function recorderOf(who: Who): Who | null {
  if (who.kind !== 'person' || who.recorder === undefined) return null
  return { kind: 'person', person: who.recorder, home: who.unit, unit: who.unit }
}

/**
 * Judges the paper before the verb is judged: somebody who may not record learns nothing of what the signer might do. Null when nobody records; refusals
 * when the paper does not stand.
 */
export async function recordingOf(
  house: House,
  tx: Transaction,
  order: Order,
  { register, before, recorder }: { register: Register; before: RegisterRecord | null; recorder: Acting },
): Promise<Recording | null | { readonly refusals: readonly Refusal[] }> {
  const who = recorderOf(order.who)
  if (!who || order.who.kind !== 'person') return null
  const { actor, unit } = recorder
  if (order.who.home !== order.who.unit) return { refusals: [refusal('not-permitted')] }
  const map = house.traces.recording
  const papers = house.registers.get(map.register)
  if (!papers) throw new Error(`the house has no register ${map.register}`)
  const now = house.clock.now()
  const input = inputOf(house, order, register, before && dayIn(before.openedAt, unit.zone))
  const ids = { entryId: house.ids.uuid7(now), recordId: house.ids.uuid7(now) }
  const situation = { now, zone: unit.zone, unit: unit.unit, settings: {}, ...ids }
  const judged = (more: VerbInput['fields']) =>
    decide(papers, null, map.file, { fields: { ...input, ...more } }, actor, situation)
  const first = judged({})
  if (!first.ok) return { refusals: first.refusals }
  const named = namedIn(house, papers, who, { fields: input })
  const mentions = await mentionsOf(tx, who, { ...named, records: [...named.people, ...named.records] })
  const wrong = await mentionRefusals(house, tx, actor, papers, null, first.entry, mentions)
  if (wrong.length > 0) return { refusals: wrong }
  return {
    recorder,
    file(entry) {
      const filed = judged({ [map.target]: entry.record, [map.entry]: entry.id })
      if (!filed.ok) throw new Error(`a paper that stood does not: ${filed.refusals[0]?.code}`)
      return changeOf(house, filed, { before: null, key: null, idempotency: null })
    },
  }
}

function inputOf(house: House, { who, verb }: Order, register: Register, began: string | null) {
  const map = house.traces.recording
  const { person, paper } = who.kind === 'person' ? who : { person: '', paper: undefined }
  const label = register.verbs[verb]?.label.zh ?? verb
  return {
    [map.about]: `${register.label.zh}：${label}`.slice(0, 200),
    [map.signer]: person,
    [map.subject]: register.name,
    [map.verb]: verb.slice(0, 60),
    ...(began === null ? {} : { [map.began]: began }),
    ...(paper ? { [map.signedOn]: paper.signedOn, [map.scan]: paper.scan } : {}),
  }
}
