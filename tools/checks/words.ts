import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding, Part } from './finding.ts'

const glossary = 'docs/words.md'
const registersFile = 'src/registers/index.ts'

interface Word {
  readonly english: string
  readonly chinese: string
  readonly line: number
}

/** What of a register has a name that people meet. Only the shape that is read here. */
interface Register {
  readonly name: string
  readonly states: Readonly<{ [state: string]: unknown }>
  readonly verbs: Readonly<{ [verb: string]: unknown }>
}

/** Rows of the glossary's tables: `| English identifier | 中文 | one sentence |`. Headings and rulers are no words. */
function readGlossary(text: string): { readonly words: Word[]; readonly findings: Finding[] } {
  const words: Word[] = []
  const findings: Finding[] = []
  const lines = text.split('\n')
  lines.forEach((line, at) => {
    if (!line.startsWith('|') || /^\|[\s|:-]+$/.test(line) || /^\|[\s|:-]+$/.test(lines[at + 1] ?? '')) return
    const [english = '', chinese = '', sentence = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('`', ''))
    if (english !== '' && chinese !== '' && sentence !== '') words.push({ english, chinese, line: at + 1 })
    else
      findings.push({
        file: glossary,
        line: at + 1,
        message: 'a word is `| English identifier | 中文 | one sentence |`',
      })
  })
  return { words, findings }
}

/** One word for one thing: an identifier that stands twice would be explained twice. */
function lookAtDoubles(words: readonly Word[]): Finding[] {
  const first = new Map<string, Word>()
  return words.flatMap((word) => {
    const before = first.get(word.english)
    if (before === undefined) first.set(word.english, word)
    return before === undefined
      ? []
      : [{ file: glossary, line: word.line, message: `“${word.english}” already stands on line ${before.line}` }]
  })
}

function isRegister(value: unknown): value is Register {
  return typeof value === 'object' && value !== null && 'name' in value && 'states' in value && 'verbs' in value
}

/** Any exported list of registers counts, specs or what `defineRegister` made of them (which keeps the spec under `spec`). */
async function loadRegisters(root: string): Promise<Register[]> {
  const module: Readonly<{ [name: string]: unknown }> = await import(pathToFileURL(path.join(root, registersFile)).href)
  const found: Register[] = []
  for (const value of Object.values(module)) {
    if (!Array.isArray(value)) continue
    for (const entry of value) {
      const spec: unknown = typeof entry === 'object' && entry !== null && 'spec' in entry ? entry.spec : entry
      if (isRegister(spec)) found.push(spec)
    }
  }
  return found
}

function lookAtRegisters(registers: readonly Register[], words: readonly Word[]): Finding[] {
  const known = new Set(words.map(({ english }) => english))
  const wanted = new Map<string, string>()
  for (const register of registers) {
    const say = (name: string, what: string): void => {
      if (!known.has(name) && !wanted.has(name))
        wanted.set(name, `“${name}” (${what}) is not in the glossary: add \`| ${name} | 中文 | one sentence |\``)
    }
    say(register.name, 'a register')
    for (const state of Object.keys(register.states)) say(state, `a state of ${register.name}`)
    for (const verb of Object.keys(register.verbs)) say(verb, `a verb of ${register.name}`)
  }
  return [...wanted.values()].map((message) => ({ file: glossary, message }))
}

export const words: Part = {
  name: 'words',
  weight: 1,
  async look(root) {
    if (!existsSync(path.join(root, glossary)))
      return { findings: [{ file: glossary, message: 'there is no glossary' }] }
    const { words: entries, findings } = readGlossary(readFileSync(path.join(root, glossary), 'utf8'))
    const all = [...findings, ...lookAtDoubles(entries)]
    if (!existsSync(path.join(root, registersFile)))
      return { findings: all, notes: [`there is no ${registersFile} yet: its words were not compared`] }
    const registers = await loadRegisters(root)
    if (registers.length === 0) all.push({ file: registersFile, message: 'exports no list of registers' })
    return { findings: [...all, ...lookAtRegisters(registers, entries)] }
  },
}
