import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { asAccount, lookUp, runsAsRoot } from './account.ts'
import { logFiles } from './postmaster.ts'
import { serversOf } from './process-identity.ts'
import type { DatabaseError, SupervisorNote } from './start-error.ts'
import { type PostgresChange, type StartOptions, startPostgres } from './supervisor.ts'
import { once, startLoad, until } from './under-load.ts'

const root = mkdtempSync(join(tmpdir(), 'bihuan-supervisor-'))
if (runsAsRoot()) chmodSync(root, 0o711)
after(() => rmSync(root, { recursive: true, force: true }))

const choice = process.env.BIHUAN_TEST_PG_BIN ? { binaries: { folder: process.env.BIHUAN_TEST_PG_BIN } } : {}
const start = (name: string, more: Partial<StartOptions> = {}) =>
  startPostgres({ folder: join(root, name), ...choice, ...more })

function refusal(code: string): (error: unknown) => boolean {
  return (error) => {
    const { code: found, words } = error as DatabaseError
    assert.equal(found, code, String(error))
    assert.ok(/\p{Script=Han}/u.test(words.zh) && !/\p{Script=Han}/u.test(words.en))
    return true
  }
}

test('a first start makes a durable, private database, and a second start finds what was written', async (t) => {
  let began = performance.now()
  const first = await start('plain')
  t.diagnostic(`first start ${Math.round(performance.now() - began)} ms`)
  await once(first.connection, (c) => c.query('CREATE TABLE kept AS SELECT 42 AS n'))
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses', 'TimeZone']
  const told = await once(first.connection, (c) =>
    c.query('SELECT name, setting FROM pg_settings WHERE name = ANY($1) ORDER BY name COLLATE "C"', [names]),
  )
  assert.deepEqual(
    told.rows.map((row) => `${row.name}=${row.setting}`),
    [
      'TimeZone=UTC',
      'data_checksums=on',
      'fsync=on',
      'full_page_writes=on',
      'listen_addresses=',
      'synchronous_commit=on',
    ],
  )
  assert.equal(statSync(first.connection.host).mode & 0o777, 0o700)
  assert.equal(statSync(join(first.home, 'password')).mode & 0o777, 0o600)
  await assert.rejects(
    once({ ...first.connection, password: 'guess' }, (c) => c.query('SELECT 1')),
    { code: '28P01' },
  )
  await first.stop()
  await first.stop()
  assert.deepEqual(serversOf(join(first.home, 'cluster')), [])
  began = performance.now()
  const second = await start('plain')
  t.diagnostic(`second start ${Math.round(performance.now() - began)} ms`)
  assert.deepEqual((await once(second.connection, (c) => c.query('SELECT n FROM kept'))).rows, [{ n: 42 }])
  await second.stop()
})

test('while one runs, a second start on its folder refuses and says who has it', async () => {
  const running = await start('plain')
  await assert.rejects(start('plain'), (error: unknown) => {
    refusal('data-folder-in-use')(error)
    return (error as Error).message.includes(String(process.pid))
  })
  await once(running.connection, (c) => c.query('SELECT 1'))
  await running.stop()
})

test('kill -9 of the postmaster under load: it is restarted, told, and every acknowledged row is there', async () => {
  const running = await start('load')
  const changes: PostgresChange[] = []
  running.onExit((change) => changes.push(change))
  const load = await startLoad(() => running.connection)
  for (let round = 0; round < 3; round++) {
    const enough = load.acknowledged() + 200
    await until('rows are written', () => load.acknowledged() >= enough)
    const before = running.pid
    process.kill(before, 'SIGKILL')
    await until('the server is back', () => changes.length >= 2 * (round + 1))
    assert.notEqual(running.pid, before)
  }
  assert.deepEqual(
    changes.map((change) => `${change.kind} ${change.cause}`),
    [1, 2, 3].flatMap(() => ['lost server-gone', 'restored server-gone']),
  )
  const { acknowledged, lost } = await load.finish()
  assert.ok(acknowledged >= 600)
  assert.equal(lost, 0)
  await running.stop()
})

test('kill -9 of a backend: the postmaster recovers by itself, and that is told', async () => {
  const running = await start('load')
  const changes: PostgresChange[] = []
  running.onExit((change) => changes.push(change))
  const load = await startLoad(() => running.connection)
  await until('rows are written', () => load.acknowledged() >= 100)
  const victims = await once(running.connection, (c) =>
    c.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE query LIKE 'INSERT%' LIMIT 1"),
  )
  const victim = victims.rows[0]
  assert.ok(victim)
  process.kill(victim.pid, 'SIGKILL')
  await until('the server is back', () => changes.length >= 2)
  assert.deepEqual(changes, [
    { kind: 'lost', cause: 'backend-crash' },
    { kind: 'restored', cause: 'backend-crash' },
  ])
  assert.equal((await load.finish()).lost, 0)
  await running.stop()
})

