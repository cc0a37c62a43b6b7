import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { latinOn, overhang, violationsOn } from './looking.ts'
import { ask, become, closeDesk, go, looks, openDesk, settled, visit, walkTo } from './testing.ts'

after(closeDesk)

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const notices = fileURLToPath(new URL('../../../shared/notices/', import.meta.url))
const hasNotices = existsSync(notices)

interface Paper {
  readonly name: string
  readonly bytes: Buffer
}

const fixture = (path: string): Paper => ({
  name: path.split('/').at(-1) ?? path,
  bytes: readFileSync(fixtures + path),
})
const written = (name: string, text: string): Paper => ({ name, bytes: Buffer.from(text) })

/** The office, before the page where papers are put in. */
async function office() {
  const desk = await openDesk()
  const visited = await visit(desk)
  await become(visited.page, '陆晓雨')
  await go(visited.page, '/desk/import')
  return visited
}

/** Lets files fall into the drop area, as from a folder of the desktop. */
async function drop(page: Page, ...papers: readonly Paper[]): Promise<void> {
  const files = papers.map(({ name, bytes }) => ({ name, base64: bytes.toString('base64') }))
  const dataTransfer = await page.evaluateHandle((list) => {
    const data = new DataTransfer()
    for (const { name, base64 } of list)
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name))
    return data
  }, files)
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer })
}

/** Puts one paper in and waits until it can be looked through. Gives its record. */
async function putIn(page: Page, paper: Paper): Promise<string> {
  if (!/\/desk\/import$/.test(page.url())) await go(page, '/desk/import')
  await drop(page, paper)
  await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/, { timeout: 60_000 })
  await page.locator('.proposal-current, .nothing-to-do').first().waitFor({ timeout: 60_000 })
  return page.url().split('/').at(-1) ?? ''
}

type Counts = Readonly<Record<string, number>>

async function counts(page: Page): Promise<Counts> {
  const parts = await page.locator('.review-counts button').allInnerTexts()
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', n = ''] = part.trim().split(/\s+/)
      return [name, Number(n)]
    }),
  )
}

interface Listed {
  readonly rows: readonly { readonly id: string; readonly title: string; readonly fields: Record<string, unknown> }[]
  readonly total: number
}

async function listed(page: Page, register: string, query: string): Promise<Listed> {
  const { status, body } = await ask<Listed>(
    page,
    'GET',
    `/api/registers/${register}/records?${query}&total=1&limit=200`,
  )
  assert.equal(status, 200, JSON.stringify(body))
  return body
}

const findingsOf = (page: Page, paper: string) => listed(page, 'inspection-finding', `f.paper=${paper}`)

const active = (page: Page) => page.evaluate(() => document.activeElement?.className ?? '')

/** Confirms by key and waits for what came of it. */
async function confirm(page: Page): Promise<string> {
  await page.locator('.proposal-current').focus()
  await page.keyboard.press('Control+Enter')
  await page.locator('.outcome').waitFor({ timeout: 120_000 })
  return page.locator('.outcome').innerText()
}

/** Section by section with Shift+A, until nothing waits: the way of somebody who has read it. */
async function acceptSections(page: Page): Promise<number> {
  let presses = 0
  for (let before = -1; ; presses++) {
    const { 待定: open = 0 } = await counts(page)
    if (open === 0 || open === before) return presses
    before = open
    await page.getByRole('button', { name: /^待定/ }).click()
    await page.locator('.proposal-current').focus()
    await page.keyboard.press('Shift+A')
    await page.waitForFunction(
      (old) => !document.querySelector('.review-counts')?.textContent?.includes(`待定 ${old}`),
      open,
    )
    await page.getByRole('button', { name: /^全部/ }).first().click()
  }
}

