import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { standsIn } from './looking.ts'
import { ask, closeDesk, type Desk, go, looks, openDesk, settled, visit } from './testing.ts'

const password = 'seven clouds over the ridge'
const login = 'duanfeng'

const figures = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

async function typeNameAndPassword(page: Page): Promise<void> {
  await page.getByLabel('用户名').fill(login)
  await page.getByRole('textbox', { name: '密码' }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  assert.equal((await ask(page, 'POST', '/api/sign-out', {})).status, 200)
  await go(page, '/desk/sign-in')
}

describe('second factors at the desk', () => {
  let desk: Desk
  let secret = ''
  let recovery: readonly string[] = []
  before(async () => {
    const served = await openDesk('serve')
    // Passkeys are bound to a name; the machine itself counts as secure without encryption.
    desk = { ...served, url: served.url.replace('127.0.0.1', 'localhost') }
    const { page, context } = await visit(desk)
    const token = /first-admin\/([\w-]{43})/.exec(served.said())?.[1] ?? ''
    const house = { unit: '云岫县融媒体中心', login, name: '段峰', password }
    const others = { security: { login: 'qiuyue', name: '邱月' }, audit: { login: 'yanming', name: '严明' } }
    const opened = await ask(page, 'POST', `/api/first-admin/${token}`, { ...house, ...others })
    assert.equal(opened.status, 200)
    await context.close()
  })
  after(closeDesk)

  test('an administrator is advised, sets up codes by picture or secret, and keeps the recovery codes', async () => {
    const { page, context, complaints } = await visit(desk)
    await go(page, '/desk/sign-in')
    await typeNameAndPassword(page)
    await page.getByText('您的岗位应使用两步验证').waitFor()
    await page.getByRole('link', { name: '去设置' }).click()
    await page.getByRole('heading', { name: '两步验证' }).waitFor()
    await settled(page)
    const names = /^(?:duanfeng|[A-Z2-7]{1,4}|[a-z2-7-]{1,19})$/
    await standsIn(page, looks, names)
    await page.getByRole('button', { name: '开启动态验证码' }).click()
    await page.locator('#holder-password').fill('not the password')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.locator('.note-alarm').filter({ hasText: '用户名或密码不对' }).waitFor()
    await page.locator('#holder-password').fill(password)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.locator('.qr svg').first().waitFor()
    secret = (await page.locator('.one-time').innerText()).replaceAll(/\s/g, '')
    assert.match(secret, /^[A-Z2-7]{32}$/)
    await standsIn(page, looks, names)
    await page.locator('#first-code').fill('000000')
    await page.getByRole('button', { name: '确认开启' }).click()
    await page.locator('.note-alarm').filter({ hasText: '验证码不对' }).waitFor()
    await page.locator('#first-code').fill(figures(secret))
    await page.getByRole('button', { name: '确认开启' }).click()
    await page.getByRole('heading', { name: '恢复码' }).waitFor()
    recovery = await page.locator('.recovery code').allInnerTexts()
    assert.equal(recovery.length, 10)
    await standsIn(page, looks, names)
    await page.getByRole('button', { name: '我已保管好' }).click()
    await page.getByText('恢复码还剩 10 个').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('signing in asks for the code after the password, and a recovery code does', async () => {
    const { page, context, complaints } = await visit(desk, looks[2])
    await go(page, '/desk/sign-in')
    await typeNameAndPassword(page)
    await page.getByText('密码正确').waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'code')
    await standsIn(page, looks)
    await page.getByLabel('动态验证码').fill('123')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.locator('.note-alarm').filter({ hasText: '验证码不对' }).waitFor()
    await page.getByLabel('动态验证码').fill(figures(secret, 1))
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    assert.equal(await page.getByText('您的岗位应使用两步验证').count(), 0)

    await signOut(page)
    await typeNameAndPassword(page)
    await page.getByLabel('动态验证码').fill(recovery[0] ?? '')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    await go(page, '/desk/me')
    await page.getByText('恢复码还剩 9 个').waitFor()
    await page.getByText('本次登录用的是恢复码').waitFor()
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('a passkey is made, signs in without name and password, and is good for one challenge only', async () => {
    const { page, context, complaints } = await visit(desk)
    const devices = await context.newCDPSession(page)
    await devices.send('WebAuthn.enable')
    const options = {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
    } as const
    const { authenticatorId } = await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await go(page, '/desk/sign-in')
    await standsIn(page, looks)
    await page.setViewportSize({ width: 1440, height: 900 })
    await typeNameAndPassword(page)
    await page.getByLabel('动态验证码').fill(recovery[1] ?? '')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    await go(page, '/desk/me')
    await page.getByRole('button', { name: '添加通行密钥' }).click()
    await page.locator('#holder-password').fill(password)
    await page.locator('#holder-code').fill(recovery[2] ?? '')
    await page.getByLabel('名称').fill('值班电脑')
    await page.getByRole('button', { name: '在本机生成' }).click()
    await page.locator('.passkeys').filter({ hasText: '值班电脑' }).waitFor()
    const { credentials } = await devices.send('WebAuthn.getCredentials', { authenticatorId })
    assert.deepEqual(
      credentials.map(({ isResidentCredential, rpId }) => [isResidentCredential, rpId]),
      [[true, 'localhost']],
    )
    await standsIn(page, looks, /^(?:duanfeng|[a-z2-7]{1,4})$/)

    await signOut(page)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/api/passkeys/sign-in')) sent.push(request.postData() ?? '')
    })
    await page.getByRole('button', { name: '用通行密钥登录' }).click()
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    await signOut(page)
    const replayed = await page.evaluate(async (body) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': 'replayed-once' }
      const response = await fetch('/api/passkeys/sign-in', { method: 'POST', headers, body: body ?? '' })
      return { status: response.status, text: await response.text() }
    }, sent[0])
    assert.deepEqual([replayed.status, /passkey-refused/.test(replayed.text)], [401, true])

    // The device did not verify the person: a stolen key alone opens nothing.
    await devices.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await page.getByRole('button', { name: '用通行密钥登录' }).click()
    await page.locator('.note-alarm').waitFor()
    assert.equal(new URL(page.url()).pathname, '/desk/sign-in')
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('at an address of figures, or without encryption, one sentence says why there are no passkeys', async () => {
    const byFigures = { ...desk, url: desk.url.replace('localhost', '127.0.0.1') }
    const { page, context } = await visit(byFigures)
    await go(page, '/desk/sign-in')
    assert.equal(await page.getByRole('button', { name: '用通行密钥登录' }).count(), 0)
    await typeNameAndPassword(page)
    await page.getByLabel('动态验证码').fill(recovery[3] ?? '')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '待办' }).waitFor()
    await go(page, '/desk/me')
    await page.getByText('通行密钥须用域名打开本系统').waitFor()
    assert.equal(await page.getByRole('button', { name: '添加通行密钥' }).count(), 0)
    const refused = await ask<{ refusals: { code: string }[] }>(page, 'POST', '/api/passkeys/sign-in/options', {})
    assert.deepEqual([refused.status, refused.body.refusals[0]?.code], [503, 'passkey-not-here'])
    await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }))
    await go(page, '/desk/me')
    await page.getByText('当前连接未加密').waitFor()
    await context.close()
  })
})
