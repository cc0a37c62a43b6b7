import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBinaries, hydrate } from './binaries.ts'
import { checkServer, connectionFrom } from './connection.ts'
import { lockFolder } from './folder-lock.ts'
import { identify, isAlive } from './process-identity.ts'
import type { DatabaseError } from './start-error.ts'

const invalid = (error: unknown) =>
  (error as DatabaseError).code === 'database-url-invalid' && !String(error).includes('secret')

test('a DATABASE_URL is read with escapes, sockets, IPv6 and TLS modes', () => {
  assert.deepEqual(connectionFrom('postgres://bi%40h:p%2Fw@db.example:6543/%E9%97%AD%E7%8E%AF'), {
    ...{ host: 'db.example', port: 6543, user: 'bi@h', password: 'p/w', database: '闭环' },
  })
  const socket = connectionFrom('postgresql://u@/d?host=/run/postgresql&port=5433')
  assert.deepEqual(socket, { host: '/run/postgresql', port: 5433, user: 'u', password: '', database: 'd' })
  assert.equal(connectionFrom('postgres://u:p@[::1]/d').host, '::1')
  assert.deepEqual(connectionFrom('postgres://u:p@h/d?sslmode=require').ssl, { rejectUnauthorized: false })
  assert.deepEqual(connectionFrom('postgres://u:p@h/d?sslmode=verify-full').ssl, { rejectUnauthorized: true })
})

test('a bad DATABASE_URL is refused in words that do not repeat the password', () => {
  const bad = [
    '',
    'x',
    'mysql://u:secret@h/d',
    'postgres://u:secret@h',
    'postgres://h/d',
    'postgres://u:secret@h/d?sslmode=prefer',
  ]
  for (const url of [...bad, 'postgres://u:secret@h/d?sslmode=verify-ca&sslrootcert=/nowhere'])
    assert.throws(() => connectionFrom(url), invalid, url)
})

test('a server that is not there is told with its address and without the password', async () => {
  const connection = connectionFrom('postgres://u:secret@127.0.0.1:1/d')
  await assert.rejects(checkServer(connection), (error: unknown) => {
    const { code, message } = error as DatabaseError
    return code === 'database-unreachable' && message.includes('127.0.0.1:1/d') && !message.includes('secret')
  })
})

test('a process is known by its start too, and a zombie is dead', async () => {
  const self = identify(process.pid)
  assert.ok(self && isAlive(self))
  assert.ok(!isAlive({ ...self, startedAt: `${self.startedAt}0` }))
  assert.equal(identify(2 ** 30), null)
  assert.equal(identify(0), null)
  // A shell that replaced itself: its child ends and is never waited for.
  const parent = spawn('/bin/sh', ['-c', 'sh -c "exit 0" & echo $!; exec sleep 5'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const line = await new Promise<Buffer>((heard) => parent.stdout.once('data', heard))
  await sleep(100)
  const zombie = Number(line.toString().trim())
  assert.ok(zombie > 0)
  assert.equal(identify(zombie), null)
  parent.kill('SIGKILL')
})

test('a folder is locked once, also within one process, and again after release', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-lock-'))
  const lock = lockFolder(folder)
  const inUse = (error: unknown) =>
    (error as DatabaseError).code === 'data-folder-in-use' && String(error).includes(`${process.pid}`)
  assert.throws(() => lockFolder(folder), inUse)
  // The refused one closed its handle on the file: that must not have let go of the first one's lock.
  assert.throws(() => lockFolder(folder), inUse)
  lock.release()
  lock.release()
  lockFolder(folder).release()
  symlinkSync('/etc/passwd', join(folder, 'other'))
  rmSync(join(folder, 'lock'))
  symlinkSync('/etc/passwd', join(folder, 'lock'))
  assert.throws(() => lockFolder(folder), { code: 'data-folder-not-ours' })
  rmSync(folder, { recursive: true })
})

test('links that npm dropped are made, broken ones replaced, and links out of the package never', () => {
  const root = mkdtempSync(join(tmpdir(), 'bihuan-links-'))
  mkdirSync(join(root, 'native/lib'), { recursive: true })
  writeFileSync(join(root, 'native/lib/libx.so.1.2'), '')
  symlinkSync('gone.so', join(root, 'native/lib/liby.so'))
  writeFileSync(join(root, 'native/lib/liby.so.3'), '')
  const links = [
    { source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so' },
    { source: 'native/lib/liby.so.3', target: 'native/lib/liby.so' },
    { source: '../outside', target: '../inside' },
    { source: 'native/lib/libx.so.1.2', target: 'native/bin/x' },
  ]
  writeFileSync(join(root, 'native/pg-symlinks.json'), JSON.stringify(links))
  assert.equal(hydrate(root), true)
  assert.equal(hydrate(root), true)
  assert.equal(readlinkSync(join(root, 'native/lib/libx.so')), 'libx.so.1.2')
  assert.equal(readlinkSync(join(root, 'native/lib/liby.so')), 'liby.so.3')
  assert.ok(!existsSync(join(root, 'native/bin/x')) && !existsSync(join(root, '../inside')))
  const copy = `${root}-copy`
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true })
  assert.ok(lstatSync(join(copy, 'native/lib/libx.so')).isSymbolicLink())
  for (const folder of [root, copy]) rmSync(folder, { recursive: true })
})

test('binaries that do not run are told in words', () => {
  assert.throws(() => findBinaries(null, '/nowhere', { folder: '/nowhere' }), { code: 'database-binaries-unusable' })
})
