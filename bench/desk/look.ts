import { fileURLToPath } from 'node:url'
import type { Browser, CDPSession, Page } from 'playwright-core'

const inPage = fileURLToPath(new URL('./in-page.js', import.meta.url))

/** One walk through a list, as a person would take it. Times in milliseconds, sizes in bytes. */
export interface Walk {
  /** By what was done: until the rows it asks for stand on the screen. */
  readonly waits: { readonly [done: string]: number }
  /** Stretches of more than 50 ms in which the page could not answer; `loading` = until rows stood, `working` = all that came after. */
  readonly long: { readonly loading: readonly number[]; readonly working: readonly number[] }
  readonly frames: readonly number[]
  /** Until the rows stood. Later ones follow what was pressed; on a busy machine the answer comes too late for the browser to know that. */
  readonly shift: number
  /** Processor time of the page's main thread, which other work on the machine does not touch: until the first rows, in one page turned, in one frame of scrolling. */
  readonly own: { readonly opening: number; readonly turning: number; readonly frame: number }
  /** On the wire, compressed. */
  readonly script: number
  readonly everything: number
  readonly heap: number
  readonly nodes: number
}

interface Noticed {
  readonly long: readonly number[]
  readonly shift: number
}

/** Bytes that came over the wire, by kind of file. */
function listen(cdp: CDPSession): { script: number; everything: number } {
  const sum = { script: 0, everything: 0 }
  const scripts = new Set<string>()
  cdp.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.everything += encodedDataLength
    if (scripts.has(requestId)) sum.script += encodedDataLength
  })
  return sum
}

/** Milliseconds from a press until the list is another one. */
async function changes(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate('measured.arm()')
  await act()
  return page.evaluate<number>('measured.changed()')
}

async function work(page: Page): Promise<Record<string, number>> {
  const press = (name: string | RegExp) => () => page.getByRole('button', { name }).first().click()
  const turned: number[] = []
  for (let turn = 0; turn < 5; turn += 1) turned.push(await changes(page, press('下一页')))
  const waits: Record<string, number> = { 'next page': turned.sort((a, b) => a - b)[2] ?? 0 }
  waits['previous page'] = await changes(page, press('上一页'))
  waits['sort'] = await changes(page, press('收到日期'))
  waits['scope'] = await changes(page, press('未办结'))
  waits['find'] = await changes(page, () => page.getByRole('searchbox', { name: '在本台账中查找' }).fill('00000123'))
  await changes(page, () => page.getByRole('searchbox', { name: '在本台账中查找' }).fill(''))
  await press('栏目')()
  waits['column'] = await changes(page, () => page.getByRole('checkbox', { name: '地点' }).click())
  await page.keyboard.press('Escape')
  waits['200 rows'] = await changes(page, async () => {
    await page.getByRole('combobox', { name: '每页条数' }).selectOption('200')
  })
  return waits
}

/** Processor milliseconds the main thread has used so far. */
async function used(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return 1000 * (metrics.find((metric) => metric.name === 'TaskDuration')?.value ?? 0)
}

async function standing(cdp: CDPSession): Promise<{ heap: number; nodes: number }> {
  await cdp.send('HeapProfiler.collectGarbage')
  const { metrics } = await cdp.send('Performance.getMetrics')
  const told = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0
  return { heap: told('JSHeapUsedSize'), nodes: told('Nodes') }
}

/** Opens the list in a browser that has seen nothing of it before, works in it, scrolls through 200 rows. */
export async function walk(browser: Browser, url: string, cookie: string, list: string): Promise<Walk> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN', baseURL: url })
  try {
    const [name = '', value = ''] = cookie.split(/=(.*)/s)
    await context.addCookies([{ name, value, url }])
    const page = await context.newPage()
    await page.addInitScript({ path: inPage })
    const cdp = await context.newCDPSession(page)
    await cdp.send('Network.enable')
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const wire = listen(cdp)
    await page.goto(list)
    const first = await page.evaluate<number>('measured.rows()')
    const opening = await used(cdp)
    const loading = await page.evaluate<Noticed>('measured.take()')
    await page.waitForTimeout(2500)
    const transferred = { ...wire }
    const before = await used(cdp)
    const turned = await changes(page, () => page.getByRole('button', { name: '下一页' }).click())
    const turning = (await used(cdp)) - before
    const waits = { 'open the list': first, 'first page turned': turned, ...(await work(page)) }
    const still = await used(cdp)
    const frames = await page.evaluate<number[]>('measured.scroll()')
    const own = { opening, turning, frame: ((await used(cdp)) - still) / frames.length }
    const working = await page.evaluate<Noticed>('measured.take()')
    return {
      ...{
        waits,
        frames,
        own,
        shift: loading.shift,
        long: { loading: loading.long, working: working.long },
      },
      ...transferred,
      ...(await standing(cdp)),
    }
  } finally {
    await context.close()
  }
}
