import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { latinOn, violationsOn } from './looking.ts'
import { ask, become, closeDesk, go, openDesk, visit } from './testing.ts'

after(closeDesk)

async function begin(page: Page, path: string, fields: object): Promise<string> {
  const { status, body } = await ask<{ record: { id: string } }>(page, 'POST', `/api/registers/${path}`, { fields })
  assert.equal(status, 200, JSON.stringify(body))
  return body.record.id
}

/** A plan that waits for its approval, in a round of its own. */
async function submittedPlan(page: Page): Promise<string> {
  const round = await begin(page, 'inspection-round/verbs/open', { name: `专项巡察${Math.trunc(Math.random() * 1e6)}` })
  const fields = { title: '专项巡察整改方案', round, planVersion: 1 }
  const plan = await begin(page, 'rectification-plan/verbs/draft', fields)
  const key = `test-${Math.random().toString(36).slice(2)}`
  const headers = {
    'x-file-name': encodeURIComponent('方案.txt'),
    'content-type': 'application/octet-stream',
    'idempotency-key': key,
  }
  const sent = await page.request.post('/api/files', { data: Buffer.from('整改方案', 'utf8'), headers })
  const { sha256 }: { sha256?: string } = await sent.json()
  assert.ok(sha256, await sent.text())
  await begin(page, `rectification-plan/records/${plan}/verbs/submit`, { paper: [{ sha256, name: '方案.txt' }] })
  return plan
}

describe('papers reach people and come back', () => {
  test('the menu offers a form; its scan finds the step it was signed for', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    await go(page, '/desk/')
    await become(page, '陆晓雨')
    const plan = await submittedPlan(page)
    await go(page, `/desk/r/rectification-plan/${plan}`)
    await page.getByRole('button', { name: '文书' }).click()
    const form = page.getByRole('link', { name: '整改方案审批表 打印' })
    await form.waitFor()
    assert.deepEqual(await violationsOn(page), [])
    assert.deepEqual(await latinOn(page), [])

    const [printed] = await Promise.all([context.waitForEvent('page'), form.click()])
    await printed.getByText('扫描回传').waitFor()
    const [scan, pdf] = [await printed.screenshot({ fullPage: true }), await printed.pdf()]
    await printed.close()

    await go(page, '/desk/filing')
    assert.deepEqual(await violationsOn(page), [])
    const found = page.getByRole('button', { name: '代录：审定' })
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '扫描件.pdf', mimeType: 'application/pdf', buffer: pdf })
    await found.waitFor()
    await page.locator('input[type=file]').setInputFiles({ name: '扫描件.png', mimeType: 'image/png', buffer: scan })
    await found.click()
    const drawer = page.getByRole('dialog')
    await drawer.getByText('代录：审定').waitFor()
    await drawer.getByText('扫描件.png').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })
})
