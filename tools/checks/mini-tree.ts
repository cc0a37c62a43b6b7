// A small house of its own in a temporary folder, clean by every check, for the tests to plant violations in.
import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { house } from './finding.ts'

const packageFile = {
  name: 'mini',
  private: true,
  type: 'module',
  dependencies: { commander: '1', pg: '1', typebox: '1' },
}

const clean: Readonly<{ [file: string]: string }> = {
  '.gitignore': 'node_modules\n',
  'package.json': `${JSON.stringify(packageFile, undefined, 2)}\n`,
  'knip.json':
    '{\n  "entry": ["src/main/cli.ts", "tools/*.ts", "**/*.test.ts"],\n  "project": ["{src,tools}/**/*.ts"]\n}\n',
  'docs/words.md':
    '# Words\n\n| word | 中文 | it is |\n|---|---|---|\n| `thing` | 事项 | A record of the toy register. |\n| `open` | 待办 | It is to be done. |\n| `close` | 办结 | It is done. |\n',
  'tools/ratchet.json': '{ "typeAssertions": 1, "doubleAssertions": 0, "nonNullAssertions": 0 }\n',
  'src/calendar/days.ts':
    '/** Milliseconds since 1970, UTC. */\nexport type Instant = number\n\nexport const dayOf = (at: Instant): string => new Date(at).toISOString().slice(0, 10)\n',
  'src/text/measure.ts': 'export const lengthOf = (text: string): number => new TextEncoder().encode(text).length\n',
  'src/kernel/decide.ts':
    "import { type Instant, dayOf } from '../calendar/days.ts'\n\nexport const decide = (now: Instant): string => dayOf(now)\n",
  'src/contract/view.ts': "import { Type } from 'typebox'\n\nexport const view = Type.Object({})\n",
  'src/registers/words.ts': "export const domain = 'toys'\n",
  'src/registers/thing.ts':
    "import { domain } from './words.ts'\n\nexport const thing = { name: 'thing', domain, states: { open: {} }, verbs: { close: {} } }\n",
  'src/registers/index.ts': "import { thing } from './thing.ts'\n\nexport const registers = [thing]\n",
  'src/casework/perform.ts':
    "import { decide } from '../kernel/decide.ts'\n\nexport const perform = (now: number): string => decide(now)\n",
  'src/drivers/store.ts':
    "import pg from 'pg'\n\nexport const read = (pool: pg.Pool) => pool.query('SELECT id FROM record')\n\nexport const open = () => new pg.Pool()\n",
  'src/main/cli.ts': [
    "import { Command } from 'commander'",
    "import { perform } from '../casework/perform.ts'",
    "import { view } from '../contract/view.ts'",
    "import { open, read } from '../drivers/store.ts'",
    "import { registers } from '../registers/index.ts'",
    "import { lengthOf } from '../text/measure.ts'",
    '',
    'console.log(new Command(), perform(Date.now()), registers, view, lengthOf(process.title), await read(open()))',
    '',
  ].join('\n'),
  'src/kernel/decide.test.ts':
    "import assert from 'node:assert/strict'\nimport { test } from 'node:test'\nimport { decide } from './decide.ts'\n\ntest('decides', () => assert.equal(decide(0), '1970-01-01'))\n",
}

/** Makes the tree with the given files added or replaced; returns its root. Whoever asks removes it. */
export function makeMiniTree(changes: Readonly<{ [file: string]: string }> = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'bihuan-mini-'))
  for (const [file, text] of Object.entries({ ...clean, ...changes })) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(root, file), text)
  }
  for (const settings of ['tsconfig.json', 'tsconfig.pure.json', 'biome.json', 'tools/pure-platform.d.ts']) {
    cpSync(path.join(house, settings), path.join(root, settings))
  }
  symlinkSync(path.join(house, 'node_modules'), path.join(root, 'node_modules'))
  return root
}

export const cleanFiles: readonly string[] = Object.keys(clean)
