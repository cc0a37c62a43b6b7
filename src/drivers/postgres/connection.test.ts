import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
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
