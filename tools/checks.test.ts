// One violation of every rule, planted in a small tree, must be red at its place; the same tree without them is green.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { lookAtAll, parts, type Report, tell } from './checks/all.ts'
import { lookAtGenerated } from './checks/generated-files.ts'
import { cleanFiles, makeMiniTree } from './checks/mini-tree.ts'

interface Planted {
  readonly part: string
  /** The rule in words: the name of the test. */
  readonly rule: string
  readonly file: string
  readonly text: string
  readonly says: RegExp
}

// Put together from pieces, so that this file does not hold what it forbids.
const silence = (tool: string, word: string): string => `${tool}-${word}`
const lines = (count: number, line: string): string => `${line}\n`.repeat(count)
const longFunction = (name: string, count: number): string =>
  `export function ${name}(sum: number) {\n${lines(count - 3, '  sum += 1')}  return sum\n}\n`
const using = (imports: string, name: string): string => `${imports}\n\nexport const ${name} = 1\n`

const impure: readonly (readonly [rule: string, expression: string, says: RegExp])[] = [
  ['Date.now', 'Date.now()', /pass `now: Instant` in/],
  ['new Date() without argument', 'new Date()', /pass `now: Instant` in/],
  ['Date() as a function', 'Date()', /pass `now: Instant` in/],
  ['the machine’s zone in a Date', 'new Date(0).getHours()', /src\/calendar/],
  ['the machine’s zone in Intl', 'new Intl.DateTimeFormat("zh")', /timeZone/],
  ['Math.random', 'Math.random()', /pass ids and random figures in/],
  ['console', 'console.log(1)', /src\/main prints/],
  ['process', 'process.env', /src\/main reads the environment/],
  ['globalThis.crypto', 'globalThis.crypto', /a pure room sees no platform/],
  ['crypto', 'crypto.randomUUID()', /pass the hash function/],
  ['performance.now', 'performance.now()', /pass `now: Instant` in/],
  ['fetch', 'fetch("x")', /casework\/ports/],
  ['timers', 'setTimeout(() => {}, 1)', /make it a deadline/],
  ['Buffer', 'Buffer.from("x")', /use Uint8Array/],
  ['dynamic import', 'import("./decide.ts")', /import at the top/],
]

const lintPlants: readonly Planted[] = [
  ...impure.map(([rule, expression, says], at) => ({
    part: 'lint',
    rule: `${rule} in a pure room`,
    file: `src/kernel/impure-${at}.ts`,
    text: `export const x = ${expression}\n`,
    says,
  })),
  {
    part: 'lint',
    rule: 'a Node module in a pure room',
    file: 'src/text/disk.ts',
    text: using("import 'node:fs'", 'disk'),
    says: /takes what it needs as an argument/,
  },
  {
    part: 'lint',
    rule: 'console outside main',
    file: 'src/casework/loud.ts',
    text: 'console.log(1)\n',
    says: /the logger you were handed/,
  },
  {
    part: 'lint',
    rule: 'any',
    file: 'src/drivers/loose.ts',
    text: 'export const x: any = 1\n',
    says: /no-explicit-any/,
  },
  ...[silence('eslint', 'disable'), `@${'ts'}-ignore`, `@${'ts'}-expect-error`, silence('biome', 'ignore')].map(
    (words, at) => ({
      part: 'lint',
      rule: `the comment ${words}`,
      file: `src/drivers/silenced-${at}.ts`,
      text: `// ${words} x\nexport const x = 1\n`,
      says: /no comment silences a check/,
    }),
  ),
  {
    part: 'lint',
    rule: 'a comment that promises to finish',
    file: 'src/drivers/later.ts',
    text: `// ${'TO' + 'DO'}: more\nexport const x = 1\n`,
    says: /finish it/,
  },
  {
    part: 'lint',
    rule: 'a test that is switched off',
    file: 'src/text/off.test.ts',
    text: `import { test } from 'node:test'\n\ntest${'.'}skip('x', () => {})\n`,
    says: /a test runs or goes/,
  },
  {
    part: 'lint',
    rule: 'a test that silences the others',
    file: 'src/text/only.test.ts',
    text: `import { test } from 'node:test'\n\ntest${'.'}only('x', () => {})\n`,
    says: /a test runs or goes/,
  },
  ...[
    "'SELECT id FROM record'",
    "'select * from record'",
    "`UPDATE record SET state = ${'$'}{1}`",
    "'insert into record (id) values (1)'",
    "'CREATE TABLE x (id int)'",
  ].map((sql, at) => ({
    part: 'lint',
    rule: `SQL outside drivers: ${sql}`,
    file: `src/casework/query-${at}.ts`,
    text: `export const x = ${sql}\n`,
    says: /SQL lives in src\/drivers only/,
  })),
  {
    part: 'lint',
    rule: 'SQL in main',
    file: 'src/main/sql.ts',
    text: "export const x = 'DELETE FROM record'\n",
    says: /SQL lives in src\/drivers only/,
  },
]

