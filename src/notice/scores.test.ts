import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { readNotice } from './reading.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const shared = join(root, '../shared')
const scorer = join(shared, 'tools/score-reading.mjs')
const skip = existsSync(scorer) ? false : 'the folder with real notices and the scorer is not beside this project'

type Score = Record<'head' | 'items' | 'status' | 'measures' | 'flaggedShare', number> &
  Record<'money' | 'dates' | 'checks', number | null>

/** Scores every labelled text of a folder with the scorer that outside readers use. */
function scores(folder: string): Map<string, Score> {
  const scratch = mkdtempSync(join(tmpdir(), 'bihuan-scores-'))
  try {
    const found = new Map<string, Score>()
    for (const name of readdirSync(folder).filter((n) => n.endsWith('.labels.json'))) {
      const base = name.slice(0, -'.labels.json'.length)
      const text = join(folder, `${base}.txt`)
      const reading = join(scratch, `${base}.json`)
      writeFileSync(reading, JSON.stringify(readNotice(readFileSync(text, 'utf8'))))
      const run = spawnSync(process.execPath, [scorer, reading, join(folder, name), '--text', text], {
        encoding: 'utf8',
      })
      assert.equal(run.status, 0, run.stderr)
      found.set(base, JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Score)
    }
    return found
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

function atLeast(name: string, what: string, got: number | null, floor: number): void {
  if (got !== null) assert.ok(got >= floor, `${name}: ${what} ${got} is below ${floor}`)
}

test('the three real notices are read as their labels say', { skip }, () => {
  for (const [name, s] of scores(join(shared, 'notices'))) {
    atLeast(name, 'items', s.items, 0.97)
    atLeast(name, 'measures', s.measures, 0.95)
    atLeast(name, 'head', s.head, 0.95)
    atLeast(name, 'status', s.status, 0.97)
    atLeast(name, 'money', s.money, 1)
    atLeast(name, 'dates', s.dates, 0.95)
    atLeast(name, 'checks', s.checks, 0.8)
    assert.ok(s.flaggedShare <= 0.15, `${name}: ${s.flaggedShare} of the text is flagged`)
  }
})

test('the labelled fixtures are read as their labels say, on average and none badly', { skip }, () => {
  const all = [...scores(join(root, 'fixtures/notices'))]
  const mean = (pick: (s: Score) => number | null): number => {
    const values = all.map(([, s]) => pick(s)).filter((v) => v !== null)
    return values.reduce((n, v) => n + v, 0) / values.length
  }
  const notices = all.filter(([name]) => !name.startsWith('feedback-'))
  assert.ok(mean((s) => s.items) >= 0.95)
  assert.ok(mean((s) => s.head) >= 0.95)
  assert.ok(mean((s) => s.status) >= 0.95)
  assert.ok(mean((s) => s.dates) >= 0.95)
  assert.ok(mean((s) => s.checks) >= 0.8)
  for (const [name, s] of notices) {
    atLeast(name, 'items', s.items, 0.97)
    atLeast(name, 'status', s.status, 0.97)
  }
  for (const [name, s] of all) assert.ok(s.flaggedShare <= 0.15, `${name}: ${s.flaggedShare} of the text is flagged`)
})

const fixtures = join(root, 'fixtures/notices')
const texts = (folder: string, prefix: string): [string, string][] =>
  readdirSync(folder)
    .filter((n) => n.startsWith(prefix) && n.endsWith('.txt'))
    .map((n) => [n, readFileSync(join(folder, n), 'utf8')])

test('a clean notice has no error and at most one warning', () => {
  for (const [name, text] of texts(fixtures, 'clean-')) {
    const { checks } = readNotice(text)
    assert.deepEqual(
      checks.filter((c) => c.severity === 'error').map((c) => c.code),
      [],
      name,
    )
    assert.ok(
      checks.filter((c) => c.severity === 'warning').length <= 1,
      `${name}: ${checks.map((c) => c.code).join(', ')}`,
    )
  }
})

test('speeches, news, plans, minutes and regulations read as other and list nothing', () => {
  for (const [name, text] of texts(join(root, 'fixtures/other'), '')) {
    const reading = readNotice(text)
    assert.equal(reading.kind, 'other', name)
    assert.equal(reading.items.length, 0, name)
  }
})
