import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

process.env['RECHECK_BACKEND'] = 'pure'
const { check } = await import('recheck')

const ROOMS = ['../text/', './']

type Literal = { readonly file: string; readonly source: string; readonly flags: string }

/** Every regular expression literal of the rooms' sources, found by the compiler's own parser. */
function literals(): Literal[] {
  const found: Literal[] = []
  for (const room of ROOMS) {
    const folder = fileURLToPath(new URL(room, import.meta.url))
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || /\.(?:test|torture)\.ts$/u.test(name)) continue
      const tree = ts.createSourceFile(name, readFileSync(folder + name, 'utf8'), ts.ScriptTarget.Latest, false)
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const end = node.text.lastIndexOf('/')
          found.push({ file: name, source: node.text.slice(1, end), flags: node.text.slice(end + 1) })
        }
        ts.forEachChild(node, visit)
      }
      visit(tree)
    }
  }
  return found
}

test('no regular expression over user text can be made slow', async () => {
  const all = literals()
  assert.ok(all.length > 40, 'the literals were found')
  const slow: string[] = []
  for (const { file, source, flags } of all) {
    const answer = await check(source, flags, { timeout: 20_000, checker: 'automaton' }).catch(() => null)
    if (answer?.status === 'vulnerable') slow.push(`${file}: /${source}/${flags} (${answer.complexity.summary})`)
  }
  assert.deepEqual(slow, [])
})
