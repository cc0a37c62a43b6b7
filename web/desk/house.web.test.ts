import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { closeDesk, go, looks, openDesk, settled, visit } from './testing.ts'

after(closeDesk)

const passwords = { system: 'seven clouds over the ridge', audit: 'nine herons on the paddy' }

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('用户名').fill(name)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

test('a new house is opened by its one-time link, three people get the three powers, and each signs in', async () => {
  const desk = await openDesk('serve')
  const { page, context, complaints } = await visit(desk, looks[2])
  const link = /\/desk\/first-admin\/[\w-]{43}/.exec(desk.said())?.[0] ?? ''
  await go(page, link)
  await page.getByLabel('单位名称').fill('云岫县融媒体中心')
  const people = [
    ['段峰', 'duanfeng'],
    ['邱月', 'qiuyue'],
    ['严明', 'yanming'],
  ] as const
  for (const [at, [name, login]] of people.entries()) {
    await page.getByLabel('姓名').nth(at).fill(name)
    await page.getByLabel('登录用户名').nth(at).fill(login)
  }
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(passwords.system)
  await page.getByRole('textbox', { name: '再输一次新密码' }).fill(passwords.system)
  await page.getByRole('button', { name: '启用' }).click()
  await page.getByRole('heading', { name: '已启用' }).waitFor()
  const links = await page.locator('.one-time').allInnerTexts()
  assert.equal(links.length, 2)

  await page.getByRole('button', { name: '去登录' }).click()
  await page.waitForURL(/\/desk\/sign-in$/)
  await go(page, '/desk/r/person')
  await page.waitForURL(/sign-in\?to=%2Fr%2Fperson/)
  await signIn(page, 'duanfeng', 'not the password at all')
  await page.locator('.note-alarm').filter({ hasText: '用户名或密码不对' }).waitFor()
  await signIn(page, 'duanfeng', passwords.system)
  await page.getByRole('heading', { level: 1, name: '人员' }).waitFor()
  assert.equal(await page.locator('.demo').count(), 0)

  // The session ends while a form is being filled in: what was typed is there again after signing in.
  await go(page, '/desk/r/department')
  await page.locator('.page-beside .ant-btn').first().click()
  await page.getByRole('textbox').first().fill('新闻采编部')
  await context.clearCookies()
  await page.locator('.form-foot .ant-btn-primary').click()
  await page.waitForURL(/sign-in\?to=%2Fr%2Fdepartment%2Fnew/)
  await signIn(page, 'duanfeng', passwords.system)
  await page.getByText('已恢复').waitFor()
  assert.equal(await page.getByRole('textbox').first().inputValue(), '新闻采编部')
  await page.locator('.form-foot .ant-btn-primary').click()
  await page.getByRole('heading', { level: 1, name: '新闻采编部' }).waitFor()

  await page.getByRole('button', { name: '账户：段峰' }).click()
  await page.getByRole('menuitem', { name: '退出登录' }).click()
  await page.waitForURL(/\/desk\/sign-in(\?|$)/)
  await go(page, links[1] ?? '')
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(passwords.audit)
  await page.getByRole('textbox', { name: '再输一次新密码' }).fill(`${passwords.audit}?`)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByText('两次输入的新密码不一致').waitFor()
  await page.getByRole('textbox', { name: '再输一次新密码' }).fill(passwords.audit)
  await page.getByRole('button', { name: '设置密码' }).click()
  await page.getByText('密码已设置').waitFor()
  await page.getByRole('button', { name: '去登录' }).click()
  await signIn(page, 'yanming', passwords.audit)
  await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
  await go(page, '/desk/journal?log=sign-ins')
  await settled(page)
  assert.match(await page.locator('.table').innerText(), /登录失败/)

  await go(page, link)
  await page.getByRole('heading', { name: '链接不可用' }).waitFor()
  assert.deepEqual(complaints, [])
  await context.close()
})
