import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import { lookUp, runsAsRoot } from './account.ts'
import type { PostgresConnection } from './connection.ts'
import { identify, isServerOf, serversOf } from './process-identity.ts'
import { startPostgres } from './supervisor.ts'
import { sweepThrowAways } from './throw-away.ts'
import { once, startLoad, until } from './under-load.ts'

const root = mkdtempSync(join(tmpdir(), 'bihuan-crash-'))
chmodSync(root, 0o755)
after(() => rmSync(root, { recursive: true, force: true }))

const supervisorUrl = new URL('./supervisor.ts', import.meta.url).href
/** A program that starts a cluster, says how that went in one line, and stops it when its input ends. */
const program = `
  import { startPostgres } from ${JSON.stringify(supervisorUrl)}
  const notes = []
  try {
    const [folder, how] = [process.argv[1], JSON.parse(process.argv[2])]
    const running = await startPostgres({ folder, ...how, log: (note) => notes.push(note.code) })
    const { connection, adopted, pid, home } = running
    console.log(JSON.stringify({ connection, adopted, pid, home, notes }))
    process.stdin.on('end', async () => { await running.stop(); process.exit(0) }).resume()
  } catch (error) {
    console.log(JSON.stringify({ code: error.code, message: error.message }))
  }
`
type Said = {
  connection: PostgresConnection
  adopted: boolean
  pid: number
  home: string
  notes: string[]
  code?: string
  message?: string
}
type Started = { child: ChildProcess; said: Said }
type How = { uid?: number; gid?: number; settings?: Record<string, string>; durable?: boolean }

