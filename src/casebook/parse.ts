import { isDay } from '../calendar/days.ts'
import { parseExpectation } from './parse-expectation.ts'
import type { Balance, CaseDefect, CastMember, Expectation, RawField, Scenario, ScenarioLine } from './scenario.ts'
import { clausesOf, tokensOf } from './tokens.ts'

/** Hour at which a line happens that names none. */
const officeHour = '09:00'

export interface Parsed {
  /** Null when even the heading cannot be read. */
  readonly scenario: Scenario | null
  readonly defects: readonly CaseDefect[]
}

interface Place {
  readonly file: string
  readonly line: number
}

type Complain = (line: number, says: string) => void

/** Reads a scenario file. Every line that cannot be read is a defect of its own; the others are read all the same. */
export function parseScenario(file: string, text: string): Parsed {
  const defects: CaseDefect[] = []
  const complain: Complain = (line, says) => defects.push({ file, line, says })
  const rows = text.split(/\r?\n/)
  const heading = /^# ([a-z0-9]+(?:-[a-z0-9]+)*): (\S.*)$/.exec(rows[0] ?? '')
  if (!heading) complain(1, 'the first line is not "# name: what it shows"')
  const stage: Stage = { follows: null, beside: [], departments: [], cast: [], uses: [], settings: [] }
  const lines: ScenarioLine[] = []
  rows.forEach((row, index) => {
    const tokens = tokensOf(row)
    if (tokens.length === 0 || row.startsWith('#')) return
    if (!readStage(tokens, stage, (says) => complain(index + 1, says)))
      readLine(tokens, { file, line: index + 1 }, lines, complain)
  })
  checkOrder(lines, complain)
  if (lines.at(-1)?.kind !== 'balance') complain(rows.length, 'a scenario ends in a balance')
  const [, name = '', sentence = ''] = heading ?? []
  defects.sort((a, b) => a.line - b.line)
  return { scenario: heading ? { file, name, sentence, ...stage, lines } : null, defects }
}

interface Stage {
  follows: string | null
  readonly beside: string[]
  readonly departments: string[]
  readonly cast: CastMember[]
  readonly uses: string[]
  readonly settings: Scenario['settings'][number][]
}

/** Lines before anything happens: `follows STORY`, `beside STORY…`, `department NAME`, `cast NAME POST…`, `uses REGISTER-OR-DOMAIN…`, `setting REGISTER.NAME=FIGURE`. */
function readStage([head = '', ...rest]: readonly string[], stage: Stage, complain: (says: string) => void): boolean {
  if (head === 'follows') {
    if (stage.follows !== null || rest.length !== 1) complain('a story follows one other')
    stage.follows = rest[0] ?? null
  } else if (head === 'beside') {
    stage.beside.push(...rest)
    if (rest.length === 0) complain('a story is told beside another')
  } else if (head === 'department') {
    stage.departments.push(...rest)
    if (rest.length === 0) complain('a department has no name')
  } else if (head === 'cast') {
    const [name = '', ...words] = rest
    if (name === '' || ['time', 'house', 'balance'].includes(name)) complain(`'${name}' is no name for a person`)
    if (stage.cast.some((member) => member.name === name)) complain(`${name} is cast twice`)
    stage.cast.push(castMember(name, words, stage, complain))
  } else if (head === 'uses') {
    stage.uses.push(...rest)
    if (rest.length === 0) complain('what is used has no name')
  } else if (head === 'setting') {
    const read = /^([a-z0-9-]+)\.([a-zA-Z0-9]+)=(-?\d+)$/.exec(rest.join(''))
    if (!read) complain('a setting is written register.name=figure')
    else stage.settings.push({ register: read[1] ?? '', setting: read[2] ?? '', value: Number(read[3]) })
  } else return false
  return true
}

/** Whether the story brings its whole stage with it. */
function begins({ follows, beside }: Stage): boolean {
  return follows === null && beside.length === 0
}