const doorPlants: readonly Planted[] = (
  [
    ['a floor reaching up', 'src/kernel/up.ts', "import '../casework/perform.ts'", /door-of-kernel/],
    ['a door that is not in the table', 'src/casework/side.ts', "import '../contract/view.ts'", /door-of-casework/],
    [
      'a type import through a wall',
      'src/text/typed.ts',
      "import type { Instant } from '../calendar/days.ts'\n\nexport type X = Instant",
      /door-of-text/,
    ],
    ['a driver importing screens', 'src/drivers/http-user.ts', "import '../http/page.ts'", /door-of-drivers/],
    ['somebody importing main', 'src/http/main-user.ts', "import '../main/cli.ts'", /door-of-http/],
    ['somebody else knowing a register', 'src/http/knows.ts', "import '../registers/thing.ts'", /door-of-http/],
    ['a register importing another', 'src/registers/other.ts', "import './thing.ts'", /registers-stay-apart/],
    ['the desk importing the server', 'web/desk/spy.ts', "import '../../src/casework/perform.ts'", /door-of-desk/],
    ['pg outside drivers', 'src/http/raw.ts', "import 'pg'", /package-pg/],
    ['pg in main', 'src/main/raw.ts', "import 'pg'", /sql-drivers-not-in-main/],
    ['commander outside main', 'src/http/line.ts', "import 'commander'", /package-commander/],
    ['an impure package in a pure room', 'src/kernel/package.ts', "import 'commander'", /pure-packages/],
    [
      'shipped code importing tools',
      'src/main/tools-user.ts',
      "import '../../tools/tool.ts'",
      /shipped-code-stays-in-src/,
    ],
    ['somebody importing a test', 'src/kernel/test-user.ts', "import './decide.test.ts'", /nothing-imports-tests/],
    ['an import of nothing', 'src/kernel/nothing.ts', "import './not-there.ts'", /resolvable/],
    ['an undeclared package', 'src/drivers/undeclared.ts', "import 'saxes'", /declared-packages/],
  ] as const
).map(([rule, file, text, says]) => ({ part: 'structure', rule, file, text: using(text, 'here'), says }))

