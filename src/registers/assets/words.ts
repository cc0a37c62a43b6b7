import type { Facts, PartySpec } from '../../kernel/spec.ts'
import type { Question } from '../../kernel/where.ts'
import { type Asked, fen, held, type Questions, sizeOf, stateOf, told } from '../words.ts'

/** Who keeps what the house owns, and who answers for it. */
export const keepers = {
  manager: { post: 'asset-manager', label: { zh: '资产管理员', en: 'asset manager' } },
  office: { post: 'office', label: { zh: '办公室', en: 'office' } },
  accountant: { post: 'accountant', label: { zh: '会计', en: 'accountant' } },
  leader: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

export const everyone = { everyone: true, label: { zh: '全体人员', en: 'everyone' } } as const satisfies PartySpec
export const discipline = {
  post: 'discipline-group',
  label: { zh: '派驻纪检监察组', en: 'resident discipline group' },
} as const satisfies PartySpec

/** How an asset is: what cannot be used any more and still stands on the books is listed for disposal. */
export const conditions = {
  good: { zh: '完好', en: 'Good' },
  damaged: { zh: '损坏可修', en: 'Damaged, can be repaired' },
  unusable: { zh: '无法使用', en: 'Unusable' },
} as const

/** The ids a list of references holds. */
export function idsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []
}

/** Of the cards that are named, those that may still be given away. */
function cardsStanding(ids: unknown): Question {
  const any = idsOf(ids).map((id) => ({ id }))
  return { register: 'asset-card', ask: 'count', where: { state: ['in-use', 'idle'], any } }
}

/** What the cards that are named cost. */
function cardsWorth(ids: unknown): Question {
  const any = idsOf(ids).map((id) => ({ id }))
  return { register: 'asset-card', ask: 'sum', field: 'value', where: { any } }
}

/** The topic a record rests on, with its row held, and what was given away on it already: one decision is not used up twice. */
export function topicOf({ record: { fields } }: Asked): Questions {
  const topic = fields['decision']
  if (typeof topic !== 'string') return {}
  const onIt = { ask: 'sum', field: 'value', where: { fields: { decision: { is: topic } } }, lock: topic } as const
  return {
    ...held('meeting-topic', topic),
    disposedOnIt: { register: 'asset-disposal', ...onIt },
    handedOnIt: { register: 'asset-hand-over', ...onIt },
  }
}

/** Whether a meeting decided to give away so much, beside what it was used for before. */
export function decidedFor({ record: { fields }, known }: Facts): boolean {
  const topic = known['meeting-topic']
  const inAll = fen(known['disposedOnIt']) + fen(known['handedOnIt']) + fen(fields['value'])
  return stateOf(topic) === 'decided' && told(topic, 'kind') === 'disposal' && fen(told(topic, 'amount')) >= inAll
}

/** Every card that is named stands in the books and is with the house. */
export function allStand({ record: { fields }, known }: Facts): boolean {
  return sizeOf(fields['cards']) > 0 && known['standing'] === sizeOf(fields['cards'])
}

/** What the machine reads of a list of cards when a record names it. */
export function cardQuestions({ record: { fields } }: Asked): Questions {
  const cards = fields['cards']
  if (sizeOf(cards) === 0) return {}
  return { standing: cardsStanding(cards), worth: cardsWorth(cards) }
}

/**
 * Disposals and hand-overs that are under way for one of these assets, with the row of every one of them held: two lists that share an asset and begin with
 * different ones must not overlook each other.
 */
export function underWay({ record: { fields } }: Asked): Questions {
  const cards = idsOf(fields['cards'])
  if (cards.length === 0) return {}
  const any = cards.map((card) => ({ fields: { cards: { is: card } } }))
  return {
    disposals: { register: 'asset-disposal', ask: 'count', where: { closed: false, any }, lock: cards },
    handOvers: { register: 'asset-hand-over', ask: 'count', where: { closed: false, any }, lock: cards },
  }
}

export function noneUnderWay({ known }: Facts): boolean {
  return fen(known['disposals']) + fen(known['handOvers']) === 0
}

/** Whether one of the leadership acts, or somebody who stands in for one. */
export function leads({ actor }: Facts): boolean {
  if (actor.kind !== 'person') return false
  const posts = [...actor.posts, ...actor.standsInFor.flatMap((one) => one.posts)]
  return posts.some(({ post }) => post === 'deputy-director' || post === 'director')
}
