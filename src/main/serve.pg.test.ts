import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { type FreshDatabase, freshDatabase } from '../drivers/postgres/testing.ts'
import { migrate } from '../drivers/store/migrate.ts'
import { openInstallation } from '../drivers/store/installation.ts'
import { openStore } from '../drivers/store/store.ts'
import { peopleMap } from './people-map.ts'

const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))

interface Served {
  readonly child: ChildProcess
  readonly said: () => string
  /** Waits until it has said this, or ends. */
  until(words: RegExp): Promise<void>
  ended: Promise<number | null>
}

suite('serve', () => {
  let database: FreshDatabase
  let data: string
  before(async () => {
    database = await freshDatabase()
    data = mkdtempSync(join(tmpdir(), 'bihuan-serve-'))
  })
  after(async () => {
    await database.drop()
    rmSync(data, { recursive: true, force: true })
  })

  function start(...words: readonly string[]): Served {
    const { host, port, user, password, database: name } = database.connection
    const url = `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`
    const env = { ...process.env, DATABASE_URL: url, BIHUAN_DATA: data }
    const child = spawn(process.execPath, [cli, ...words, '--lang', 'en'], { env, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const heard: (() => void)[] = []
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => {
        said += bytes.toString('utf8')
        for (const one of heard) one()
      })
    const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
    const until = (wanted: RegExp) =>
      new Promise<void>((resolve, reject) => {
        const look = () => wanted.test(said) && resolve()
        heard.push(look)
        look()
        void ended.then(() => reject(new Error(`it ended: ${said}`)))
      })
    return { child, said: () => said, until, ended }
  }

  test('prints one link, answers, finishes what is under way at SIGTERM, and ends with 0', async () => {
    const port = await freePort()
    const served = start('serve', '--host', '127.0.0.1', '--port', String(port))
    await served.until(/first-admin\/[\w-]{43}/)
    const base = `http://127.0.0.1:${port}`
    assert.equal((await fetch(`${base}/`)).status, 200)
    const path = /\/desk(\/first-admin\/[\w-]{43})/.exec(served.said())?.[1]
    assert.equal((await fetch(`${base}/api${path}`)).status, 200)
    assert.equal((await fetch(`${base}/api/demo`)).status, 404)
    const slow = slowRequest(port)
    await slow.begun
    served.child.kill('SIGTERM')
    await new Promise((resolve) => setTimeout(resolve, 300))
    slow.finish()
    assert.match(await slow.answer, /^HTTP\/1\.1 401/)
    assert.equal(await served.ended, 0)
  })

  test('a port that is taken is said in words, and nothing is left running', async () => {
    const taken = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => taken.once('listening', resolve))
    const { port } = taken.address() as AddressInfo
    const served = start('serve', '--host', '127.0.0.1', '--port', String(port))
    assert.equal(await served.ended, 2)
    assert.match(served.said(), new RegExp(`Port ${port} is in use`))
    taken.close()
  })

  test('a worker in a process of its own begins, and ends when told', async () => {
    const worker = start('worker')
    await worker.until(/has begun/)
    worker.child.kill('SIGTERM')
    assert.equal(await worker.ended, 0)
  })

  test('a database made for the demo is not served', async () => {
    const other = await freshDatabase()
    await migrate(other.connection)
    const store = openStore({ connection: other.connection, role: 'bihuan_app' }, peopleMap)
    const fresh = '01980000-0000-7000-8000-000000000000'
    assert.equal((await openInstallation(store, fresh, 'demo')).purpose, 'demo')
    await store.close()
    const kept = database
    database = other
    const served = start('serve', '--host', '127.0.0.1', '--port', String(await freePort()))
    database = kept
    assert.equal(await served.ended, 2)
    assert.match(served.said(), /made for the demo/)
    await other.drop()
  })

  test('a link for a forgotten password is made at the machine only for an account in use', async () => {
    const asked = start('invite', 'nobody')
    assert.equal(await asked.ended, 2)
    assert.match(asked.said(), /no account "nobody"/)
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A sign-in whose last byte comes when told. */
function slowRequest(port: number): { begun: Promise<void>; finish(): void; answer: Promise<string> } {
  const body = JSON.stringify({ name: 'nobody', password: 'wrong' })
  const socket = connect(port, '127.0.0.1')
  let said = ''
  const begun = new Promise<void>((resolve) => {
    socket.once('connect', () => {
      const head = `POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n`
      socket.write(head + body.slice(0, -1), () => setTimeout(resolve, 100))
    })
  })
  const answer = new Promise<string>((resolve, reject) => {
    socket.on('data', (bytes) => {
      said += bytes.toString('utf8')
    })
    socket.once('error', reject)
    socket.once('close', () => resolve(said))
  })
  return { begun, finish: () => void socket.write(body.slice(-1)), answer }
}
