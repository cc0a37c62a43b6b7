import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Page } from 'playwright-core'
import { standsIn, violationsOn } from './looking.ts'
import { ask, become, closeDesk, go, looks, openDesk, visit, walkTo } from './testing.ts'

interface Looked {
  readonly name: string
  readonly as: string
  readonly at: (made: Made) => string
  readonly then?: (page: Page) => Promise<void>
}

interface Made {
  readonly message: string
  readonly person: string
}

const pages: readonly Looked[] = [
  { name: 'inbox', as: '宋一', at: () => '/desk/' },
  { name: 'list', as: '宋一', at: () => '/desk/r/citizen-message' },
  {
    name: 'list with filters open',
    as: '宋一',
    at: () => '/desk/r/citizen-message?closed=false&f.class=question&f.receivedOn.from=2026-01-01',
    then: (page) => page.getByRole('button', { name: /^筛选/ }).click(),
  },
  { name: 'list without rows', as: '宋一', at: () => '/desk/r/citizen-message?text=没有这样的词语' },
  { name: 'list of people', as: '宋一', at: () => '/desk/r/person' },
  { name: 'form of a verb', as: '宋一', at: ({ message }) => `/desk/r/citizen-message/${message}?do=assign` },
  { name: 'form of a new record', as: '宋一', at: () => '/desk/r/citizen-message/new/receive' },
  {
    name: 'form with refusals',
    as: '宋一',
    at: () => '/desk/r/citizen-message/new/receive',
    then: (page) => page.getByRole('button', { name: '登记留言' }).click(),
  },
  { name: 'search', as: '宋一', at: () => '/desk/search?text=路灯' },
  { name: 'search without finds', as: '宋一', at: () => '/desk/search?text=没有这样的词语' },
  { name: 'code that nothing bears', as: '宋一', at: () => '/desk/q/2026-0000' },
  { name: 'people and units', as: '宋一', at: () => '/desk/people' },
  { name: 'own page', as: '宋一', at: () => '/desk/me' },
  { name: 'no such page', as: '宋一', at: () => '/desk/nowhere' },
  { name: 'no such record', as: '宋一', at: () => '/desk/r/citizen-message/00000000-0000-7000-8000-000000000000' },
  { name: 'link that is none', as: '宋一', at: () => '/desk/first-admin/not-a-link-that-was-ever-made' },
  { name: 'empty inbox', as: '方敏', at: () => '/desk/' },
  { name: 'person', as: '方敏', at: ({ person }) => `/desk/r/person/${person}` },
  { name: 'settings', as: '何志平', at: () => '/desk/settings' },
  { name: 'record', as: '唐秋', at: ({ message }) => `/desk/r/citizen-message/${message}` },
  {
    name: 'record with everything unfolded',
    as: '陈文远',
    at: ({ message }) => `/desk/r/citizen-message/${message}`,
    then: async (page) => {
      for (const fold of await page.locator('.main .fold').all()) await fold.click()
    },
  },
  { name: 'journal', as: '严明', at: () => '/desk/journal' },
  { name: 'sign-in log', as: '严明', at: () => '/desk/journal?log=sign-ins' },
]

after(closeDesk)

/** As in a browser nobody has used: no cookie, nothing stored. The page is left first, so that it writes nothing after the sweeping. */
async function beginAnew(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  await page.goto('about:blank')
  const context = page.context()
  const line = await context.newCDPSession(page)
  if (origin !== 'null')
    await line.send('Storage.clearDataForOrigin', { origin, storageTypes: 'local_storage,indexeddb' })
  await line.detach()
  await context.clearCookies()
}

