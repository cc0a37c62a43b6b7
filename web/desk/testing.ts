import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Readable } from 'node:stream'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './chromium.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const readyWithin = 120_000

/** What the desk is looked at with: the sizes and colours every page must stand. */
export const looks = [
  { width: 1440, height: 900, colours: 'light' },
  { width: 1440, height: 900, colours: 'dark' },
  { width: 390, height: 844, colours: 'light' },
  { width: 390, height: 844, colours: 'dark' },
] as const

export type Look = (typeof looks)[number]

export interface Desk {
  readonly url: string
  readonly browser: Browser
  /** What the server has printed. */
  readonly said: () => string
}

type Command = 'demo' | 'serve'

const opened = new Map<Command, Promise<Desk>>()
const closing: (() => Promise<void>)[] = []
let browser: Promise<Browser> | null = null

/** Ends browser and servers; a test file registers it with `after`. */
export async function closeDesk(): Promise<void> {
  for (const close of closing.reverse()) await close()
}

/** The demo, or a new house, on a folder of its own, and a browser. Started at the first call of a test file, which registers `closeDesk`. */
export function openDesk(command: Command = 'demo'): Promise<Desk> {
  const before = opened.get(command)
  if (before) return before
  const now = start(command)
  opened.set(command, now)
  return now
}

/** Both print the address when they listen; `serve` prints its one-time link after it. */
const ready = { demo: /demo is ready/, serve: /first-admin\/[\w-]{43}/ } as const

async function start(command: Command): Promise<Desk> {
  const data = mkdtempSync(path.join(tmpdir(), 'bihuan-desk-'))
  // The database runs as another user when we are root, and must be able to enter.
  chmodSync(data, 0o755)
  const port = await freePort()
  const host = command === 'serve' ? ['--host', '127.0.0.1'] : []
  const program = [path.join(root, 'src/main/cli.ts'), command, '--port', String(port), ...host]
  const { DATABASE_URL: _inherited, ...inherited } = process.env
  const env = { ...inherited, BIHUAN_DATA: data }
  const child = spawn(process.execPath, program, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  closing.push(async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  })
  const said: string[] = []
  await heard(child, command, said)
  return { url: `http://127.0.0.1:${port}`, browser: await oneBrowser(), said: () => said.join('') }
}

/** Waits until the server has said that it listens. @throws with its words when it ends before, or says nothing */
function heard(child: ChildProcessByStdio<null, Readable, Readable>, command: Command, said: string[]): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${command} is not ready:\n${said.join('')}`)), readyWithin)
    const hear = (bytes: Buffer) => {
      said.push(String(bytes))
      if (!ready[command].test(said.join(''))) return
      clearTimeout(late)
      resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', () => reject(new Error(`${command} ended:\n${said.join('')}`)))
  })
}

function oneBrowser(): Promise<Browser> {
  if (browser) return browser
  browser = launchBrowser()
  closing.push(async () => (await browser)?.close())
  return browser
}

/** Two ports side by side: the demo's portal takes the next one. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + 2 * Math.trunc(Math.random() * 6000)
    if ((await isFree(port)) && (await isFree(port + 1))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}

/** A browser of its own for one person: no cookie, no storage of anybody else. What the page complains of is kept. */
export async function visit(
  desk: Desk,
  look: Look = looks[0],
): Promise<{ page: Page; context: BrowserContext; complaints: string[] }> {
  const context = await desk.browser.newContext({
    viewport: { width: look.width, height: look.height },
    colorScheme: look.colours,
    reducedMotion: 'reduce',
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    baseURL: desk.url,
  })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // A refusal is an answer: the browser reports every status of 400 and more as an error of its own.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
  })
  return { page, context, complaints }
}

interface Answered<T> {
  readonly status: number
  readonly body: T
}

/** Asks the API as whoever this browser is. */
export async function ask<T = unknown>(
  page: Page,
  method: string,
  address: string,
  body?: unknown,
): Promise<Answered<T>> {
  const response = await page.request.fetch(address, {
    method,
    // A connection kept from long ago may be closed from the other end just now; the key makes a second try the same write.
    maxRetries: 2,
    headers: { 'content-type': 'application/json', 'idempotency-key': `test-${Math.random().toString(36).slice(2)}` },
    ...(body === undefined ? {} : { data: JSON.stringify(body) }),
  })
  const text = await response.text()
  const told: T = JSON.parse(text === '' ? 'null' : text)
  return { status: response.status(), body: told }
}

interface People {
  readonly demo: { readonly people: readonly { readonly id: string; readonly name: string }[]; readonly clock: string }
}

/** Ids of the demo's people by name. */
export async function peopleOf(page: Page): Promise<Readonly<Record<string, string>>> {
  const { body: me } = await ask<People>(page, 'GET', '/api/me')
  return Object.fromEntries(me.demo.people.map((person) => [person.name, person.id]))
}

/** Becomes somebody, by the demo's own switch. */
export async function become(page: Page, name: string): Promise<void> {
  const person = (await peopleOf(page))[name]
  const { status } = await ask(page, 'POST', '/api/demo/act-as', { person })
  if (status !== 200) throw new Error(`cannot become ${name}: ${status}`)
}

/** Goes to a page of the desk and waits until it has said what it has to say. */
export async function go(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page
    .locator('h1')
    .first()
    .waitFor()
    .catch(async () => {
      throw new Error(`${address} shows no heading, only: ${await page.locator('body').innerText()}`)
    })
  await settled(page)
}

/** No grey line stands in for text, and nothing has been fetched for a moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('.waiting, .control-wait, [aria-busy="true"]') === null &&
      performance
        .getEntriesByType('resource')
        .every((entry) => !(entry instanceof PerformanceResourceTiming) || performance.now() - entry.responseEnd > 150),
    undefined,
    { polling: 50 },
  )
}
