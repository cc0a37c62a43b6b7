import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, test } from 'node:test'
import { asAccount, lookUp, runsAsRoot } from './account.ts'
import { binariesOf, findBinaries, hydrate } from './binaries.ts'

const root = mkdtempSync(join(tmpdir(), 'bihuan-binaries-'))
chmodSync(root, 0o755)
after(() => rmSync(root, { recursive: true, force: true }))

test('links that npm dropped are made, broken ones replaced, and links out of the package never', () => {
  const folder = join(root, 'links')
  mkdirSync(join(folder, 'native/lib'), { recursive: true })
  writeFileSync(join(folder, 'native/lib/libx.so.1.2'), '')
  symlinkSync('gone.so', join(folder, 'native/lib/liby.so'))
  writeFileSync(join(folder, 'native/lib/liby.so.3'), '')
  const links = [
    { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' },
    { source: 'native/lib/liby.so.3', target: 'native/lib/liby.so' },
    { source: '../outside', target: '../inside' },
    { source: 'native/lib/libx.so.1.2', target: 'native/bin/x' },
  ]
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify(links))
  assert.equal(hydrate(folder), true)
  assert.equal(hydrate(folder), true)
  assert.equal(readlinkSync(join(folder, 'native/lib/libx.so')), 'libx.so.1.2')
  assert.equal(readlinkSync(join(folder, 'native/lib/liby.so')), 'liby.so.3')
  assert.ok(!existsSync(join(folder, 'native/bin/x')) && !existsSync(join(root, 'inside')))
})

/** The installed package as it comes from the registry when its postinstall script was not run: without a link. */
function packageWithoutLinks(name: string): string {
  const folder = join(root, name, 'package')
  const installed = dirname(dirname(dirname(findBinaries(null, join(root, 'shelf')).postgres)))
  cpSync(installed, folder, { recursive: true, verbatimSymlinks: true })
  const lib = join(folder, 'native/lib')
  for (const file of readdirSync(lib)) if (lstatSync(join(lib, file)).isSymbolicLink()) rmSync(join(lib, file))
  return folder
}

test('a package whose postinstall script was not run is made whole in place', () => {
  const folder = packageWithoutLinks('unhydrated')
  assert.equal(binariesOf(folder, null, join(root, 'unused')).initdb, join(folder, 'native/bin/initdb'))
  assert.ok(!existsSync(join(root, 'unused')))
})

const nobody = runsAsRoot() ? lookUp('nobody') : null

test('binaries that the database account cannot reach are copied to where it can, once', {
  skip: nobody ? false : 'needs root',
}, () => {
  assert.ok(nobody)
  const folder = packageWithoutLinks('unreachable')
  chmodSync(dirname(folder), 0o700)
  const shelf = join(root, 'shelf')
  const first = binariesOf(folder, nobody, shelf)
  assert.ok(first.initdb.startsWith(shelf))
  const inode = lstatSync(first.initdb).ino
  assert.equal(lstatSync(binariesOf(folder, nobody, shelf).initdb).ino, inode)
  assert.equal(readdirSync(shelf).length, 1)
  const run = spawnSync(first.postgres, ['--version'], { ...asAccount(nobody), encoding: 'utf8' })
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  assert.ok(run.stdout.includes(version.split('.')[0] ?? '?'), run.stderr)
})

test('binaries that do not run are told in words', () => {
  assert.throws(() => findBinaries(null, '/nowhere', { folder: '/nowhere' }), { code: 'database-binaries-unusable' })
})
