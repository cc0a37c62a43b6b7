import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { Finding, Part } from './finding.ts'
import { readScript, visitAll } from './script.ts'
import { filesBelow, isScript, isTest } from './tree.ts'

/** Each debt with its ceiling. The file may only ever be written with smaller figures: `npm run check -- --tighten`. */
const ratchetFile = 'tools/ratchet.json'

/** What each count is, and what would make it fall. */
export const debts = {
  typeAssertions:
    '`x as T` claims what the compiler cannot see: check it at the border, or declare the type so that it follows',
  doubleAssertions: '`x as unknown as T` claims what the compiler denies',
  nonNullAssertions: '`x!` claims that something is there: handle the case that it is not',
} as const

export type Debts = { readonly [debt in keyof typeof debts]: number }

const isConstAssertion = (node: ts.AsExpression): boolean => node.type.getText() === 'const'

/** Counts over everything we ship: src and web without tests. */
function countDebts(root: string): Debts {
  const counts = { typeAssertions: 0, doubleAssertions: 0, nonNullAssertions: 0 }
  for (const file of filesBelow(root, ['src', 'web']).filter((name) => isScript(name) && !isTest(name))) {
    visitAll(readScript(root, file).tree, (node) => {
      if (ts.isNonNullExpression(node)) counts.nonNullAssertions += 1
      if (!ts.isAsExpression(node) || isConstAssertion(node)) return
      counts.typeAssertions += 1
      if (ts.isAsExpression(node.expression) && !isConstAssertion(node.expression)) counts.doubleAssertions += 1
    })
  }
  return counts
}

function readCeilings(text: string): { readonly [debt: string]: number } {
  return JSON.parse(text)
}

/** The ceilings as last committed; undefined in a tree without history, or before the file's first commit. */
function committedCeilings(root: string): { readonly [debt: string]: number } | undefined {
  try {
    return readCeilings(
      execFileSync('git', ['show', `HEAD:./${ratchetFile}`], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )
  } catch {
    return undefined
  }
}

const keys = Object.keys(debts) as (keyof typeof debts)[]

export const debtsPart: Part = {
  name: 'debts',
  weight: 2,
  async look(root) {
    const file = path.join(root, ratchetFile)
    if (!existsSync(file))
      return { findings: [{ file: ratchetFile, message: 'is missing: it holds the ceiling of every debt' }] }
    const ceilings = readCeilings(readFileSync(file, 'utf8'))
    const committed = committedCeilings(root)
    const counts = countDebts(root)
    const findings: Finding[] = []
    const notes: string[] = []
    for (const debt of keys) {
      const ceiling = ceilings[debt] ?? 0
      const before = committed?.[debt]
      if (before !== undefined && ceiling > before)
        findings.push({
          file: ratchetFile,
          message: `${debt} was raised from ${before} to ${ceiling}: a ceiling may only fall`,
        })
      if (counts[debt] > ceiling)
        findings.push({
          file: ratchetFile,
          message: `${debt}: ${counts[debt]}, at most ${ceiling} are allowed; ${debts[debt]}`,
        })
      if (counts[debt] < ceiling) notes.push(`${debt} ${counts[debt]} of ${ceiling}`)
    }
    if (notes.length > 0) notes.push('lower the ceilings with npm run check -- --tighten')
    return { findings, notes }
  },
}

/** Lowers every ceiling to what is there now; raises none. */
export function tighten(root: string): Debts {
  const file = path.join(root, ratchetFile)
  const ceilings = readCeilings(readFileSync(file, 'utf8'))
  const counts = countDebts(root)
  const lowered = Object.fromEntries(keys.map((debt) => [debt, Math.min(counts[debt], ceilings[debt] ?? 0)]))
  writeFileSync(file, `${JSON.stringify(lowered, undefined, 2)}\n`)
  return counts
}