describe('every page of the desk', () => {
  let made: Made
  // One page of the browser for all: a new one for each would cost more than what is looked at.
  let page: Page
  let complaints: string[]
  let now: string | undefined

  /** Somebody else comes to a browser nobody has used; who is there already walks on. */
  async function beginAs(who: string, address: string): Promise<void> {
    await page.setViewportSize({ width: looks[0].width, height: looks[0].height })
    await page.emulateMedia({ colorScheme: looks[0].colours, reducedMotion: 'reduce' })
    if (who === now) return walkTo(page, address)
    await beginAnew(page)
    await become(page, who)
    now = who
    await go(page, address)
  }

  before(async () => {
    const desk = await openDesk()
    ;({ page, complaints } = await visit(desk))
    await become(page, '宋一')
    const { body: me } = await ask<{ demo: { clock: string }; person: { id: string } }>(page, 'GET', '/api/me')
    const fields = {
      subject: '城东路灯不亮',
      content: '城东路灯连续三天不亮。',
      platform: 'hotline',
      receivedOn: '2026-01-06',
      class: 'help',
    }
    const { status, body } = await ask<{ record: { id: string } }>(
      page,
      'POST',
      '/api/registers/citizen-message/verbs/receive',
      { fields },
    )
    assert.equal(status, 200, JSON.stringify(body))
    made = { message: body.record.id, person: me.person.id }
  })

  for (const { name, as, at, then } of pages) {
    test(`${name} stands axe, speaks Chinese only and fits the screen, in all looks`, async () => {
      complaints.splice(0)
      await beginAs(as, at(made))
      await then?.(page)
      await standsIn(page, looks)
      assert.deepEqual(complaints, [])
    })
  }

  test('the page for signing in stands axe in all looks', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    const body = '{"refusals":[{"code":"sign-in-required","words":{"zh":"请先登录。","en":"Sign in first."}}]}'
    await page.route('**/api/me', (route) => route.fulfill({ status: 401, contentType: 'application/json', body }))
    await go(page, '/desk/r/citizen-message?closed=false')
    assert.match(page.url(), /\/desk\/sign-in\?to=/)
    await standsIn(page, looks)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('the front page of the portal stands axe in all looks and both languages', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    const portal = new URL(desk.url)
    portal.port = String(Number(portal.port) + 1)
    await page.goto(`${portal.origin}/?lang=en`)
    assert.deepEqual(await violationsOn(page), [])
    await page.goto(portal.origin)
    await standsIn(page, looks)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('an asset is counted where it stands: its label is scanned, and one touch says that it is there', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    const does = async (as: string, path: string, fields: object) => {
      await become(page, as)
      const told = await ask<{ record: { id: string } }>(page, 'POST', `/api/registers/${path}`, { fields })
      assert.equal(told.status, 200, JSON.stringify(told.body))
      return told.body.record.id
    }
    const idOf = async (register: string, text: string) => {
      const path = `/api/options/${register}?text=${encodeURIComponent(text)}`
      return (await ask<{ options: { id: string }[] }>(page, 'GET', path)).body.options[0]?.id ?? ''
    }
    await become(page, '何志平')
    const [manager, other, department] = [
      await idOf('person', '唐秋'),
      await idOf('person', '程一诺'),
      await idOf('department', '技术'),
    ]
    for (const post of ['asset-manager', 'accountant'])
      await does('邱月', 'appointment/verbs/appoint', { person: manager, post, from: '2026-01-01' })
    for (const register of ['asset-class', 'asset-card', 'asset-count', 'asset-count-line']) {
      const asked = { register, setting: 'inUse', value: 1, from: '2026-01-01', ground: '党组会决定' }
      const setting = await does('何志平', 'setting/verbs/propose', asked)
      await does('陈文远', `setting/records/${setting}/verbs/approve`, {})
    }
    const kind = { name: '专用设备', kind: 'equipment', department, lead: department, months: 60 }
    const held = { number: '2026-0001', name: '摄像机', class: await does('唐秋', 'asset-class/verbs/assign', kind) }
    const where = { value: 1_200_000, acquiredOn: '2026-01-01', place: '器材室', department, custodian: other }
    await does('唐秋', 'asset-card/verbs/enter', { ...held, ...where })
    const count = { title: '一季度盘点', kind: 'quarterly', dueOn: '2026-03-25' }
    const counted = await does('唐秋', 'asset-count/verbs/plan', count)
    const begun = { scheme: '逐件核对', counters: [manager, other] }
    await does('唐秋', `asset-count/records/${counted}/verbs/start`, begun)
    await go(page, '/desk/q/2026-0001')
    await page.getByText('器材室').waitFor()
    await standsIn(page, looks)
    // The demo has a count under way as well.
    const ours = page.locator('.code-count').filter({ hasText: '一季度盘点' })
    await ours.getByRole('button', { name: '账实相符' }).click()
    await page.getByText('已盘：摄像机').waitFor()
    const lines = await ask<{ rows: { state: string }[] }>(
      page,
      'GET',
      `/api/registers/asset-count-line/records?f.count=${counted}`,
    )
    assert.deepEqual(
      lines.body.rows.map(({ state }) => state),
      ['matched'],
    )
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('an English reader meets no Chinese in what the desk itself says', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await page.addInitScript(() => localStorage.setItem('bihuan.language', 'en'))
    await go(page, '/desk/r/citizen-message/new/receive')
    assert.equal(await page.locator('html').getAttribute('lang'), 'en')
    const said = await page.locator('.main').innerText()
    assert.deepEqual(said.match(/[\u4e00-\u9fff]+/g) ?? [], [])
    assert.deepEqual(await violationsOn(page), [])
    await context.close()
  })
})
