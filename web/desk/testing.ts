import { rmSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { launchBrowser } from './chromium.ts'
import { type Command, copySeeded, dataFolder, startHouse } from './testing-house.ts'

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

async function start(command: Command): Promise<Desk> {
  const data = dataFolder()
  closing.push(async () => rmSync(data, { recursive: true, force: true }))
  const seeded = process.env['BIHUAN_TEST_DEMO']
  if (command === 'demo' && seeded) copySeeded(seeded, data)
  const starting = startHouse(command, data)
  closing.push(async () => (await starting).stop())
  const [{ url, said }, browser] = await Promise.all([starting, oneBrowser()])
  return { url, browser, said }
}

function oneBrowser(): Promise<Browser> {
  if (browser) return browser
  browser = launchBrowser()
  closing.push(async () => (await browser)?.close())
  return browser
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
  await said(page, address)
}

/** The same from a page of the desk that is open, as a link of it would: the desk is not loaded anew, which costs more than most that is looked at. */
export async function walkTo(page: Page, address: string): Promise<void> {
  await page.evaluate((to) => {
    performance.clearResourceTimings()
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
  }, address)
  await said(page, address)
}

async function said(page: Page, address: string): Promise<void> {
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
