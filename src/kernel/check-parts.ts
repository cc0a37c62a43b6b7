import { type Defect, Defects, type House } from './defect.ts'
import type { FieldKind, FieldSpec } from './fields.ts'
import type { CauseSpec, PartySpec, RegisterSpec } from './spec.ts'

const titleKinds: readonly FieldKind[] = ['text', 'longtext', 'choice', 'day', 'integer', 'money']
/** Kinds whose equality a unique index can hold. */
const claimKinds: readonly FieldKind[] = [
  'text',
  'integer',
  'money',
  'day',
  'instant',
  'choice',
  'person',
  'department',
  'unit',
  'ref',
]

/** Fields, columns, parties, claims, rules and what leaves to the public: that each names what exists and is of the right kind. */
export function checkParts(spec: RegisterSpec, specs: readonly RegisterSpec[], house: House): Defect[] {
  const defects = new Defects(spec.name)
  for (const [name, field] of Object.entries(spec.fields)) checkField(spec, name, field, specs, defects)
  checkAliases(spec, defects)
  checkColumns(spec, defects)
  for (const [name, party] of Object.entries(spec.parties)) checkParty(spec, name, party, specs, house, defects)
  defects.names('readers', spec.readers, spec.parties, 'party')
  for (const [name, verb] of Object.entries(spec.verbs)) {
    defects.names(`verbs.${name}.takes`, verb.takes, spec.fields, 'field')
    defects.names(`verbs.${name}.needs`, verb.needs, spec.fields, 'field')
    for (const cause of verb.causes ?? []) checkCause(`verbs.${name}.causes`, cause, specs, defects)
    if (verb.erases !== undefined) checkKind(spec, `verbs.${name}.erases`, verb.erases, ['ref', 'text'], defects)
  }
  for (const [name, rule] of Object.entries(spec.rules ?? {})) {
    defects.names(`rules.${name}.on`, rule.on, spec.verbs, 'verb')
    if (rule.on.length === 0) defects.add(`rules.${name}.on`, 'it watches no verb')
    if (rule.at !== undefined) defects.names(`rules.${name}.at`, [rule.at], spec.fields, 'field')
  }
  for (const [name, claim] of Object.entries(spec.claims ?? {})) {
    if (claim.fields.length === 0) defects.add(`claims.${name}.fields`, 'it claims nothing')
    for (const field of claim.fields) checkKind(spec, `claims.${name}.fields`, field, claimKinds, defects)
  }
  if (spec.public) {
    defects.names('public.after', [spec.public.after], spec.verbs, 'verb')
    defects.names('public.fields', spec.public.fields, spec.fields, 'field')
    for (const field of spec.public.fields) {
      if (spec.fields[field]?.readers) defects.add('public.fields', `'${field}' is not even for every reader inside`)
    }
  }
  return defects.found
}

function checkField(
  spec: RegisterSpec,
  name: string,
  field: FieldSpec,
  specs: readonly RegisterSpec[],
  defects: Defects,
): void {
  const line = `fields.${name}`
  defects.names(`${line}.readers`, field.readers, spec.parties, 'party')
  if ('register' in field && !specs.some((other) => other.name === field.register)) {
    defects.add(`${line}.register`, `there is no register '${field.register}'`)
  }
  if ('readersOf' in field && field.readersOf !== undefined)
    checkKind(spec, `${line}.readersOf`, field.readersOf, ['ref'], defects)
  if ('choices' in field && Object.keys(field.choices).length === 0)
    defects.add(`${line}.choices`, 'there is nothing to choose')
  if ('min' in field && 'max' in field && field.min !== undefined && field.max !== undefined && field.min > field.max) {
    defects.add(line, 'the least is more than the most')
  }
}