describe('from a notice to the ledger', () => {
  test('a dropped document is looked through and confirmed by keys alone; every finding leads back to its words', async () => {
    const { page, context, complaints } = await office()
    const paper = await putIn(page, fixture('files/two-notices-in-one-docx.docx'))
    await page.locator('.proposal-current:focus').waitFor()
    const { 全部: all = 0, 待定: open = 0 } = await counts(page)
    assert.ok(open > 6 && open <= all, JSON.stringify(await counts(page)))
    assert.equal((await findingsOf(page, paper)).total, 0)

    await page.keyboard.press('a')
    assert.equal((await counts(page))['拟采用'], 1)
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.locator('.span-current:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.proposal-current:focus').waitFor()
    await acceptSections(page)
    assert.match(await confirm(page), new RegExp(`已写入 ${open} 条`))

    const findings = await findingsOf(page, paper)
    assert.ok(findings.total > 0)
    await go(page, '/desk/')
    for (const { title, fields } of findings.rows) {
      await walkTo(page, `/desk/import/${paper}?at=${String(fields['place'])}`)
      await page.locator('.span-sought').first().waitFor()
      const words = (await page.locator('.span-sought').allInnerTexts()).join('')
      assert.ok(words.replace(/\s/g, '').includes(title.replace(/\s/g, '').slice(0, 20)), `${title}: ${words}`)
      assert.match(await page.locator('.state').first().innerText(), /已确认/)
    }
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('putting it in again proposes nothing, and a corrected version exactly the corrections', async () => {
    const { page, context } = await office()
    const first = fixture('notices/done-but-outstanding.txt')
    await putIn(page, first)
    await page.getByRole('button', { name: '全部采用' }).click()
    await confirm(page)
    const { total } = await listed(page, 'rectification-measure', 'sort=-opened')

    await putIn(page, { ...first, name: '同一份通报.txt' })
    const again = await counts(page)
    assert.deepEqual([again['待定'], again['拟采用'], again['矛盾']], [0, 0, 0])
    assert.match(await page.locator('.nothing-to-do').innerText(), new RegExp(`${again['已有']} 条台账里都有`))
    await page.getByRole('button', { name: '不写入，本件办结' }).click()
    await page.locator('.outcome').filter({ hasText: '已写入 0 条' }).waitFor()

    const text = first.bytes.toString('utf8')
    assert.ok(text.includes('收集意见347条') && text.includes('群众满意度不高'))
    const corrected = text.replace('收集意见347条', '收集意见349条').replace('群众满意度不高', '群众满意程度不高')
    await putIn(page, written('更正稿.txt', corrected))
    const { 待定: open, 已有: known } = await counts(page)
    assert.equal(open, 2, JSON.stringify(await counts(page)))
    assert.ok(known && known > 20)
    assert.deepEqual(await page.locator('.change del').allInnerTexts(), ['347'])
    assert.deepEqual((await page.locator('.change ins').allInnerTexts()).sort(), ['349', '程'].sort())
    await page.getByRole('button', { name: '全部采用' }).click()
    assert.match(await confirm(page), /已写入 2 条/)
    assert.equal((await listed(page, 'rectification-measure', 'sort=-opened')).total, total)
    await context.close()
  })

  test('a classified paper is refused before it is kept, and says what was seen; a person may insist with a reason', async () => {
    const { page, context } = await office()
    const before = await listed(page, 'imported-paper', 'sort=-opened')
    await drop(page, fixture('files/classified-mark-in-header.docx'))
    const refused = page.locator('.queued-refused')
    await refused.filter({ hasText: '机密★10年' }).waitFor({ timeout: 60_000 })
    assert.match(await refused.innerText(), /页眉或页脚/)
    assert.equal((await listed(page, 'imported-paper', 'sort=-opened')).total, before.total)

    await page.getByRole('button', { name: '机器认错了' }).click()
    await page.getByRole('button', { name: '写明理由，重新放入' }).click()
    await page.locator('.insist .field-error').filter({ hasText: '请写明理由' }).waitFor()
    await page.getByLabel('理由').fill('页眉是样张，文件本身公开发布。')
    await page.getByRole('button', { name: '写明理由，重新放入' }).click()
    await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/, { timeout: 60_000 })
    const { rows } = await listed(page, 'imported-paper', 'sort=-opened')
    assert.equal(rows[0]?.fields['insisted'], '页眉是样张，文件本身公开发布。')
    await context.close()
  })

  test('papers go in one after the other; one that cannot be read is kept, one that waits can be cancelled', async () => {
    const { page, context } = await office()
    // The first is held on its way, so that the last still waits when it is called off.
    const held = Promise.withResolvers<void>()
    await page.route('**/api/imports', async (route) => {
      await held.promise
      await route.continue()
    })
    await drop(
      page,
      fixture('files/scanned-only.pdf'),
      fixture('files/zip-bomb.docx'),
      written('不要了.txt', '不要了。'),
    )
    await page.getByRole('button', { name: '取消 不要了.txt' }).click()
    await page.locator('.queued-stopped').filter({ hasText: '没有保存' }).waitFor()
    held.resolve()
    await page.locator('.queued-unread').nth(1).waitFor({ timeout: 60_000 })
    const [scan = '', bomb = ''] = await page.locator('.queued-unread').allInnerTexts()
    assert.match(scan, /已留存，但读不出内容[\s\S]*扫描件[\s\S]*粘贴文字/)
    assert.match(bomb, /另存一份/)
    const { rows } = await listed(page, 'imported-paper', 'state=unread')
    assert.deepEqual(
      rows.map(({ title }) => title).filter((title) => title.startsWith('zip-bomb')),
      ['zip-bomb.docx'],
    )
    await context.close()
  })

  test('pasted text becomes a paper; decisions not confirmed yet survive a reload, and nothing is written by them', async () => {
    const { page, context } = await office()
    await page.getByRole('button', { name: '粘贴文字' }).click()
    await page.getByLabel('标题').fill('粘贴的通报')
    await page.getByRole('textbox', { name: '文字' }).fill(fixture('notices/sum-off-by-one.txt').bytes.toString('utf8'))
    await page.getByRole('button', { name: '放入', exact: true }).click()
    await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/, { timeout: 60_000 })
    const paper = page.url().split('/').at(-1) ?? ''
    await page.locator('.proposal-current:focus').waitFor({ timeout: 60_000 })
    await page.keyboard.press('s')
    const { 跳过: skipped = 0 } = await counts(page)
    assert.ok(skipped >= 1)
    await page.getByRole('button', { name: /^待定/ }).click()
    await page.locator('.proposal-current').focus()
    await page.keyboard.press('e')
    await page.locator('.proposal-form').waitFor()
    await page.locator('.proposal-form').getByRole('textbox', { name: '问题', exact: true }).fill('改过的问题名称')
    await page.keyboard.press('Control+Enter')
    await page.locator('.proposal-form').waitFor({ state: 'detached' })
    assert.match(await active(page), /proposal/)
    const decided = await counts(page)
    assert.equal(decided['拟采用'], 1)
    await page.reload()
    await page.locator('.proposal-current').waitFor({ timeout: 60_000 })
    assert.deepEqual(await counts(page), decided)
    assert.equal((await findingsOf(page, paper)).total, 0)
    await confirm(page)
    const { rows } = await findingsOf(page, paper)
    assert.deepEqual(
      rows.map(({ title }) => title),
      ['改过的问题名称'],
    )
    await page.locator('.outcome').getByRole('link', { name: '去看台账' }).click()
    await page.getByText('改过的问题名称').first().waitFor()
    await context.close()
  })

  for (const path of ['files/text.pdf', 'files/saved-from-browser-gbk.html'])
    test(`${path} goes from drop to ledger`, async () => {
      const { page, context } = await office()
      const paper = await putIn(page, fixture(path))
      const { 待定: open = 0 } = await counts(page)
      await page.getByRole('button', { name: '全部采用' }).click()
      assert.match(await confirm(page), new RegExp(`已写入 ${open} 条`))
      assert.ok((await findingsOf(page, paper)).total >= 6)
      await context.close()
    })

  test('the three real notices, each from drop to a confirmed ledger within two minutes', {
    skip: hasNotices ? false : 'the notices beside the project are not there',
  }, async (t) => {
    const names = readdirSync(notices).filter((name) => name.endsWith('.txt'))
    const { page, context } = await office()
    for (const name of names) {
      const started = performance.now()
      const paper = await putIn(page, { name, bytes: readFileSync(notices + name) })
      const { 待定: open = 0 } = await counts(page)
      const presses = await acceptSections(page)
      assert.match(await confirm(page), new RegExp(`已写入 ${open} 条`))
      const seconds = (performance.now() - started) / 1000
      t.diagnostic(`${name}: ${open} written, ${presses} sections, ${seconds.toFixed(1)} s`)
      assert.ok(seconds < 120, `${name}: ${seconds} s`)
      const { rows } = await findingsOf(page, paper)
      const { body: answer } = await ask<{ text: string }>(page, 'GET', `/api/imports/${paper}`)
      for (const { title, fields } of rows) {
        const [from = 0, to = 0] = String(fields['place']).split('-').map(Number)
        const plain = (words: string) => words.replace(/\s/g, '')
        assert.ok(plain(answer.text.slice(from, to)).includes(plain(title).slice(0, 12)), title)
      }
      await putIn(page, { name: `again-${name}`, bytes: readFileSync(notices + name) })
      assert.equal((await counts(page))['待定'], 0, name)
    }
    await context.close()
  })
})

