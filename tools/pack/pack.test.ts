// Packs a copy of the tree (docs/adr/0006: never the tree itself, somebody may be working in it), installs the tarball into
// an empty folder and uses it there as a stranger would.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import ts from 'typescript'
import { readNotice } from '../../src/notice/reading.ts'
import { house } from '../checks/finding.ts'
import { toolFile } from '../checks/run-tool.ts'
import { readManifest, readSubpaths, reduceManifest } from './manifest.ts'
import { swapManifest } from '../launch/swap-manifest.mjs'

const env: NodeJS.ProcessEnv = { ...process.env }
env.PATH = `${path.dirname(process.execPath)}${path.delimiter}${env.PATH ?? ''}`
// Set by an outer `npm test`, they would send the inner npm into the outer one's folder.
for (const name of Object.keys(env))
  if (/^npm_(config_(local_)?prefix|package_|lifecycle_)/.test(name)) delete env[name]

function run(program: string, args: readonly string[], cwd: string) {
  const shell = program === 'npm' && process.platform === 'win32'
  const answer = spawnSync(program, args, { cwd, env, shell, encoding: 'utf8', timeout: 100_000 })
  return {
    code: answer.status,
    stdout: answer.stdout,
    words: `${answer.stdout}\n${answer.stderr}\n${answer.error ?? ''}`,
  }
}

const npmIsThere = run('npm', ['--version'], tmpdir()).code === 0
const skip = npmIsThere ? false : 'npm is not installed'

const fixture = path.join(house, 'fixtures/notices/clean-status-by-section.txt')
const readmeOf = (room: string): string => readFileSync(path.join(house, 'src', room, 'README.md'), 'utf8')
const blockOf = (text: string, language: string): string =>
  new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\``, 'm').exec(text)?.[1] ??
  assert.fail(`the README has no ${language} example`)

const scratch = mkdtempSync(path.join(tmpdir(), 'bihuan-pack-'))
const copy = path.join(scratch, 'tree')
const consumer = path.join(scratch, 'consumer')
const installed = path.join(consumer, 'node_modules/bihuan')
let packed: readonly string[] = []
let whole = ''

/** What packing needs of the tree; packages and fixtures stay where they are. */
function copyTree(): void {
  mkdirSync(copy)
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'README.md', 'README.zh-CN.md', 'LICENSE'])
    copyFileSync(path.join(house, name), path.join(copy, name))
  for (const name of ['src', 'tools']) cpSync(path.join(house, name), path.join(copy, name), { recursive: true })
  whole = readFileSync(path.join(copy, 'package.json'), 'utf8')
  symlinkSync(path.join(house, 'node_modules'), path.join(copy, 'node_modules'), 'junction')
}

before(() => {
  if (!npmIsThere) return
  copyTree()
  const pack = run('npm', ['pack', '--json', '--pack-destination', scratch], copy)
  assert.equal(pack.code, 0, pack.words)
  const [tarball]: { filename: string; files: { path: string }[] }[] = Object.values(JSON.parse(pack.stdout))
  assert.ok(tarball, pack.words)
  packed = tarball.files.map((file) => file.path)
  mkdirSync(consumer)
  writeFileSync(path.join(consumer, 'package.json'), '{ "type": "module" }\n')
  // No package is asked for, so none is fetched: this works without a network, and fails when that changes.
  const install = run(
    'npm',
    ['install', path.join(scratch, tarball.filename), '--ignore-scripts', '--offline'],
    consumer,
  )
  assert.equal(install.code, 0, install.words)
})
after(() => rmSync(scratch, { recursive: true, force: true }))

describe('npm pack', { skip }, () => {
  test('holds the compiled rooms with their READMEs, the papers, and nothing else', () => {
    const papers = ['LICENSE', 'README.md', 'README.zh-CN.md', 'package.json']
    const rooms = packed.filter((file) => !papers.includes(file))
    assert.deepEqual(
      rooms.filter((file) => !/^dist\/package\/(notice|text|calendar)\/(.*\.js|.*\.d\.ts|README\.md)$/.test(file)),
      [],
    )
    assert.deepEqual(
      rooms.filter((file) => /\.test\.|\.torture\.|testing/.test(file)),
      [],
    )
    for (const file of [...papers, 'dist/package/notice/README.md']) assert.ok(packed.includes(file), file)
  })

  test('holds no file that imports one which is not there', () => {
    for (const file of packed.filter((name) => /\.(js|d\.ts)$/.test(name))) {
      const { importedFiles } = ts.preProcessFile(readFileSync(path.join(installed, file), 'utf8'), true, true)
      for (const { fileName } of importedFiles)
        assert.ok(packed.includes(path.posix.join(path.posix.dirname(file), fileName)), `${file} imports ${fileName}`)
    }
  })

  test('leaves package.json byte for byte as it was', () => {
    assert.equal(readFileSync(path.join(copy, 'package.json'), 'utf8'), whole)
    assert.ok(!readdirSync(copy).some((name) => name.startsWith('.packing')))
  })

  test('brings no package but itself', () => {
    const found = readdirSync(path.join(consumer, 'node_modules')).filter((name) => !name.startsWith('.'))
    assert.deepEqual(found, ['bihuan'])
  })

  test('interrupted, is mended by the next start', () => {
    swapManifest(copy, reduceManifest(whole, []))
    assert.notEqual(readFileSync(path.join(copy, 'package.json'), 'utf8'), whole)
    const start = run(process.execPath, ['tools/launch.mjs', 'cli', '--version'], copy)
    assert.equal(start.code, 0, start.words)
    assert.match(start.words, /package\.json was put back/)
    assert.equal(readFileSync(path.join(copy, 'package.json'), 'utf8'), whole)
  })
})