/** One heading of an imported ledger must mean one field. A field's own labels count as headings too. */
function checkAliases(spec: RegisterSpec, defects: Defects): void {
  const owner = new Map<string, string>()
  for (const [name, { aliases = [], label }] of Object.entries(spec.fields)) {
    for (const alias of new Set([...aliases, label.zh])) {
      const other = owner.get(alias)
      if (other !== undefined) defects.add(`fields.${name}.aliases`, `'${alias}' is also a heading of '${other}'`)
      if (!alias.trim()) defects.add(`fields.${name}.aliases`, 'an alias is empty')
      owner.set(alias, name)
    }
  }
}

function checkColumns(spec: RegisterSpec, defects: Defects): void {
  const { title, owner, department, amount } = spec.columns
  checkKind(spec, 'columns.title', title, titleKinds, defects)
  if (owner !== undefined) checkKind(spec, 'columns.owner', owner, ['person'], defects)
  if (department !== undefined) checkKind(spec, 'columns.department', department, ['department'], defects)
  if (amount !== undefined) checkKind(spec, 'columns.amount', amount, ['money'], defects)
}

function checkParty(
  spec: RegisterSpec,
  name: string,
  party: PartySpec,
  specs: readonly RegisterSpec[],
  house: House,
  defects: Defects,
): void {
  const line = `parties.${name}`
  if ('field' in party) checkKind(spec, `${line}.field`, party.field, ['person', 'people'], defects)
  if ('did' in party) defects.names(`${line}.did`, [party.did], spec.verbs, 'verb')
  if ('seat' in party && !Object.hasOwn(house.seats, party.seat))
    defects.add(`${line}.seat`, `there is no seat '${party.seat}'`)
  if ('through' in party) checkThrough(spec, line, party, specs, defects)
  if (!('post' in party)) return
  if (!Object.hasOwn(house.posts, party.post)) defects.add(`${line}.post`, `there is no post '${party.post}'`)
  if (party.of !== undefined) checkKind(spec, `${line}.of`, party.of, ['department'], defects)
}

/** One step only: parties that look through a further reference, and those that depend on no record, are not looked for. */
function checkThrough(
  spec: RegisterSpec,
  line: string,
  { through, parties }: PartySpec & { through: string; parties: readonly string[] },
  specs: readonly RegisterSpec[],
  defects: Defects,
): void {
  checkKind(spec, `${line}.through`, through, ['ref'], defects)
  const field = Object.hasOwn(spec.fields, through) ? spec.fields[through] : undefined
  const target = field?.kind === 'ref' ? specs.find((other) => other.name === field.register) : undefined
  if (parties.length === 0) defects.add(`${line}.parties`, 'it looks for nobody')
  if (!target) return
  defects.names(`${line}.parties`, parties, target.parties, 'party')
  for (const name of parties) {
    const one = Object.hasOwn(target.parties, name) ? target.parties[name] : undefined
    if (one && !('field' in one) && !('did' in one) && !('post' in one && one.of !== undefined)) {
      defects.add(`${line}.parties`, `'${name}' does not depend on the record of ${target.name}`)
    }
  }
}

/** What a verb brings about must exist and be for the house to do: nobody's power reaches farther through it than the other register says. */
function checkCause(
  line: string,
  { register, verb }: CauseSpec,
  specs: readonly RegisterSpec[],
  defects: Defects,
): void {
  const target = specs.find((other) => other.name === register)
  const caused = target && Object.hasOwn(target.verbs, verb) ? target.verbs[verb] : undefined
  if (!target) defects.add(line, `there is no register '${register}'`)
  else if (!caused) defects.add(line, `${register} has no verb '${verb}'`)
  else if (!caused.by.includes('house')) defects.add(line, `${register}.${verb} is not for 'house' to do`)
}

export function checkKind(
  spec: RegisterSpec,
  line: string,
  field: string,
  kinds: readonly FieldKind[],
  defects: Defects,
): void {
  const declared = Object.hasOwn(spec.fields, field) ? spec.fields[field] : undefined
  if (!declared) defects.add(line, `there is no field '${field}'`)
  else if (!kinds.includes(declared.kind)) {
    defects.add(line, `field '${field}' is of kind ${declared.kind}, wanted is ${kinds.join(' or ')}`)
  }
}