test('stopping while the server is being restarted leaves nothing behind', async () => {
  const running = await start('load')
  const changes: PostgresChange[] = []
  running.onExit((change) => changes.push(change))
  process.kill(running.pid, 'SIGKILL')
  await until('the loss is noticed', () => changes.length >= 1)
  await running.stop()
  assert.deepEqual(serversOf(join(running.home, 'cluster')), [])
  const again = await start('load')
  await again.stop()
})

test('a stale pid file that names a living stranger does not stop a start', async () => {
  const running = await start('plain')
  const path = join(running.home, 'cluster/postmaster.pid')
  const text = readFileSync(path, 'utf8')
  await running.stop()
  // As after a power cut: the files stayed, and their number is now some other process's of the same account; likewise our holder.json.
  const stranger = spawn('sleep', ['60'], { ...asAccount(runsAsRoot() ? lookUp('bihuan') : null), stdio: 'ignore' })
  const stale = text.replace(/^[0-9]+/, String(stranger.pid))
  writeFileSync(path, stale)
  writeFileSync(join(running.home, 'run/.s.PGSQL.5432.lock'), stale)
  writeFileSync(
    join(running.home, 'holder.json'),
    JSON.stringify({ pid: stranger.pid, host: 'x', since: 'x', command: '' }),
  )
  const again = await start('plain')
  await once(again.connection, (c) => c.query('SELECT n FROM kept'))
  assert.equal(stranger.exitCode ?? stranger.signalCode, null, 'the stranger lives')
  stranger.kill()
  await again.stop()
})

test('a half-finished initdb and a half-written password are swept, and the database is made anew', async () => {
  const folder = join(root, 'half')
  mkdirSync(join(folder, 'cluster.unfinished-0123456789ab/base'), { recursive: true })
  writeFileSync(join(folder, 'cluster.unfinished-0123456789ab/PG_VERSION'), '18\n')
  writeFileSync(join(folder, 'password.unfinished-0123456789ab'), 'hal')
  const running = await start('half')
  await once(running.connection, (c) => c.query('SELECT 1'))
  assert.ok(!existsSync(join(folder, 'cluster.unfinished-0123456789ab')))
  await running.stop()
})

test('a database that vanished is not replaced by an empty one without a word', async () => {
  const running = await start('vanish')
  const cluster = join(running.home, 'cluster')
  await running.stop()
  renameSync(cluster, `${cluster}.aside`)
  await assert.rejects(start('vanish'), refusal('database-files-missing'))
  renameSync(`${cluster}.aside`, cluster)
  writeFileSync(join(cluster, 'PG_VERSION'), '14\n')
  await assert.rejects(start('vanish'), refusal('database-version-differs'))
})

test('a throw-away database is never opened as a durable one, nor the other way round', async () => {
  const running = await start('throw-away', { durable: false })
  await running.stop()
  await assert.rejects(start('throw-away'), refusal('database-throw-away'))
  await assert.rejects(start('plain', { durable: false }), refusal('database-throw-away'))
})

test('a wrong password and a setting that postgres rejects are told in words, and nothing keeps running', async () => {
  const running = await start('wrong')
  await running.stop()
  await assert.rejects(start('wrong', { settings: { shared_buffers: 'much' } }), (error: unknown) => {
    refusal('database-start-failed')(error)
    return (error as DatabaseError).detail.includes('shared_buffers')
  })
  writeFileSync(join(running.home, 'password'), 'another\n')
  await assert.rejects(start('wrong'), refusal('database-password-wrong'))
  rmSync(join(running.home, 'password'))
  await assert.rejects(start('wrong'), refusal('database-password-missing'))
  assert.deepEqual(serversOf(join(running.home, 'cluster')), [])
})

test('where the path is too long for a socket, a private folder among temporary files holds it', async () => {
  const long = join('长'.repeat(20), 'x'.repeat(60))
  const notes: SupervisorNote[] = []
  const running = await start(long, { log: (note) => notes.push(note) })
  assert.ok(running.connection.host.startsWith(tmpdir()) && running.connection.host !== join(running.home, 'run'))
  assert.equal(statSync(running.connection.host).mode & 0o777, 0o700)
  await once(running.connection, (c) => c.query('SELECT 1'))
  assert.ok(notes.some((note) => note.code === 'database-create'))
  const folder = running.connection.host
  await running.stop()
  assert.ok(!existsSync(folder))
})

test('a folder that cannot be made is refused in words', async () => {
  writeFileSync(join(root, 'file'), '')
  await assert.rejects(start('file/postgres'), refusal('data-folder-not-ours'))
})

test('log files are kept small in number', async () => {
  const running = await start('plain')
  await running.stop()
  for (let day = 10; day < 25; day++) writeFileSync(join(running.home, `log/postgres-202001${day}-000000.log`), '')
  const again = await start('plain')
  assert.equal(logFiles(join(again.home, 'log')).length, 8)
  await again.stop()
})