const otherPlants: readonly Planted[] = [
  ...doorPlants,
  {
    part: 'structure',
    rule: 'a circle of type imports',
    file: 'src/text/one.ts',
    text: "import type { Two } from './two.ts'\n\nexport type One = Two | 1\n",
    says: /no-circles/,
  },
  {
    part: 'types',
    rule: 'a wrong type',
    file: 'src/drivers/wrong.ts',
    text: "export const x: number = 'one'\n",
    says: /TS2322/,
  },
  {
    part: 'types',
    rule: 'syntax that cannot be erased',
    file: 'src/drivers/enum.ts',
    text: 'export enum Colour {\n  red,\n}\n',
    says: /TS1294/,
  },
  {
    part: 'types-pure',
    rule: 'Node in a pure room, by type',
    file: 'src/journal/node.ts',
    text: 'export const x = structuredClone(process.argv)\n',
    says: /TS2/,
  },
  {
    part: 'unused',
    rule: 'a file nobody uses',
    file: 'src/text/lonely.ts',
    text: 'export const x = 1\n',
    says: /used by nothing/,
  },
  {
    part: 'unused',
    rule: 'an export nobody uses',
    file: 'src/calendar/days.ts',
    text: 'export type Instant = number\n\nexport const dayOf = (at: Instant): string => String(at)\n\nexport const nobody = 1\n',
    says: /nobody is exported/,
  },
  {
    part: 'unused',
    rule: 'a package nobody uses',
    file: 'package.json',
    text: JSON.stringify({
      name: 'mini',
      private: true,
      type: 'module',
      dependencies: { commander: '1', pg: '1', typebox: '1', yauzl: '1' },
    }),
    says: /yauzl package is used by nothing/,
  },
  {
    part: 'format',
    rule: 'an unformatted file',
    file: 'src/drivers/ugly.ts',
    text: 'export   const x = "1";\n',
    says: /not formatted/,
  },
  {
    part: 'sizes',
    rule: 'a source file over 400 lines',
    file: 'src/drivers/long.ts',
    text: lines(401, 'export {}'),
    says: /401 lines, 400/,
  },
  {
    part: 'sizes',
    rule: 'a test file over 600 lines',
    file: 'src/drivers/long.test.ts',
    text: lines(601, 'export {}'),
    says: /601 lines, 600/,
  },
  {
    part: 'sizes',
    rule: 'a stylesheet over 400 lines',
    file: 'web/desk/long.css',
    text: lines(401, 'a {}'),
    says: /401 lines/,
  },
  {
    part: 'sizes',
    rule: 'a function over 40 lines',
    file: 'src/drivers/walk.ts',
    text: longFunction('walk', 41),
    says: /walk has 41 lines, 40/,
  },
  {
    part: 'sizes',
    rule: 'a component over 80 lines',
    file: 'web/desk/page.tsx',
    text: longFunction('Page', 81),
    says: /Page has 81 lines, 80/,
  },
  ...['utils.ts', 'date-helpers.ts', 'common/x.ts', 'user-service.ts', 'ConnectionManager.ts', 'misc.ts'].map(
    (name) => ({
      part: 'names',
      rule: `the name ${name}`,
      file: `src/drivers/${name}`,
      text: 'export {}\n',
      says: /names nothing/,
    }),
  ),
  {
    part: 'names',
    rule: 'an index file',
    file: 'src/kernel/index.ts',
    text: 'export {}\n',
    says: /only src\/registers\/index.ts is one/,
  },
  {
    part: 'words',
    rule: 'a register without its word',
    file: 'docs/words.md',
    text: '| open | 待办 | To do. |\n| close | 办结 | Done. |\n| close | 关闭 | Twice. |\n| bare | 空 |\n',
    says: /“thing” \(a register\)/,
  },
  { part: 'words', rule: 'a word that stands twice', file: 'docs/words.md', text: '', says: /“close” already stands/ },
  {
    part: 'words',
    rule: 'a word without its sentence',
    file: 'docs/words.md',
    text: '',
    says: /English identifier \| 中文/,
  },
  {
    part: 'debts',
    rule: 'more assertions than allowed',
    file: 'tools/ratchet.json',
    text: '{ "typeAssertions": 2, "doubleAssertions": 0, "nonNullAssertions": 0 }\n',
    says: /typeAssertions: 3, at most 2/,
  },
  {
    part: 'debts',
    rule: 'a ceiling that was raised',
    file: 'tools/ratchet.json',
    text: '',
    says: /typeAssertions was raised from 1 to 2/,
  },
]

const plants = [...lintPlants, ...otherPlants]
/** What is there besides, so that a plant has something to break, or to be told apart from. */
const besides = {
  'src/text/two.ts': "import type { One } from './one.ts'\n\nexport type Two = One | 2\n",
  'src/http/page.ts': 'export const page = 1\n',
  'src/attic/box.ts': 'export const box = 1\n',
  'tools/tool.ts': 'export const tool = 1\n',
  'src/drivers/claims.ts':
    'const a = JSON.parse("1") as number\nconst b = (a as unknown) as string\nexport const c = [a, b] as const\n',
  'src/drivers/walk-in-order.ts': `// crash-ordered protocol: the steps stay in sight of each other\n${longFunction('inOrder', 60)}`,
  'src/drivers/prose.ts':
    "export const x = ['Select a record from the list', 'update the record, then set it aside', 'delete from here on']\n",
  'src/drivers/some.pg.test.ts': "import '../main/cli.ts'\n",
}

