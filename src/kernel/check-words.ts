import { isDay } from '../calendar/days.ts'
import { type Defect, Defects, type House } from './defect.ts'
import { refusalCodes } from './refusal-codes.ts'
import type { RegisterSpec } from './spec.ts'

const kebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const camel = /^[a-z][a-zA-Z0-9]*$/

/** Verbs of entries the kernel itself writes. */
const ownVerbs = ['remind', 'overdue', 'escalate', 'erase', 'time', 'house']

/** Names, labels, versions and row ids: what is said, whatever it means. */
export function checkWords(specs: readonly RegisterSpec[], house: House): Defect[] {
  return [
    ...checkVersions(specs),
    ...checkRuleNames(specs),
    ...specs.flatMap((spec) => [
      ...checkNames(spec),
      ...checkLabels(spec),
      ...checkCovers(spec, house),
      ...checkCures(spec),
    ]),
    ...checkHouse(house),
  ]
}

function checkVersions(specs: readonly RegisterSpec[]): Defect[] {
  const seen = new Set<string>()
  const found: Defect[] = []
  for (const { name, version } of specs) {
    if (!isDay(version)) found.push({ at: `${name}: version`, says: `'${version}' is not the day it applies from` })
    if (seen.has(`${name}@${version}`)) found.push({ at: `${name}: version`, says: `${version} is declared twice` })
    seen.add(`${name}@${version}`)
  }
  return [...found, ...specs.flatMap((spec) => checkUpcast(spec, specs))]
}

/** A field that a later version no longer has must be brought over by that version's upcast, or old records would lose it from sight. */
function checkUpcast(spec: RegisterSpec, specs: readonly RegisterSpec[]): Defect[] {
  const before = specs
    .filter(({ name, version }) => name === spec.name && version < spec.version)
    .sort((a, b) => (a.version < b.version ? 1 : -1))[0]
  if (!before || spec.upcast) return []
  return Object.keys(before.fields)
    .filter((field) => !Object.hasOwn(spec.fields, field))
    .map((field) => ({
      at: `${spec.name}: upcast`,
      says: `version ${spec.version} drops '${field}' without an upcast`,
    }))
}

/** A rule's name is its refusal code, so it is unique over the house; only versions of one register share it. */
function checkRuleNames(specs: readonly RegisterSpec[]): Defect[] {
  const owner = new Map<string, string>()
  const found: Defect[] = []
  for (const { name, rules = {} } of specs) {
    for (const rule of Object.keys(rules)) {
      const other = owner.get(rule) ?? name
      owner.set(rule, other)
      if (other !== name)
        found.push({ at: `${name}: rules.${rule}`, says: `register ${other} has a rule of this name` })
      if (Object.hasOwn(refusalCodes, rule)) {
        found.push({ at: `${name}: rules.${rule}`, says: 'this name is a refusal code of the house' })
      }
    }
  }
  return found
}

function checkNames(spec: RegisterSpec): Defect[] {
  const defects = new Defects(spec.name)
  const look = (line: string, names: object | undefined, shape: RegExp, what: string) => {
    for (const name of Object.keys(names ?? {})) {
      if (!shape.test(name)) defects.add(`${line}.${name}`, `the name is not ${what}`)
      if (name in Object.prototype) defects.add(`${line}.${name}`, 'the language itself gives every object this name')
    }
  }
  if (!kebab.test(spec.name)) defects.add('name', 'the name is not kebab-case')
  if (!kebab.test(spec.domain)) defects.add('domain', 'the name is not kebab-case')
  look('fields', spec.fields, camel, 'camelCase')
  look('settings', spec.settings, camel, 'camelCase')
  look('parties', spec.parties, camel, 'camelCase')
  for (const [line, names] of Object.entries({
    states: spec.states,
    verbs: spec.verbs,
    rules: spec.rules,
    claims: spec.claims,
    deadlines: spec.deadlines,
    duties: spec.duties,
    indicators: spec.indicators,
  })) {
    look(line, names, kebab, 'kebab-case')
  }
  for (const verb of Object.keys(spec.verbs)) {
    if (ownVerbs.includes(verb)) defects.add(`verbs.${verb}`, 'the kernel writes entries of this name itself')
  }
  for (const party of Object.keys(spec.parties)) {
    if (party === 'time' || party === 'house') defects.add(`parties.${party}`, 'this name is the machine’s own')
  }
  return defects.found
}

/** Every label anywhere in the declaration. Types demand both languages; only running sees that neither is blank or in the wrong one. */
function checkLabels(spec: RegisterSpec): Defect[] {
  const defects = new Defects(spec.name)
  const walk = (value: unknown, line: string): void => {
    if (typeof value !== 'object' || value === null) return
    if ('zh' in value && 'en' in value) return checkLabel(defects, line, value.zh, value.en)
    for (const [key, inner] of Object.entries(value)) walk(inner, line ? `${line}.${key}` : key)
  }
  walk(spec, '')
  return defects.found
}

function checkLabel(defects: Defects, line: string, zh: unknown, en: unknown): void {
  if (typeof zh !== 'string' || !zh.trim()) defects.add(line, 'the Chinese label is empty')
  if (typeof en !== 'string' || !en.trim()) defects.add(line, 'the English label is empty')
  else if (/\p{Script=Han}/u.test(en)) defects.add(line, 'the English label has Chinese in it')
}

function checkCovers(spec: RegisterSpec, house: House): Defect[] {
  const defects = new Defects(spec.name)
  const rows = house.rows && new Set(house.rows)
  const walk = (value: unknown, line: string): void => {
    if (typeof value !== 'object' || value === null) return
    for (const [key, inner] of Object.entries(value)) {
      const at = line ? `${line}.${key}` : key
      if (key !== 'covers' || !Array.isArray(inner)) walk(inner, at)
      else
        for (const row of inner)
          if (rows && !rows.has(String(row))) defects.add(at, `the catalogue has no row '${row}'`)
    }
  }
  walk(spec, '')
  return defects.found
}

/** A word of one character stands in every finding; one that is said twice would count twice. */
function checkCures(spec: RegisterSpec): Defect[] {
  const defects = new Defects(spec.name)
  const check = (line: string, words: readonly string[] = []) => {
    for (const word of words) if ([...word.trim()].length < 2) defects.add(line, `'${word}' is too short to find by`)
    if (new Set(words).size < words.length) defects.add(line, 'a word is said twice')
  }
  check('cures', spec.cures)
  for (const [kind, parts] of Object.entries({ rules: spec.rules, duties: spec.duties, indicators: spec.indicators }))
    for (const [name, { cures }] of Object.entries(parts ?? {})) check(`${kind}.${name}.cures`, cures)
  return defects.found
}

function checkHouse(house: House): Defect[] {
  const defects = new Defects('house')
  for (const [line, labels] of Object.entries({ posts: house.posts, seats: house.seats })) {
    for (const [name, { zh, en }] of Object.entries(labels)) {
      if (!kebab.test(name)) defects.add(`${line}.${name}`, 'the name is not kebab-case')
      checkLabel(defects, `${line}.${name}`, zh, en)
    }
  }
  defects.names('inPerson', house.inPerson, house.posts, 'post')
  return defects.found
}
