import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

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
}

let opened: Promise<Desk> | null = null
const closing: (() => Promise<void>)[] = []

/** Ends browser and server; a test file registers it with `after`. */
export async function closeDesk(): Promise<void> {
  for (const close of closing.reverse()) await close()
}

/** The demo on a folder of its own, and a browser. Started at the first call of a test file, which registers `closeDesk`. */
export function openDesk(): Promise<Desk> {
  opened ??= start()
  return opened
}

async function start(): Promise<Desk> {
  const data = mkdtempSync(path.join(tmpdir(), 'bihuan-desk-'))
  // The database runs as another user when we are root, and must be able to enter.
  chmodSync(data, 0o755)
  const port = await freePort()
  const child = spawn(process.execPath, [path.join(root, 'src/main/cli.ts'), 'demo', '--port', String(port)], {
    cwd: root,
    env: { ...process.env, BIHUAN_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  closing.push(async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
    rmSync(data, { recursive: true, force: true })
  })
  const browser = await launchBrowser()
  closing.push(() => browser.close())
  const said: string[] = []
  const url = await new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the demo is not ready:\n${said.join('')}`)), readyWithin)
    const hear = (bytes: Buffer) => {
      said.push(String(bytes))
      if (!/demo is ready/.test(said.join(''))) return
      clearTimeout(late)
      resolve(`http://127.0.0.1:${port}`)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('exit', () => reject(new Error(`the demo ended:\n${said.join('')}`)))
  })
  return { url, browser }
}

function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['BIHUAN_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
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
  await page.locator('h1').first().waitFor()
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