const report = (reports: readonly Report[], part: string): Report => {
  const found = reports.find(({ name }) => name === part)
  assert.ok(found !== undefined, `there is no part ${part}`)
  return found
}

const git = (root: string, ...args: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...args], {
    cwd: root,
    stdio: 'ignore',
  })

describe('the static checks', () => {
  const chosen = parts.filter(({ name }) => name !== 'generated')
  let clean: Report[]
  let red: Report[]
  const roots: string[] = []

  before(async () => {
    const cleanRoot = makeMiniTree()
    const redRoot = makeMiniTree()
    roots.push(cleanRoot, redRoot)
    git(redRoot, 'init', '-q')
    git(redRoot, 'add', 'tools/ratchet.json')
    git(redRoot, 'commit', '-q', '-m', 'ceilings')
    for (const [file, text] of [
      ...Object.entries(besides),
      ...plants.map((plant) => [plant.file, plant.text] as const),
    ]) {
      mkdirSync(path.join(redRoot, path.dirname(file)), { recursive: true })
      if (text !== '') writeFileSync(path.join(redRoot, file), text)
    }
    mkdirSync(path.join(redRoot, 'src/press'))
    clean = await lookAtAll(cleanRoot, chosen, () => undefined)
    red = await lookAtAll(redRoot, chosen, () => undefined)
  })
  after(() => {
    for (const root of roots) rmSync(root, { recursive: true, force: true })
  })

  for (const { name } of chosen) {
    test(`${name} is green on a clean tree`, () => assert.equal(tell([report(clean, name)]), ''))
  }

  for (const { part, rule, file, says } of plants) {
    test(`${part} is red for ${rule}`, () => {
      const here = report(red, part).findings.filter((finding) => finding.file === file)
      assert.ok(
        here.some(({ message }) => says.test(message)),
        `${file} must be told with ${says}, found: ${JSON.stringify(here)}`,
      )
    })
  }

  test('structure is red for an empty room, and for a folder that is no room', () => {
    assert.ok(
      report(red, 'structure').findings.some(({ file, message }) => file === 'src/attic' && /no room/.test(message)),
    )
    assert.ok(
      report(red, 'structure').findings.some(({ file, message }) => file === 'src/press' && /empty room/.test(message)),
    )
  })

  test('what is allowed stays green among the red', () => {
    const allowed = new Set([
      'src/drivers/walk-in-order.ts',
      'src/drivers/prose.ts',
      'src/drivers/some.pg.test.ts',
      'src/drivers/store.ts',
      ...cleanFiles,
    ])
    for (const part of ['lint', 'sizes', 'names']) {
      assert.deepEqual(
        report(red, part).findings.filter(
          ({ file }) => allowed.has(file) && !plants.some((plant) => plant.file === file),
        ),
        [],
      )
    }
    assert.deepEqual(
      report(red, 'structure').findings.filter(({ file }) => file.endsWith('.pg.test.ts')),
      [],
    )
  })

  test('a check that breaks down is red, not silent', async () => {
    const broken = { name: 'broken', weight: 1, look: () => Promise.reject(new Error('no tool')) }
    const [only] = await lookAtAll('.', [broken], () => undefined)
    assert.match(only?.findings[0]?.message ?? '', /no tool/)
  })

  test('a generated file that differs from its sources, or is missing, is red', async () => {
    const root = makeMiniTree({
      'make.ts': "if (process.argv.includes('--check')) process.exitCode = 1\n",
      'fine.ts': 'export {}\n',
      'broken.ts': 'process.exitCode = 3\n',
    })
    roots.push(root)
    assert.match(
      (await lookAtGenerated(root, [{ program: ['make.ts'], files: ['package.json'] }]))[0]?.message ?? '',
      /npm run generate/,
    )
    assert.match(
      (await lookAtGenerated(root, [{ program: ['fine.ts'], files: ['gone.md'] }]))[0]?.message ?? '',
      /did not write it/,
    )
    assert.deepEqual(await lookAtGenerated(root, [{ program: ['fine.ts'], files: ['package.json'] }]), [])
    await assert.rejects(lookAtGenerated(root, [{ program: ['broken.ts'], files: ['package.json'] }]), /ended with 3/)
  })
})