const ledger = [
  '序号,问题类别,反馈问题,整改措施,责任领导,整改时限,进展,完成情况,销号日期',
  '１,财务管理,稿费发放审核不严,逐笔复核稿费,方知远,2025年6月30日,已复核,已销号,2025-06-20',
  '2,财务管理,公务用车登记不全,补登用车台账,方知远,2025-02-30,正在补登,整改中,',
  '3,作风建设,采访车私用,签订承诺书,纪若川,2025/7/31,已签订,整改中,',
].join('\r\n')

describe('an existing ledger', () => {
  test('shows its defects by cell, remembers its columns, answers a name once, and enters as backfilled', async () => {
    const { page, context, complaints } = await office()
    const paper = await putIn(page, written('原有台账.csv', ledger))
    await page.getByRole('tab', { name: /表格问题/ }).waitFor()
    assert.match(await page.locator('.defects').innerText(), /F3[\s\S]*2025-02-30/)
    await page.locator('.defects').getByRole('button', { name: /^错误/ }).click()
    await page.getByRole('tab', { name: /栏目对应/ }).click()
    const heading = page.getByRole('combobox', { name: /“进展”写入/ })
    await heading.click()
    await heading.fill('不导入')
    await page.locator('.ant-select-item-option').filter({ hasText: '不导入' }).click()
    await page.getByRole('button', { name: '按此重新读取' }).click()
    await page.locator('.columns[aria-busy="false"]').waitFor()
    await page.locator('.columns-table tr').filter({ hasText: '进展' }).getByText('已选定').waitFor()

    await page.getByRole('button', { name: /个名字没有对上/ }).click()
    const name = page.getByRole('combobox', { name: /方知远/ })
    await name.click()
    await name.fill('陆晓雨')
    await page.locator('.ant-select-item-option').filter({ hasText: '陆晓雨' }).first().click()
    assert.equal(await page.locator('.proposal').filter({ hasText: '“方知远”没有对上' }).count(), 0)
    await page.getByRole('button', { name: '全部采用' }).click()
    const said = await confirm(page)
    assert.doesNotMatch(said, /没有写入/)
    const { rows } = await findingsOf(page, paper)
    assert.equal(rows.length, 3)
    for (const { fields } of rows) assert.equal(fields['backfilled'], true)

    await putIn(page, written('又一份.csv', ledger.replace('采访车私用', '采访车加油未登记')))
    await page.getByRole('tab', { name: /栏目对应/ }).click()
    await page.locator('.columns-table tr').filter({ hasText: '进展' }).getByText('已选定').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('ten thousand proposals are a list of what is seen, walked by keys', async (t) => {
    const { page, context } = await office()
    const paper = await putIn(
      page,
      written('一条.txt', fixture('notices/planned-only-measures.txt').bytes.toString('utf8')),
    )
    const { body: answer } = await ask<{ proposals: readonly object[] }>(page, 'GET', `/api/imports/${paper}`)
    const [one] = answer.proposals
    const many = Array.from({ length: 10_000 }, (_, at) => ({
      ...one,
      id: `many-${at}`,
      of: null,
      section: `第${Math.trunc(at / 500)}部分`,
    }))
    await page.route(`**/api/imports/${paper}`, (route) => route.fulfill({ json: { ...answer, proposals: many } }))
    await page.reload()
    await page.locator('.proposal-current:focus').waitFor({ timeout: 60_000 })
    assert.ok((await page.locator('.proposals .long-row').count()) < 60)
    const started = performance.now()
    for (let press = 0; press < 30; press++) await page.keyboard.press('j')
    await page.locator('.proposal-current:focus').waitFor()
    t.diagnostic(`${((performance.now() - started) / 30).toFixed(0)} ms a key`)
    await page.keyboard.press('Shift+A')
    await page.waitForFunction(() => /拟采用 500/.test(document.querySelector('.review-counts')?.textContent ?? ''))
    await page.locator('.proposals').evaluate((list) => list.scrollTo(0, list.scrollHeight))
    await page.getByRole('group', { name: /新增/ }).last().waitFor()
    assert.ok((await page.locator('.proposals .long-row').count()) < 60)
    assert.match(await active(page), /proposal-current/)
    await context.close()
  })
})

/** Names of file kinds and keys: they are the same in every language. */
const kindsAndKeys =
  /^(?:txt|html|doc|wps|et|xls|ofd|PDF|LibreOffice|j|k|a|s|e|A|Shift|Enter|Esc|Ctrl|[A-Z]\d*|[a-z-]+\.txt|contradicting|figures|contradicting-figures)$/

/** Looks at the page as it stands in every size and colour. What the paper itself says is not the page's. */
async function stands(page: Page): Promise<void> {
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.height })
    await page.emulateMedia({ colorScheme: look.colours, reducedMotion: 'reduce' })
    await settled(page)
    const told = `${page.url()} ${look.width} px, ${look.colours}`
    assert.deepEqual(await violationsOn(page, look), [], told)
    const quoted = (await page.locator('.source-lines, h1, .paper-title').allInnerTexts()).join(' ')
    const own = (await latinOn(page)).filter((word) => !kindsAndKeys.test(word) && !quoted.includes(word))
    assert.deepEqual(own, [], told)
    assert.ok((await overhang(page)) <= 0, `wider than ${told}`)
  }
  await page.setViewportSize({ width: looks[0].width, height: looks[0].height })
}

