import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { standsIn } from './looking.ts'
import { fillLedger, type Made } from './testing-ledger.ts'
import { ask, become, closeDesk, type Desk, go, looks, openDesk, settled, visit } from './testing.ts'

after(closeDesk)

interface Exports {
  readonly rows: readonly {
    readonly id: string
    readonly state: string
    readonly fields: { readonly format: string }
  }[]
}

const findings = (page: Page) => page.locator('.tree-finding')

describe('the ledger', () => {
  let desk: Desk
  let made: Made
  before(async () => {
    desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    made = await fillLedger(page, 12)
    await context.close()
  })

  const search = () => `/desk/ledger?text=${encodeURIComponent(made.mark)}`

  test('a page of findings costs one question for each kind of thing, and their measures one more', async () => {
    const { page, context, complaints } = await visit(desk)
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await become(page, '陆晓雨')
    await go(page, search())
    await findings(page).nth(11).waitFor()
    const lists = asked.filter((path) => path === '/api/registers/rectification-measure/records').length
    await page.getByRole('button', { name: '展开措施' }).click()
    await page.locator('.tree-measure .row-link').first().waitFor()
    await settled(page)
    const after = asked.filter((path) => path === '/api/registers/rectification-measure/records').length
    assert.equal(after - lists, 1)
    assert.equal(asked.filter((path) => path === '/api/registers/inspection-finding/records').length, 1)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('the tree is walked and opened by the keyboard', async () => {
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    await go(page, search())
    const first = findings(page).first()
    await first.locator('.row-link').focus()
    await page.keyboard.press('ArrowRight')
    await page.locator('.tree-measure .row-link').first().waitFor()
    assert.equal(await first.getAttribute('aria-expanded'), 'true')
    await page.keyboard.press('ArrowDown')
    assert.match(await page.evaluate(() => document.activeElement?.closest('tr')?.className ?? ''), /tree-measure/)
    await page.keyboard.press('ArrowLeft')
    await page.waitForFunction(() => document.querySelector('.tree-measure') === null)
    assert.match(await page.evaluate(() => document.activeElement?.closest('tr')?.className ?? ''), /tree-finding/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/r\/inspection-finding\//)
    await context.close()
  })

  test('figures are counted by the server under the filters, and pressing one narrows the ledger', async () => {
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    await go(page, search())
    const counts = page.locator('.ledger-counts')
    await counts.getByRole('button', { name: '12 问题总数' }).waitFor()
    await counts.getByRole('button', { name: /^2 待分解/ }).click()
    await page.waitForURL(/state=open/)
    await page.waitForFunction(() => document.querySelectorAll('.tree-finding').length === 2)
    await counts.getByRole('button', { name: '12 问题总数' }).click()
    await page.waitForFunction(() => document.querySelectorAll('.tree-finding').length === 12)
    await context.close()
  })

  test('a verb for several: told beforehand with how many it can be done, why not with the others, and what failed stays chosen', async () => {
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    await go(page, search())
    await page.locator('.tree-finding input').nth(0).check()
    await page.locator('.tree-finding input').nth(2).check()
    await page.locator('.tree-finding input').nth(11).check()
    const bar = page.getByRole('region', { name: '批量办理' })
    await bar.getByRole('button', { name: /^启动整改/ }).click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('所选 3 个问题中，2 个可以办理').waitFor()
    assert.match(await drawer.locator('.note-warn p').nth(1).innerText(), /^3：/)
    await drawer.getByRole('button', { name: '取消' }).click()
    await drawer.waitFor({ state: 'detached' })
    await bar.getByRole('button', { name: /^分解责任/ }).click()
    await drawer.getByText('所选 3 个问题中，3 个可以办理').waitFor()
    await drawer.getByLabel('整改标准').fill('连续两个月抽查没有缺项')
    // Somebody else changes one of them meanwhile.
    await ask(page, 'POST', `/api/registers/inspection-finding/records/${made.ids[2]}/verbs/report-progress`, {
      fields: { progress: '已核对一半稿件' },
    })
    await drawer.getByRole('button', { name: '分解责任' }).click()
    await page.getByText('已办理 2 个问题；1 个没有办成').waitFor()
    await page.getByText('已选 1 个问题').waitFor()
    await page.waitForFunction(() => document.querySelectorAll('.tree-finding input:checked').length === 1)
    await bar.getByRole('button', { name: /^分解责任/ }).click()
    await drawer.getByLabel('整改标准').fill('连续两个月抽查没有缺项')
    await drawer.getByRole('button', { name: '分解责任' }).click()
    await page.getByText('已办理 1 个问题').waitFor()
    for (const at of [0, 2, 11]) {
      const { body } = await ask<{ record: { fields: { standard: string } } }>(
        page,
        'GET',
        `/api/registers/inspection-finding/records/${made.ids[at]}`,
      )
      assert.equal(body.record.fields.standard, '连续两个月抽查没有缺项')
    }
    await context.close()
  })

  test('paper bears who printed it and when, in A4 landscape with its head on every page, and is on record', async () => {
    const { page, context } = await visit(desk)
    await page.addInitScript(() => {
      window.print = () => document.body.setAttribute('data-printed', '1')
    })
    await become(page, '陆晓雨')
    await go(page, search())
    await page.getByRole('button', { name: '打印' }).click()
    await page.locator('body[data-printed]').waitFor()
    const { body: exports } = await ask<Exports>(page, 'GET', '/api/registers/export/records?sort=-opened&limit=1')
    assert.equal(exports.rows[0]?.fields.format, 'print')
    await page.emulateMedia({ media: 'print' })
    const mark = await page.locator('.print-mark').innerText()
    assert.match(mark, /打印人：云岫县融媒体中心 陆晓雨　2026-03-\d\d \d\d:\d\d　登记号：/)
    assert.ok(mark.includes(exports.rows[0]?.id ?? '?'), mark)
    assert.equal(await page.locator('#desk').isVisible(), false)
    assert.equal(
      await page.locator('.print-sheet thead').evaluate((head) => getComputedStyle(head).display),
      'table-header-group',
    )
    assert.match(await page.locator('.print-end').innerText(), /问题 12 个，措施 33 条/)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    const box = /\/MediaBox\s*\[\s*0 0 (\d+)[\d.]* (\d+)/.exec(pdf.toString('latin1'))
    assert.ok(box && Number(box[1]) > Number(box[2]), `landscape: ${box?.[0]}`)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await page.locator('.print-sheet').waitFor({ state: 'detached' })
    await context.close()
  })

  test('who is not responsible is told so, and sees no count', async () => {
    const { page, context } = await visit(desk)
    await become(page, '程一诺')
    await go(page, search())
    await page.locator('.nothing').waitFor()
    assert.equal(await findings(page).count(), 0)
    await page.locator('.ledger-counts').getByRole('button', { name: '0 问题总数' }).waitFor()
    await context.close()
  })

  for (const look of looks.filter(({ colours }) => colours === 'light'))
    test(`nothing is wrong for those who hear it, nothing is cut off, light and dark: ${look.width} px`, async () => {
      const { page, context } = await visit(desk, look)
      await become(page, '陆晓雨')
      await go(page, search())
      await page
        .locator(look.width > 760 ? '.tree-turn' : '.ledger-card .fold')
        .first()
        .click()
      await page.locator('.tree-finding input, .ledger-card input').nth(1).check()
      await page.locator('.tree-measure .row-link, .ledger-card-measures .row-link').first().waitFor()
      await standsIn(
        page,
        looks.filter(({ width }) => width === look.width),
      )
      await context.close()
    })
})
