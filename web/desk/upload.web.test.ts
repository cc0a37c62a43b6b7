import assert from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { latinOn, overhang, violationsOn } from './looking.ts'
import { become, closeDesk, go, looks, openDesk, visit } from './testing.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'bihuan-upload-'))
after(async () => {
  await closeDesk()
  rmSync(folder, { recursive: true, force: true })
})

/** Above what goes in one piece, so that there is a middle to stop in. */
const bytes = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(11_000_000)])
const name = '整改佐证汇编.pdf'

test('a large file is paused, goes on, survives a cut connection, and arrives whole', {
  timeout: 280_000,
}, async () => {
  const desk = await openDesk()
  const { page, context, complaints } = await visit(desk)
  page.setDefaultTimeout(90_000)
  await become(page, '宋一')
  await go(page, '/desk/r/citizen-message/new/receive')
  const line = await context.newCDPSession(page)
  const slow = (offline: boolean) =>
    line.send('Network.emulateNetworkConditions', {
      ...{ offline, latency: 5, downloadThroughput: 4_000_000, uploadThroughput: 1_500_000 },
    })
  await line.send('Network.enable')
  const chosen = path.join(folder, name)
  writeFileSync(chosen, bytes)
  await slow(false)
  const became = page.waitForResponse(
    (response) => /\/api\/uploads\/[0-9a-f]{32}$/.test(response.url()) && response.request().method() === 'GET',
    { timeout: 250_000 },
  )
  await page.locator('input[type=file]').setInputFiles(chosen)
  await page.getByText('正在上传').waitFor()
  await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 0.1)
  await page.getByRole('button', { name: `暂停 ${name}` }).click()
  await page.getByText('已暂停').waitFor()
  const paused = await page.locator('progress').evaluate((bar) => (bar instanceof HTMLProgressElement ? bar.value : 0))
  for (const look of looks) {
    await page.setViewportSize({ width: look.width, height: look.height })
    await page.emulateMedia({ colorScheme: look.colours, reducedMotion: 'reduce' })
    assert.deepEqual(await violationsOn(page, look), [])
    assert.ok((await overhang(page)) <= 0)
  }
  assert.deepEqual(await latinOn(page), [])
  const still = await page.locator('progress').evaluate((bar) => (bar instanceof HTMLProgressElement ? bar.value : 0))
  assert.equal(still, paused)
  await page.getByRole('button', { name: `继续 ${name}` }).click()
  await page.getByText('正在上传').waitFor()
  await slow(true)
  await page.getByText('连接中断，正在重试').waitFor()
  await slow(false)
  const file: { sha256: string; size: number } = await (await became).json()
  assert.deepEqual([file.sha256, file.size], [createHash('sha256').update(bytes).digest('hex'), bytes.length])
  await page.locator('.file-name').filter({ hasText: name }).waitFor()
  assert.equal(await page.locator('progress').count(), 0)
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('upload')).length), 0)
  assert.deepEqual(
    complaints.filter((said) => !/ERR_INTERNET_DISCONNECTED/.test(said)),
    [],
  )
  await context.close()
})
