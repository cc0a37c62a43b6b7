import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { standsIn, violationsOn } from './looking.ts'
import { fillLedger, type Made } from './testing-ledger.ts'
import { ask, become, closeDesk, type Desk, go, looks, openDesk, visit } from './testing.ts'

after(closeDesk)

const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

const dialog = (page: Page) => page.getByRole('dialog')
const path = (id: string | undefined) => `/desk/r/inspection-finding/${id}`
const stands = (page: Page, state: string) =>
  page.locator('.steps [aria-current="step"]').filter({ hasText: state }).waitFor()

describe('the page of a finding', () => {
  let desk: Desk
  let made: Made
  before(async () => {
    desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    made = await fillLedger(page, 5)
    await context.close()
  })

  test('declared without evidence it is refused in words; attached in place, declared, and returned by somebody else', async () => {
    const { page, context, complaints } = await visit(desk)
    await become(page, '宋一')
    await go(page, path(made.ids[1]))
    await page.getByText('抽查发现第 2 项稿件没有终审签名。').first().waitFor()
    await page.getByRole('button', { name: '申请销号' }).click()
    await dialog(page).getByLabel('整改成效').fill('补签 42 篇稿件，印发《稿件审核管理办法》。')
    await dialog(page).getByRole('button', { name: '申请销号' }).click()
    await dialog(page).getByText('还没有归入佐证材料').waitFor()
    await dialog(page).getByRole('button', { name: '取消' }).click()
    await dialog(page).waitFor({ state: 'detached' })

    const kept = page.getByRole('region', { name: /^佐证材料/ })
    await kept.getByRole('button', { name: '归入' }).click()
    await dialog(page).getByLabel('材料名称').fill('稿件终审核对表')
    await dialog(page)
      .locator('input[type="file"]')
      .setInputFiles({ name: '核对表.png', mimeType: 'image/png', buffer: pixel })
    await dialog(page).getByText('核对表.png').first().waitFor()
    await dialog(page).getByRole('button', { name: '归入', exact: true }).click()
    await kept.getByRole('link', { name: '稿件终审核对表' }).waitFor()

    await page.getByRole('button', { name: '申请销号' }).click()
    // What was filled in before is still there.
    await dialog(page).getByRole('button', { name: '申请销号' }).click()
    await stands(page, '已申请销号')

    await become(page, '陆晓雨')
    await go(page, path(made.ids[1]))
    await page.getByRole('button', { name: '退回补充整改' }).click()
    await dialog(page).getByLabel('理由').fill('核对表没有抽查人签名，请补充。')
    await dialog(page).getByRole('button', { name: '退回补充整改' }).click()
    await stands(page, '退回补充整改')
    const stream = page.getByRole('region', { name: '经过和交流' })
    await stream.getByText('核对表没有抽查人签名，请补充。').waitFor()
    await stream.getByRole('link', { name: '稿件终审核对表' }).first().waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('evidence is looked at in place, and the focus comes back to where it was', async () => {
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    await go(page, path(made.ids[1]))
    await page.getByRole('button', { name: '核对表.png' }).first().focus()
    await page.keyboard.press('Enter')
    await dialog(page).locator('img').waitFor()
    assert.ok(
      await dialog(page)
        .locator('img')
        .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth === 1),
    )
    await page.keyboard.press('Escape')
    await dialog(page).waitFor({ state: 'detached' })
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '核对表.png')
    await context.close()
  })

  test('a measure is finished in place', async () => {
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, path(made.ids[2]))
    const name = '启动：第 3 项的第 1 条措施'
    await page.getByRole('button', { name }).click()
    await dialog(page).getByRole('button', { name: '启动', exact: true }).click()
    await page.getByRole('button', { name: '完成：第 3 项的第 1 条措施' }).waitFor()
    await page.getByRole('region', { name: '经过和交流' }).getByText('转为“推进中”').waitFor()
    await context.close()
  })

  test('a remark is brought before people who may read the finding, and before nobody else', async () => {
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    await go(page, path(made.ids[3]))
    const box = page.getByRole('textbox', { name: '发言' })
    await box.pressSequentially('请@程')
    await page.getByText('没有可以查看本问题的这位同志').waitFor()
    await box.fill('')
    await box.pressSequentially('请@宋')
    await page.getByRole('option', { name: '宋一' }).waitFor()
    await page.keyboard.press('Enter')
    await box.pressSequentially('补充二月份的抽查记录')
    assert.equal(await box.inputValue(), '请@宋一 补充二月份的抽查记录')
    await page.getByRole('button', { name: '发言' }).click()
    await page.getByText('提请 宋一 关注').first().waitFor()

    await become(page, '宋一')
    await go(page, '/desk/')
    await page.locator('.bell-count').waitFor()
    await page.getByRole('button', { name: /^与我有关/ }).click()
    await dialog(page).getByRole('link', { name: '请@宋一 补充二月份的抽查记录' }).click()
    await page.waitForURL(new RegExp(String(made.ids[3])))
    await context.close()
  })

  test('whoever may not read it is told nothing of it', async () => {
    const { page, context } = await visit(desk)
    await become(page, '程一诺')
    await page.goto(path(made.ids[3]))
    await page.locator('.note-alarm').waitFor()
    assert.ok(!(await page.locator('body').innerText()).includes(made.mark))
    for (const part of ['stream', 'readers'])
      assert.equal(
        (await ask(page, 'GET', `/api/registers/inspection-finding/records/${made.ids[3]}/${part}`)).status,
        404,
      )
    await context.close()
  })

  test('nothing is wrong for those who hear it, nothing is cut off, in all looks', async () => {
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    await go(page, path(made.ids[1]))
    await page.getByText('核对表没有抽查人签名').first().waitFor()
    await standsIn(page, looks)
    await context.close()
  })
})

describe('finding by a few letters', () => {
  test('Ctrl-K opens it from everywhere, arrows and Enter lead to a record, Escape gives the focus back', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '陆晓雨')
    const made = await fillLedger(page, 2)
    await go(page, '/desk/')
    await page.getByRole('link', { name: '人员与机构' }).focus()
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: '查找' })
    await box.waitFor()
    assert.deepEqual(await violationsOn(page), [])
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'detached' })
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), '人员与机构')

    await page.keyboard.press('Control+k')
    await box.waitFor()
    await page.keyboard.type('整改措施')
    await page
      .getByRole('option', { name: /整改措施/ })
      .first()
      .waitFor()
    await box.fill('')
    await page.keyboard.type(made.mark)
    await page
      .getByRole('option', { name: new RegExp(made.mark) })
      .nth(1)
      .waitFor()
    await page.keyboard.press('ArrowDown')
    const chosen = await page.locator('.quick-finds [aria-selected="true"] .quick-what').innerText()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: chosen }).waitFor()
    await context.close()
  })
})
