import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { readSubpaths, reduceManifest } from './manifest.ts'
import { restoreManifest, swapManifest } from '../launch/swap-manifest.mjs'

const whole = `${JSON.stringify(
  {
    name: 'house',
    version: '1.0.0',
    scripts: { start: 'node start.mjs' },
    dependencies: { days: '1.2.3', server: '4.5.6' },
    optionalDependencies: { binary: '1.0.0' },
    devDependencies: { tool: '1.0.0' },
  },
  undefined,
  4,
)}\r\n`

let root: string
const file = (): string => path.join(root, 'package.json')
const present = (): string => readFileSync(file(), 'utf8')
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'bihuan-swap-'))
  writeFileSync(file(), whole)
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('the manifest for others', () => {
  test('asks for the packages that are imported, and for no other', () => {
    const { dependencies, optionalDependencies, devDependencies, scripts } = JSON.parse(reduceManifest(whole, ['days']))
    assert.deepEqual(dependencies, { days: '1.2.3' })
    assert.equal(optionalDependencies, undefined)
    assert.equal(devDependencies, undefined)
    assert.deepEqual(scripts, { start: 'node start.mjs' })
  })

  test('is refused when an exported room imports a developers’ package', () => {
    assert.throws(() => reduceManifest(whole, ['tool']), /tool is imported by an exported room/)
  })

  test('leads a subpath to the source of its own room, and to no other', () => {
    const manifest = (program: string, types: string) => ({
      name: 'house',
      version: '1.0.0',
      dependencies: {},
      exports: { './notice': { types, default: program } },
    })
    const good = manifest('./dist/package/notice/reading.js', './dist/package/notice/reading.d.ts')
    assert.deepEqual(readSubpaths(good), [{ subpath: './notice', room: 'notice', source: 'src/notice/reading.ts' }])
    const other = manifest('./dist/package/kernel/decide.js', './dist/package/kernel/decide.d.ts')
    const unlike = manifest('./dist/package/notice/reading.js', './dist/package/notice/format.d.ts')
    const source = manifest('./src/notice/reading.ts', './src/notice/reading.ts')
    for (const bad of [other, unlike, source]) assert.throws(() => readSubpaths(bad), /exports “\.\/notice” must be/)
  })
})

describe('the swap of package.json', () => {
  test('puts the whole one back byte for byte, and leaves nothing behind', () => {
    swapManifest(root, 'reduced')
    assert.equal(present(), 'reduced')
    assert.equal(restoreManifest(root), 'restored')
    assert.equal(present(), whole)
    assert.deepEqual(readdirSync(root), ['package.json'])
  })

  test('does nothing where no swap is on', () => {
    assert.equal(restoreManifest(root), 'nothing')
    assert.equal(present(), whole)
  })

  test('leaves a package.json alone that was changed meanwhile, and keeps what it was', () => {
    swapManifest(root, 'reduced')
    writeFileSync(file(), 'edited')
    assert.equal(restoreManifest(root), 'edited')
    assert.equal(present(), 'edited')
    assert.equal(readFileSync(path.join(root, '.packing/whole.json'), 'utf8'), whole)
  })

  test('is not begun while another one is on', () => {
    swapManifest(root, 'reduced')
    assert.throws(() => swapManifest(root, 'second'), /another npm pack is at work/)
    assert.equal(present(), 'reduced')
    assert.equal(restoreManifest(root), 'restored')
    assert.equal(present(), whole)
    assert.deepEqual(readdirSync(root), ['package.json'])
  })

  test('killed before package.json was reached, or after it was put back, leaves it whole', () => {
    swapManifest(root, 'reduced')
    writeFileSync(file(), whole)
    assert.equal(restoreManifest(root), 'nothing')
    assert.equal(present(), whole)
    assert.ok(!existsSync(path.join(root, '.packing')))
  })
})
