import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { ask, become, closeDesk, go, openDesk, peopleOf, visit } from './testing.ts'

after(closeDesk)

const api = '/api/registers/citizen-message'

async function today(page: Page): Promise<string> {
  const { body: me } = await ask<{ demo: { clock: string } }>(page, 'GET', '/api/me')
  return me.demo.clock.slice(0, 10)
}

/** A message whose reply waits for the deputy director. */
async function drafted(page: Page, subject: string): Promise<string> {
  await become(page, '宋一')
  const people = await peopleOf(page)
  const { body: departments } = await ask<{ options: { id: string }[] }>(page, 'GET', '/api/options/department?limit=1')
  const does = async (path: string, fields: object): Promise<string> => {
    const { status, body } = await ask<{ record: { id: string } }>(page, 'POST', `${api}${path}`, { fields })
    assert.equal(status, 200, JSON.stringify(body))
    return body.record.id
  }
  const given = { subject, content: `${subject}。`, platform: 'app', receivedOn: await today(page), class: 'help' }
  const id = await does('/verbs/receive', given)
  const assigned = { class: 'help', department: departments.options[0]?.id, handler: people['林海'] }
  await does(`/records/${id}/verbs/assign`, assigned)
  await become(page, '林海')
  await does(`/records/${id}/verbs/draft`, { reply: '已经派人修好，当天恢复使用，并电话告知反映人。' })
  return id
}

describe('what somebody signed on paper', () => {
  test('is typed in by the recorder, in the signer’s name, with the scan; what is missing is said at its place', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    await go(page, '/desk/')
    const id = await drafted(page, '文化广场健身器材松动')
    await become(page, '顾静')
    await go(page, `/desk/r/citizen-message/${id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    assert.equal(
      await page.getByRole('button', { name: /^代录签署的纸件/ }).count(),
      0,
      'only a recorder is offered it',
    )

    await become(page, '陆晓雨')
    await go(page, `/desk/r/citizen-message/${id}`)
    await page.getByRole('button', { name: /^代录签署的纸件/ }).click()
    await page.getByRole('button', { name: '审核同意' }).last().click()
    const form = page.getByRole('dialog')
    await form.getByText('代录：审核同意').waitFor()
    await form.getByRole('button', { name: '审核同意' }).click()
    await form.getByText('请填写“签署人”。').waitFor()
    const signer = form.getByRole('combobox', { name: /签署人/ })
    await signer.click()
    await signer.fill('沈若兰')
    await page.locator('.ant-select-item-option').filter({ hasText: '沈若兰' }).first().click()
    await form.getByLabel('签署日期').fill(await today(page))
    await form.getByLabel('签署日期').press('Enter')
    await form
      .locator('input[type=file]')
      .setInputFiles({ name: '会签单扫描件.txt', mimeType: 'text/plain', buffer: Buffer.from('同意。沈若兰', 'utf8') })
    await form.getByText('会签单扫描件.txt').waitFor()
    await form.getByRole('button', { name: '审核同意' }).click()
    await page.locator('.state').filter({ hasText: '待回复' }).first().waitFor()
    await page
      .getByText(/沈若兰/)
      .first()
      .waitFor()
    await go(page, '/desk/r/recording')
    await page.getByText('群众留言：审核同意').first().waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })
})
