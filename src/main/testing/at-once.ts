import { perform } from '../../casework/perform.ts'
import type { Order } from '../../casework/order.ts'
import type { PersonWho } from '../../casework/who.ts'
import type { Fields } from '../../kernel/fields.ts'
import type { County } from './county.ts'

type Pressed = Omit<Order, 'key'>

/** What came of orders that were given at once: which were done, in the order they were given, and with which codes the others were refused. */
export interface AtOnce {
  readonly done: readonly boolean[]
  readonly refused: readonly string[]
}

export interface Hands {
  begins(who: PersonWho, register: string, verb: string, fields: Fields): Promise<string>
  goes(who: PersonWho, register: string, record: string, verb: string, fields?: Fields): Promise<unknown>
  /** Everybody presses the button at the same moment. */
  atOnce(orders: readonly Pressed[]): Promise<AtOnce>
}

let pressed = 0
/** As many as the county's store holds. */
const connections = 10

/** Connections are opened when they are wanted. Whoever presses while only one stands is done before the others have theirs: a race that nobody can lose. */
async function allStand({ house, first }: County): Promise<void> {
  let open = 0
  let all = () => {}
  const stand = new Promise<void>((resolve) => {
    all = resolve
  })
  const holds = () =>
    house.store.transact({ unit: first.unit }, async (tx) => {
      await tx.record(first.department)
      open += 1
      if (open === connections) all()
      await stand
      return { value: null }
    })
  await Promise.all(Array.from({ length: connections }, holds))
}

export function handsOf(county: County): Hands {
  return {
    begins: async (who, register, verb, fields) =>
      (await county.does({ who, register, verb, input: { fields } })).record.id,
    goes: (who, register, record, verb, fields = {}) => county.does({ who, register, record, verb, input: { fields } }),
    async atOnce(orders) {
      await allStand(county)
      const answers = await Promise.all(
        orders.map((order) => perform(county.house, { ...order, key: `at-once-${++pressed}` })),
      )
      const refused = answers.flatMap((answer) => (answer.ok ? [] : answer.refusals.map(({ code }) => code)))
      return { done: answers.map(({ ok }) => ok), refused: [...new Set(refused)].sort() }
    },
  }
}

/** The posts that the registers of money and things ask for, held by people of the first centre; and those registers in use. */
export async function furnish(county: County, registers: readonly string[]): Promise<void> {
  const { first } = county
  const { begins, goes } = handsOf(county)
  const posts: readonly (readonly [PersonWho, string])[] = [
    [first.auditor, 'accountant'],
    [first.leader, 'deputy-director'],
    [first.head, 'legal-adviser'],
    [first.office, 'cashier'],
    [first.reviewers[1], 'asset-manager'],
  ]
  for (const [{ person }, post] of posts) {
    const fields = { person, post, from: '2026-01-01' }
    await county.does({
      ...{ who: { kind: 'house', unit: first.unit }, register: 'appointment', verb: 'appoint' },
      input: { fields },
    })
  }
  const sets = async (register: string, setting: string, value: number) => {
    const fields = { register, setting, value, from: '2026-01-01', ground: '党组会决定' }
    await goes(first.director, 'setting', await begins(first.office, 'setting', 'propose', fields), 'approve')
  }
  for (const register of registers) await sets(register, 'inUse', 1)
  if (registers.includes('meeting')) await sets('meeting', 'inviteDays', 0)
}
