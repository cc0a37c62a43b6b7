import type { Registers } from '../kernel/assemble.ts'
import { part, type Register } from '../kernel/register.ts'
import { readCaseValue, UnknownName } from './read-value.ts'
import type { Expectation, Scenario } from './scenario.ts'
import type { Seen, World } from './world.ts'

/** A scenario while it is played. */
export interface Play {
  readonly scenario: Scenario
  readonly world: World
  readonly registers: Registers
  readonly aliases: Map<string, { readonly register: string; readonly id: string }>
  /** Aliases whose record did not become what the author meant; nothing more is said about them. */
  readonly spoilt: Set<string>
  /** Register of the first record. */
  first: string | null
}

type Checked = Exclude<Expectation, { readonly kind: 'refused' | 'warned' }>

/** What is wrong with one expectation: nothing, or one sentence. `subject` is the record of the line it stands on. */
export async function checkExpectation(
  expected: Checked,
  subject: string | null,
  play: Play,
): Promise<readonly string[]> {
  const alias = 'alias' in expected ? (expected.alias ?? subject) : null
  if (expected.kind === 'indicator') return play.spoilt.size > 0 ? [] : checkIndicator(expected, play)
  if (expected.kind === 'count') return play.spoilt.size > 0 ? [] : checkCount(expected, play)
  if (expected.kind === 'created') return checkCreated(expected, play)
  if (alias === null) return ['no record is named']
  if (play.spoilt.has(alias)) return []
  const known = play.aliases.get(alias)
  if (!known) return [`there is no record '${alias}' yet`]
  const register = play.registers.get(known.register)
  const seen = await play.world.see(known.register, known.id)
  if (!seen || !register) return [`${alias} is gone`]
  try {
    const says = await checkSeen(expected, alias, seen, register, play)
    return says === null ? [] : [says]
  } catch (error) {
    if (error instanceof UnknownName) return [error.message]
    throw error
  }
}

type OfRecord = Exclude<Checked, { readonly kind: 'indicator' | 'count' | 'created' }>

async function checkSeen(
  expected: OfRecord,
  alias: string,
  seen: Seen,
  register: Register,
  play: Play,
): Promise<string | null> {
  const { world } = play
  switch (expected.kind) {
    case 'state':
      return seen.state === expected.state ? null : `${alias} should be ${expected.state}, is ${seen.state}`
    case 'overdue':
      return seen.overdue.length > 0 ? null : `${alias} should be overdue, is not`
    case 'in-time':
      return seen.overdue.length === 0 ? null : `${alias} should be in time, is overdue`
    case 'late':
      return seen.late.length > 0 ? null : `${alias} should have been late once, never was`
    case 'never-late':
      return seen.late.length === 0 ? null : `${alias} should never have been late, missed ${seen.late.join(' ')}`
    case 'raised':
      return raisedTo(seen, register).includes(expected.to)
        ? null
        : `${alias} should be raised to ${expected.to}, is to ${raisedTo(seen, register).join(' ') || 'nobody'}`
    case 'inbox': {
      const has = (await world.inbox(expected.name)).includes(seen.id)
      return has === expected.has ? null : `${alias} is ${has ? '' : 'not '}in the inbox of ${expected.name}`
    }
    case 'may': {
      const may = await world.may(expected.name, register.name, seen.id, expected.verb)
      return may === expected.may ? null : `${expected.name} ${may ? 'may' : 'may not'} ${expected.verb} ${alias}`
    }
    case 'reads': {
      const reads = await world.reads(expected.name, register.name, seen.id)
      return reads === expected.reads ? null : `${expected.name} ${reads ? 'can' : 'cannot'} read ${alias}`
    }
    case 'field':
      return checkField(expected, seen, register, play)
  }
}

/** Parties and names of letters: what a record was raised to, and by what paper. */
function raisedTo(seen: Seen, register: Register): string[] {
  return seen.raised.flatMap(({ deadline, step, to }) => {
    const rungs = part(register.deadlines, deadline)?.escalate ?? []
    const letters = rungs.flatMap(({ after, letter }) => (step === `escalate-${after}` && letter ? [letter.zh] : []))
    return [to, ...letters]
  })
}

async function checkField(
  { alias, field, value }: OfRecord & { readonly kind: 'field' },
  seen: Seen,
  register: Register,
  { world, aliases }: Play,
): Promise<string | null> {
  const declared = part(register.fields, field)
  if (!declared) return `${register.name} has no field ${field}`
  const wanted = JSON.stringify((await readCaseValue(declared, value, world, aliases)) ?? null)
  const found = JSON.stringify((Object.hasOwn(seen.fields, field) ? seen.fields[field] : null) ?? null)
  return wanted === found ? null : `${alias}.${field} should be ${wanted}, is ${found}`
}

async function checkIndicator(
  { register, name, value, base, outside }: Checked & { readonly kind: 'indicator' },
  { world, registers }: Play,
): Promise<readonly string[]> {
  const owners =
    register === null
      ? registers.current.filter((one) => part(one.indicators, name)).map((one) => one.name)
      : [register]
  if (owners.length !== 1)
    return [`indicator ${name} is declared by ${owners.join(' and ') || 'no register'}: write register.name`]
  const figure = await world.indicator(owners[0] ?? '', name)
  if (!figure) return [`${owners[0]} has no indicator ${name}`]
  const found = figure.base === null ? `${figure.value}` : `${figure.value}/${figure.base}`
  const wanted = base === null ? `${value}` : `${value}/${base}`
  if (found !== wanted) return [`indicator ${name} should be ${wanted}, is ${found}`]
  if (outside === null || outside === figure.outside) return []
  return [`indicator ${name} should be ${outside ? 'outside' : 'inside'} its threshold, is not`]
}

async function checkCount(
  { register, state, count }: Checked & { readonly kind: 'count' },
  { world }: Play,
): Promise<readonly string[]> {
  const records = (await world.list(register)).filter((record) => state === null || record.state === state)
  return records.length === count
    ? []
    : [`there should be ${count} ${state ?? ''} records of ${register}, there are ${records.length}`]
}

/** A record that a duty created, that another verb brought about (told by `field=value`), or the one the case has not named yet, gets its alias here. */
async function checkCreated(
  { register, alias, period }: Checked & { readonly kind: 'created' },
  play: Play,
): Promise<readonly string[]> {
  const [, field, value] = /^([^=]+)=(.+)$/.exec(period ?? '') ?? []
  const named = new Set([...play.aliases.values()].map(({ id }) => id))
  const records = (await play.world.list(register)).filter(({ id, duty, fields }) => {
    if (field !== undefined) return !named.has(id) && fields[field] === value
    return period === null ? !named.has(id) : duty?.period === period
  })
  const [record] = records
  if (!record || records.length > 1)
    return [`${records.length} records of ${register} were created${period === null ? '' : ` for ${period}`}`]
  play.aliases.set(alias, { register, id: record.id })
  play.first ??= register
  return []
}