describe('whoever installs bihuan/notice', { skip }, () => {
  test('reads a notice with plain Node, and finds what the house finds', () => {
    const script = `import { readFileSync } from 'node:fs'
      import { readNotice } from 'bihuan/notice'
      process.stdout.write(JSON.stringify(readNotice(readFileSync(${JSON.stringify(fixture)}, 'utf8'))))`
    writeFileSync(path.join(consumer, 'read.mjs'), script)
    const read = run(process.execPath, ['read.mjs'], consumer)
    assert.equal(read.code, 0, read.words)
    const reading = JSON.parse(read.stdout)
    assert.ok(reading.items.length >= 5)
    assert.deepEqual(reading, JSON.parse(JSON.stringify(readNotice(readFileSync(fixture, 'utf8')))))
  })

  test('can run the README’s example as it stands', () => {
    copyFileSync(fixture, path.join(consumer, 'notice.txt'))
    writeFileSync(path.join(consumer, 'example.js'), blockOf(readmeOf('notice'), 'js'))
    const example = run(process.execPath, ['example.js'], consumer)
    assert.equal(example.code, 0, example.words)
    assert.ok(example.stdout.trim().split('\n').length >= 5, example.words)
  })

  test('has types that hold in a strict project of its own', () => {
    const typed = `import { type Item, type ReadOptions, type Reading, readNotice } from 'bihuan/notice'
      const options: ReadOptions = { lateAfterDays: 180 }
      const reading: Reading = readNotice('', options)
      export const done: readonly Item[] = reading.items.filter((item) => item.status === 'done')
      export const spans: readonly (readonly [number, number])[] = reading.checks.flatMap((check) => check.spans)`
    writeFileSync(path.join(consumer, 'consumer.ts'), typed)
    const flags = ['--strict', '--noEmit', '--module', 'nodenext', '--target', 'es2022', '--exactOptionalPropertyTypes']
    const wrong = `import { readNotice } from 'bihuan/notice'\nexport const items: number = readNotice('').items\n`
    writeFileSync(path.join(consumer, 'wrong.ts'), wrong)
    const check = run(process.execPath, [toolFile('tsc'), ...flags, 'consumer.ts', 'wrong.ts'], consumer)
    const errors = check.stdout.split('\n').filter((line) => /: error TS\d+/.test(line))
    assert.equal(errors.length, 1, check.words)
    assert.match(errors[0] ?? '', /^wrong\.ts\(2,14\): error TS2322/)
  })
})

/** Rows of the README's table of exports: `| `name` | what it is |`, functions with their brackets. */
const listed = (readme: string): string[] =>
  [...readme.matchAll(/^\| `(\w+)[^`]*` \| .* \|$/gm)].map((row) => row[1] ?? '').sort()

describe('what is exported', () => {
  for (const { subpath, room, source } of readSubpaths(readManifest(house))) {
    test(`${subpath} is what the README of its room lists`, () => {
      const file = path.join(house, source)
      const program = ts.createProgram([file], {
        noEmit: true,
        noLib: true,
        types: [],
        allowImportingTsExtensions: true,
        module: ts.ModuleKind.NodeNext,
      })
      const checker = program.getTypeChecker()
      const parsed = program.getSourceFile(file)
      const symbol = parsed && checker.getSymbolAtLocation(parsed)
      const names = symbol ? checker.getExportsOfModule(symbol).map(({ name }) => name) : []
      const section = /^## [^\n]*[Ee]xport[^\n]*\n([^]*?)(?=^## |$(?![^]))/m.exec(readmeOf(room))?.[1] ?? ''
      assert.deepEqual(listed(section), names.sort())
    })
  }
})

test('the installed package is the one that was packed', { skip }, () => {
  const { name, version } = JSON.parse(readFileSync(path.join(installed, 'package.json'), 'utf8'))
  assert.deepEqual({ name, version }, { name: readManifest(house).name, version: readManifest(house).version })
})
