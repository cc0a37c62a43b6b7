import type { Register } from './register.ts'
import type { Condition, Where } from './where.ts'

/** Ends that bound nothing: a window open on one side. */
const everBefore = '1000-01-01'
const everAfter = '9999-12-31'

/** The records a figure counts, as a list shows them: the query string of their register's list. */
export interface CountedRecords {
  readonly register: string
  readonly query: string
}

type Asked = [name: string, value: string][]

/**
 * The question of a list that asks for these records, so that a figure leads to what it counts. `indicator` names the one whose declared condition this is: it stands in
 * the address where the condition itself has no form there. Null when no list can show them.
 */
export function countedRecords(register: Register, where: Where, indicator?: string): CountedRecords | null {
  const { any, within, state, closed, late, id } = where
  const rules = rulesOf(where)
  if (id !== undefined || where.warned?.before !== undefined) return null
  if (any && indicator !== undefined) return addressOf(register, [['counted', indicator], ...spanOf(within)])
  const fields = conditionsOf(where)
  if (rules === null || fields === null) return null
  return addressOf(register, [
    ...(state ? [['state', state.join(',')] satisfies Asked[number]] : []),
    ...(closed === undefined ? [] : [['closed', String(closed)] satisfies Asked[number]]),
    ...(late === undefined ? [] : [['late', String(late)] satisfies Asked[number]]),
    ...rules,
    ...fields,
    ...spanOf(within),
  ])
}

function addressOf({ name }: Register, asked: Asked): CountedRecords {
  // Commas part the values of a list; they stay legible.
  const escaped = (text: string) => encodeURIComponent(text).replaceAll('%2C', ',')
  return { register: name, query: asked.map(([one, value]) => `${one}=${escaped(value)}`).join('&') }
}

/** Rules that warned and were passed over: one, since a moment, or any of several. */
function rulesOf({ warned, any }: Where): Asked | null {
  if (warned && any) return null
  if (warned)
    return [['warned', warned.rule], ...(warned.from ? [['warned.from', warned.from] satisfies Asked[number]] : [])]
  const names = (any ?? []).map((one) =>
    Object.keys(one).length === 1 && !one.warned?.from ? one.warned?.rule : undefined,
  )
  const known = names.filter((name) => name !== undefined)
  if (known.length < names.length) return null
  return known.length === 0 ? [] : [['warned', known.join(',')]]
}

/** A window over a day field says that the field is filled; beside it no other condition on that field has room. */
function conditionsOf({ fields = {}, within }: Where): Asked | null {
  const ranged = typeof within?.of === 'object' ? within.of.field : null
  const asked: Asked = []
  for (const [name, condition] of Object.entries(fields)) {
    if (name !== ranged) asked.push(...conditionOf(name, condition))
    else if (!('filled' in condition && condition.filled)) return null
  }
  return asked
}

function conditionOf(name: string, condition: Condition): Asked {
  if ('is' in condition) return [[`f.${name}`, String(condition.is)]]
  if ('in' in condition) return [[`f.${name}`, condition.in.join(',')]]
  if ('filled' in condition) return [[`f.${name}.filled`, String(condition.filled)]]
  return [
    ...(condition.from === undefined ? [] : [[`f.${name}.from`, String(condition.from)] satisfies Asked[number]]),
    ...(condition.before === undefined ? [] : [[`f.${name}.before`, String(condition.before)] satisfies Asked[number]]),
  ]
}

function spanOf(within: Where['within']): Asked {
  if (!within) return []
  const name = typeof within.of === 'object' ? `f.${within.of.field}` : within.of
  return [
    ...(within.from === everBefore ? [] : [[`${name}.from`, within.from] satisfies Asked[number]]),
    ...(within.to === everAfter ? [] : [[`${name}.before`, within.to] satisfies Asked[number]]),
  ]
}