describe('pages of the import', () => {
  test('stand axe, speak Chinese only and fit the screen, in all looks', async () => {
    const { page, context, complaints } = await office()
    await page.getByRole('button', { name: '粘贴文字' }).click()
    await stands(page)
    await go(page, '/desk/import')
    await putIn(page, fixture('notices/contradicting-figures.txt'))
    await page.keyboard.press('a')
    await page.getByRole('button', { name: /^检查提示/ }).click()
    await page.locator('.margin').first().click()
    await stands(page)
    await page.locator('.proposal-current').focus()
    await page.keyboard.press('e')
    await page.locator('.proposal-form').waitFor()
    await settled(page)
    await stands(page)
    await putIn(page, written('原有台账二.csv', ledger.replaceAll('，', '、').replace('稿费', '讲课费')))
    await stands(page)
    await page.getByRole('tab', { name: /栏目对应/ }).click()
    await stands(page)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('an English reader meets no Chinese in what the page itself says', async () => {
    const { page, context } = await office()
    await page.addInitScript(() => localStorage.setItem('bihuan.language', 'en'))
    await go(page, '/desk/import')
    const said = await page.locator('.drop-whole, .never, .papers-head').allInnerTexts()
    assert.deepEqual(said.join('').match(/[\u4e00-\u9fff]+/g) ?? [], [])
    await context.close()
  })

  test('the guided start leads the office through five steps and can be sent away', async () => {
    const { page, context } = await office()
    await go(page, '/desk/')
    const steps = page.locator('.guide-step')
    await page.locator('.guide-done').first().waitFor()
    assert.equal(await steps.count(), 5)
    assert.equal(await steps.nth(1).getAttribute('href'), '/desk/import')
    await page.getByRole('button', { name: '不再显示' }).click()
    await page.reload()
    await settled(page)
    assert.equal(await page.locator('.guide').count(), 0)
    await context.close()
  })
})