function castMember(
  name: string,
  words: readonly string[],
  stage: Stage,
  complain: (says: string) => void,
): CastMember {
  const posts: CastMember['posts'][number][] = []
  const standsInFor: string[] = []
  let seat: string | null = null
  for (const word of words) {
    const [post = '', department = null] = word.split('@')
    if (word.startsWith('seat:')) seat = word.slice('seat:'.length)
    else if (word.startsWith('for:')) standsInFor.push(word.slice('for:'.length))
    else posts.push({ post, department })
    if (department !== null && begins(stage) && !stage.departments.includes(department))
      complain(`there is no department ${department} above`)
  }
  for (const absent of standsInFor) {
    if (begins(stage) && !stage.cast.some((member) => member.name === absent)) complain(`${absent} is not cast above`)
  }
  return { name, posts, seat, standsInFor }
}

function readLine(tokens: readonly string[], at: Place, lines: ScenarioLine[], complain: Complain): void {
  const [head = '', ...rest] = tokens
  const { line } = at
  if (head === 'balance') return void lines.push(readBalance(rest, at, complain))
  if (!isDay(head)) return complain(line, `'${head}' is neither a day nor cast, department, setting or balance`)
  const timed = /^([01]\d|2[0-3]):[0-5]\d$/.test(rest[0] ?? '')
  const time = timed ? (rest[0] ?? officeHour) : officeHour
  const words = timed ? rest.slice(1) : rest
  const cut = words.indexOf('expect')
  const expects = cut < 0 ? [] : readExpectations(words.slice(cut + 1), line, complain)
  const doing = cut < 0 ? words : words.slice(0, cut)
  const dated = { ...at, day: head, time, expects }
  if (doing[0] === '(time)' || doing.length === 0) {
    if (doing.length > 1) complain(line, `time does nothing: '${doing.slice(1).join(' ')}'`)
    lines.push({ kind: 'wait', ...dated })
  } else lines.push({ kind: 'act', ...dated, ...readDoing(doing, line, complain) })
}

function readExpectations(words: readonly string[], line: number, complain: Complain): Expectation[] {
  const clauses = clausesOf(words)
  if (clauses.length === 0) complain(line, 'nothing is expected')
  return clauses.flatMap((clause) => {
    const read = parseExpectation(clause)
    if (typeof read !== 'string') return [read]
    complain(line, read)
    return []
  })
}

/** `ACTOR VERB [REGISTER] ALIAS field=value… "note" @recorder=NAME` */
function readDoing(words: readonly string[], line: number, complain: Complain) {
  const [actor = '', verb = '', ...rest] = words
  const plain = rest.filter((word) => !word.startsWith('"') && !word.includes('='))
  const [register, alias] = plain.length > 1 ? [plain[0] ?? null, plain[1] ?? ''] : [null, plain[0] ?? '']
  if (verb === '') complain(line, `${actor} does nothing`)
  if (alias === '') complain(line, 'no record is named')
  if (plain.length > 2) complain(line, `'${plain.slice(2).join(' ')}' is not understood`)
  const fields: RawField[] = []
  let recorder: string | null = null
  for (const word of rest) {
    const [, field = '', value = ''] = /^([^="]+)=([\s\S]*)$/.exec(word) ?? []
    if (field === '@recorder') recorder = value
    else if (field !== '') fields.push({ field, value })
  }
  const notes = rest.filter((word) => word.startsWith('"'))
  if (notes.length > 1) complain(line, 'there are two notes')
  return { actor, verb, register, alias, fields, note: notes[0]?.slice(1) ?? null, recorder }
}

/** `balance [REGISTER:] WORD N · WORD N` */
function readBalance(words: readonly string[], at: Place, complain: Complain): Balance {
  const named = words[0]?.endsWith(':') ? words[0].slice(0, -1) : null
  const parts = (named === null ? words : words.slice(1)).filter((word) => word !== '·')
  const counts: { word: string; count: number }[] = []
  for (let index = 0; index < parts.length; index += 2) {
    const figure = parts[index + 1] ?? ''
    if (/^\d+$/.test(figure)) counts.push({ word: parts[index] ?? '', count: Number(figure) })
    else complain(at.line, `'${parts[index]} ${figure}' is not a word and a figure`)
  }
  if (parts.length === 0) complain(at.line, 'a balance counts something')
  return { kind: 'balance', ...at, register: named, counts }
}

function checkOrder(lines: readonly ScenarioLine[], complain: Complain): void {
  let before = ''
  for (const line of lines) {
    if (line.kind === 'balance') continue
    const at = `${line.day} ${line.time}`
    if (at < before) complain(line.line, `${at} lies before the line above it`)
    before = at
  }
}