async function startElsewhere(folder: string, how: How = {}): Promise<Started> {
  const options = how.uid === undefined ? {} : { uid: how.uid, gid: how.gid }
  const child = spawn(
    process.execPath,
    [
      '--input-type=module-typescript',
      '--eval',
      program,
      folder,
      JSON.stringify({ settings: how.settings ?? {}, durable: how.durable ?? true }),
    ],
    { ...options, cwd: '/', stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const lines = createInterface({ input: child.stdout })
  for await (const line of lines) return { child, said: JSON.parse(line) as Said }
  throw new Error('the program ended without a word')
}

function ended(child: ChildProcess): Promise<void> {
  return child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((done) => child.once('exit', () => done()))
}

async function close(child: ChildProcess): Promise<void> {
  child.stdin?.end()
  await ended(child)
}

test('kill -9 of the program: the server it leaves is adopted, locks of the dead are gone, no acknowledged row is lost', async () => {
  const folder = join(root, 'orphan')
  const first = await startElsewhere(folder)
  const load = await startLoad(() => first.said.connection)
  await until('rows are written', () => load.acknowledged() >= 200)
  const holder = once(first.said.connection, (c) =>
    c.query('BEGIN; LOCK TABLE load IN EXCLUSIVE MODE; SELECT pg_sleep(60)'),
  )
  const released = assert.rejects(holder)
  first.child.kill('SIGKILL')
  await ended(first.child)
  const again = await startPostgres({ folder })
  assert.equal(again.adopted, true)
  assert.equal(again.pid, first.said.pid)
  await released
  assert.equal((await load.finish()).lost, 0)
  // An adopted server is watched like a child of our own.
  let restored = false
  again.onExit((change) => {
    restored = change.kind === 'restored'
  })
  process.kill(again.pid, 'SIGKILL')
  await until('the server is back', () => restored)
  await again.stop()
  assert.deepEqual(serversOf(join(again.home, 'cluster')), [])
})

test('a left-over server with other settings is not adopted but stopped in good order and replaced', async () => {
  const folder = join(root, 'orphan')
  const first = await startElsewhere(folder, { settings: { work_mem: '5MB' } })
  first.child.kill('SIGKILL')
  await ended(first.child)
  const again = await startPostgres({ folder })
  assert.equal(again.adopted, false)
  assert.ok(!isServerOf(first.said.pid, join(again.home, 'cluster')))
  assert.equal((await once(again.connection, (c) => c.query('SHOW work_mem'))).rows[0]?.work_mem, '8MB')
  await again.stop()
})

test('both killed at once, with a child of the dead server that does not notice: the next start clears the way', async () => {
  const folder = join(root, 'orphan')
  const first = await startElsewhere(folder)
  const load = await startLoad(() => first.said.connection)
  await until('rows are written', () => load.acknowledged() >= 100)
  const stuck = serversOf(join(first.said.home, 'cluster')).find((server) => server.pid !== first.said.pid)
  assert.ok(stuck)
  process.kill(stuck.pid, 'SIGSTOP')
  first.child.kill('SIGKILL')
  process.kill(first.said.pid, 'SIGKILL')
  await ended(first.child)
  const again = await startPostgres({ folder })
  assert.equal(again.adopted, false)
  assert.equal((await load.finish()).lost, 0)
  await again.stop()
})

test('of two starts at the very same moment exactly one wins, three times, also when the one before was killed', async () => {
  const folder = join(root, 'race')
  for (let round = 0; round < 3; round++) {
    const both = await Promise.all([startElsewhere(folder), startElsewhere(folder)])
    const won = both.filter((one) => one.said.code === undefined)
    const refused = both.filter((one) => one.said.code === 'data-folder-in-use')
    assert.deepEqual([won.length, refused.length], [1, 1], JSON.stringify(both.map((one) => one.said)))
    const winner = both.find((one) => one.said.code === undefined)?.child.pid
    assert.ok(refused[0]?.said.message?.includes(`process ${winner} `), refused[0]?.said.message)
    for (const { child } of won) {
      if (round % 2 === 0) child.kill('SIGKILL')
      await close(child)
    }
  }
  const last = await startPostgres({ folder })
  await last.stop()
})

test('what a killed test run left is swept by the next one; a running one and a stranger are left alone', async () => {
  const [dead, alive, young] = ['dead01', 'alive1', 'young1'].map((name) => join(root, `bihuan-test-${name}`))
  assert.ok(dead && alive && young)
  const killed = await startElsewhere(dead, { durable: false })
  const running = await startElsewhere(alive, { durable: false })
  killed.child.kill('SIGKILL')
  await ended(killed.child)
  mkdirSync(young)
  for (const folder of [dead, alive]) utimesSync(folder, new Date(0), new Date(0))
  await sweepThrowAways(root)
  assert.deepEqual([dead, alive, young].map(existsSync), [false, true, true])
  assert.equal(identify(killed.said.pid), null)
  await once(running.said.connection, (c) => c.query('SELECT 1'))
  await close(running.child)
})

test('closing the terminal or Ctrl-C reaches the program only: the server has a session of its own', {
  skip: process.platform === 'linux' ? false : 'needs /proc',
}, async () => {
  const { child, said } = await startElsewhere(join(root, 'race'))
  const field = (pid: number, index: number) =>
    readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ')[index]
  assert.equal(field(said.pid, 3), String(said.pid), 'session')
  assert.equal(field(said.pid, 2), String(said.pid), 'process group')
  await close(child)
})

const stranger = runsAsRoot() ? lookUp('nobody') : null
const skip = stranger ? false : 'needs root'

test('an ordinary user starts without help, and another may not use that folder', { skip }, async () => {
  assert.ok(stranger)
  const folder = join(root, 'ordinary')
  mkdirSync(folder, { mode: 0o700 })
  chownSync(folder, stranger.uid, stranger.gid)
  const first = await startElsewhere(folder, stranger)
  assert.equal(first.said.code, undefined, first.said.message)
  assert.equal(first.said.home, folder)
  await close(first.child)
  // With sudo, the owner's database is opened as its owner, and stays theirs.
  const sudo = await startElsewhere(folder)
  assert.equal(sudo.said.code, undefined, sudo.said.message)
  await close(sudo.child)
  const again = await startElsewhere(folder, stranger)
  assert.equal(again.said.code, undefined, again.said.message)
  await close(again.child)
  const other = lookUp('daemon')
  assert.ok(other)
  assert.equal((await startElsewhere(folder, other)).said.code, 'data-folder-not-ours')
})

test('as root with a folder that the database account cannot enter, the files go where it can, and that is said', {
  skip,
}, async () => {
  const folder = join(root, 'closed/data/postgres')
  mkdirSync(join(root, 'closed'), { mode: 0o700 })
  const first = await startElsewhere(folder)
  assert.equal(first.said.code, undefined, first.said.message)
  assert.notEqual(first.said.home, folder)
  assert.ok(first.said.notes.includes('database-elsewhere'))
  await once(first.said.connection, (c) => c.query('CREATE TABLE kept AS SELECT 1 AS n'))
  await close(first.child)
  const again = await startElsewhere(folder)
  assert.deepEqual((await once(again.said.connection, (c) => c.query('SELECT n FROM kept'))).rows, [{ n: 1 }])
  await close(again.child)
  cpSync(join(root, 'closed'), join(root, 'copy'), { recursive: true })
  assert.equal((await startElsewhere(join(root, 'copy/data/postgres'))).said.code, 'data-folder-copied')
  rmSync(again.said.home, { recursive: true })
  assert.equal((await startElsewhere(folder)).said.code, 'database-files-missing')
})
