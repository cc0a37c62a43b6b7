import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { ask, become, closeDesk, go, looks, openDesk, peopleOf, settled, visit } from './testing.ts'

after(closeDesk)

const messages = '/desk/r/citizen-message'
const apiMessages = '/api/registers/citizen-message'

interface Listed {
  readonly rows: readonly { readonly id: string; readonly state: string }[]
}

async function today(page: Page): Promise<string> {
  const { body: me } = await ask<{ demo: { clock: string } }>(page, 'GET', '/api/me')
  return me.demo.clock.slice(0, 10)
}

/** Puts a message on record without the screen, as whoever this browser is. */
async function receive(page: Page, subject: string): Promise<string> {
  const fields = { subject, content: `${subject}。`, platform: 'app', receivedOn: await today(page), class: 'help' }
  const { status, body } = await ask<{ record: { id: string } }>(page, 'POST', `${apiMessages}/verbs/receive`, {
    fields,
  })
  assert.equal(status, 200, JSON.stringify(body))
  return body.record.id
}

async function assign(page: Page, id: string, handler: string): Promise<void> {
  const { body: options } = await ask<{ options: { id: string }[] }>(
    page,
    'GET',
    '/api/options/department?text=&limit=1',
  )
  const fields = { class: 'help', department: options.options[0]?.id, handler: (await peopleOf(page))[handler] }
  const { status, body } = await ask(page, 'POST', `${apiMessages}/records/${id}/verbs/assign`, { fields })
  assert.equal(status, 200, JSON.stringify(body))
}

async function fillMessage(page: Page, subject: string): Promise<void> {
  await page.getByLabel('留言标题').fill(subject)
  await page.getByLabel('留言内容').fill(`${subject}，请尽快处理。`)
  await page.getByText('热线电话', { exact: true }).click()
  await page.getByLabel('收到日期').fill(await today(page))
  await page.getByLabel('收到日期').press('Enter')
}

async function pick(page: Page, label: string, name: string): Promise<void> {
  const box = page.getByRole('combobox', { name: new RegExp(label) })
  await box.click()
  await box.fill(name)
  await page.locator('.ant-select-item-option').filter({ hasText: name }).first().click()
}

const dialog = (page: Page): Locator => page.getByRole('dialog')

/** Puts enough messages on record for a second page. */
async function fill(page: Page, count: number): Promise<void> {
  const receivedOn = await today(page)
  const one = async (n: number) => {
    const fields = { subject: `成批留言${n}`, content: `第${n}条。`, platform: 'app', receivedOn, class: 'help' }
    const { status } = await ask(page, 'POST', `${apiMessages}/verbs/receive`, { fields })
    assert.equal(status, 200)
  }
  for (let n = 0; n < count; n += 10) await Promise.all(Array.from({ length: 10 }, (_, at) => one(n + at)))
}

interface Shifts {
  shifted: number
}

/** Sums what moves on the page without anybody having asked for it. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const sum = window as unknown as Shifts
    sum.shifted = 0
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; hadRecentInput: boolean }
        if (!shift.hadRecentInput) sum.shifted += shift.value
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return () => page.evaluate(() => (window as unknown as Shifts).shifted)
}

const drawn = (page: Page) => page.locator('a.row-link').count()

describe('the desk at work', () => {
  test('a message goes from the form to closed through four hands, each led there by the inbox', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    const subject = '北门公交站牌看不清'
    await become(page, '宋一')
    await go(page, messages)
    await page.getByRole('button', { name: '登记留言' }).click()
    await fillMessage(page, subject)
    await page.getByRole('button', { name: '登记留言' }).click()
    await page.getByRole('heading', { level: 1, name: subject }).waitFor()
    await go(page, '/desk/')
    await page.getByRole('link', { name: `转承办部门：${subject}` }).click()
    await pick(page, '承办部门', '民生服务部')
    await pick(page, '承办人', '唐秋')
    await dialog(page).getByText('咨询', { exact: true }).click()
    await dialog(page).getByRole('button', { name: '转承办部门' }).click()
    await page.locator('.steps [aria-current="step"]').filter({ hasText: '办理中' }).waitFor()

    await become(page, '唐秋')
    await go(page, '/desk/')
    await page.getByRole('link', { name: `拟答复：${subject}` }).click()
    await dialog(page).getByLabel('答复内容').fill('站牌已于今日更换，字号加大，夜间有灯。感谢您的反映。')
    await dialog(page).getByRole('button', { name: '拟答复' }).click()
    await page.locator('.state').filter({ hasText: '待审核' }).first().waitFor()

    await become(page, '沈若兰')
    await go(page, '/desk/')
    await page.getByRole('link', { name: `审核同意：${subject}` }).click()
    await dialog(page).getByRole('button', { name: '审核同意' }).click()
    await page.locator('.state').filter({ hasText: '待回复' }).first().waitFor()

    await become(page, '宋一')
    await go(page, '/desk/')
    await page.getByRole('link', { name: `回复群众：${subject}` }).click()
    await dialog(page).getByRole('button', { name: '回复群众' }).click()
    await page.locator('.state').filter({ hasText: '已回复' }).first().waitFor()
    await page.locator('.history').filter({ hasText: '回复群众' }).waitFor()
    assert.match(
      await page.locator('.history').innerText(),
      /回复群众[\s\S]*审核同意[\s\S]*拟答复[\s\S]*转承办部门[\s\S]*登记留言/,
    )
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('a verb that is refused stands there in grey and says why, to the mouse, the keyboard and the ear', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk, looks[2])
    await become(page, '宋一')
    const id = await receive(page, '灰色按钮说明原因')
    await become(page, '陈文远')
    await go(page, `${messages}/${id}`)
    const grey = page.getByRole('button', { name: '转承办部门' })
    assert.equal(await grey.getAttribute('aria-disabled'), 'true')
    await grey.click({ force: true })
    await page.locator('.why').filter({ hasText: '应由留言值班办理' }).waitFor()
    const [described] = ((await grey.getAttribute('aria-describedby')) ?? '').split(' ')
    assert.match(await page.locator(`[id="${described}"]`).innerText(), /暂不能办/)
    await page.getByRole('button', { name: /其他步骤/ }).click()
    assert.match(await page.locator('.elsewhere-list').innerText(), /“审核同意”应由分管领导办理/)
    await go(page, `${messages}/${id}?do=assign`)
    assert.equal(await dialog(page).count(), 0)
    await page.locator('.note-warn').filter({ hasText: '应由留言值班办理' }).waitFor()
    await context.close()
  })

  test('a double click writes once', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, `${messages}/new/receive`)
    await fillMessage(page, '双击只登记一次')
    await page.getByRole('button', { name: '登记留言' }).dblclick()
    await page.getByRole('heading', { level: 1, name: '双击只登记一次' }).waitFor()
    const { body: listed } = await ask<Listed>(page, 'GET', `${apiMessages}/records?text=${encodeURIComponent('双击')}`)
    assert.equal(listed.rows.length, 1)
    await context.close()
  })

  test('a send whose answer is lost is repeated under the same key and writes once', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, `${messages}/new/receive`)
    await fillMessage(page, '答复丢失后重发')
    const keys: string[] = []
    await page.route('**/verbs/receive', async (route) => {
      keys.push(route.request().headers()['idempotency-key'] ?? '')
      if (keys.length > 1) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await page.getByRole('button', { name: '登记留言' }).click()
    await page.locator('.note-alarm').filter({ hasText: '连不上服务器' }).waitFor()
    await page.reload()
    await page.getByText('未提交的内容').waitFor()
    await page.getByRole('button', { name: '登记留言' }).click()
    await page.getByRole('heading', { level: 1, name: '答复丢失后重发' }).waitFor()
    assert.equal(keys.length, 2)
    assert.equal(keys[0], keys[1])
    const { body: listed } = await ask<Listed>(
      page,
      'GET',
      `${apiMessages}/records?text=${encodeURIComponent('答复丢失')}`,
    )
    assert.equal(listed.rows.length, 1)
    await context.close()
  })

  test('an unfinished form survives a reload, belongs to its writer alone, and can be cleared', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, `${messages}/new/receive`)
    await page.getByLabel('留言标题').fill('写到一半')
    await page.getByText('投诉', { exact: true }).click()
    await page.reload()
    await page.getByText('未提交的内容').waitFor()
    assert.equal(await page.getByLabel('留言标题').inputValue(), '写到一半')
    assert.ok(await page.getByRole('radio', { name: '投诉' }).isChecked())
    await become(page, '沈若兰')
    await go(page, `${messages}/new/receive`)
    assert.equal(await page.getByLabel('留言标题').inputValue(), '')
    await become(page, '宋一')
    await go(page, `${messages}/new/receive`)
    await page.getByRole('button', { name: '清空重填' }).click()
    assert.equal(await page.getByLabel('留言标题').inputValue(), '')
    await page.reload()
    await page.getByLabel('留言标题').waitFor()
    assert.equal(await page.getByText('未提交的内容').count(), 0)
    await context.close()
  })

  test('all refusals of a form stand at their fields at once', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, `${messages}/new/receive`)
    await page.getByRole('button', { name: '登记留言' }).click()
    await page.locator('.field-error').first().waitFor()
    assert.deepEqual(await page.locator('.field-invalid .field-label').allInnerTexts(), [
      '*留言标题',
      '*留言内容',
      '*来源',
      '*收到日期',
    ])
    assert.match(await page.locator('.form-mend').innerText(), /4 处/)
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid')), 'true')
    await context.close()
  })

  test('when somebody was first, the form says so, keeps what was typed and shows how things stand', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    const other = await visit(desk)
    await become(page, '宋一')
    const id = await receive(page, '两人同时办理')
    await assign(page, id, '唐秋')
    await become(page, '唐秋')
    await go(page, `${messages}/${id}?do=draft`)
    await dialog(page).getByLabel('答复内容').fill('第一位拟的答复，已经联系有关单位处理。')
    await become(other.page, '唐秋')
    const { status } = await ask(other.page, 'POST', `${apiMessages}/records/${id}/verbs/draft`, {
      fields: { reply: '另一处先拟了答复。' },
    })
    assert.equal(status, 200)
    await dialog(page).getByRole('button', { name: '拟答复' }).click()
    await page.getByRole('button', { name: '读取最新情况' }).click()
    await page.getByText('已读取最新情况').waitFor()
    assert.match(await dialog(page).innerText(), /待审核/)
    assert.match(await dialog(page).getByLabel('答复内容').inputValue(), /第一位拟的答复/)
    await other.context.close()
    await context.close()
  })

  test('a file is sent with the form, and opens from the record', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, `${messages}/new/receive`)
    await fillMessage(page, '附件随表提交')
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '现场照片说明.pdf', mimeType: 'application/pdf', buffer: bytes })
    await page.getByRole('button', { name: '移除 现场照片说明.pdf' }).waitFor()
    await page.getByRole('button', { name: '登记留言' }).click()
    const link = page.locator('.record-content').getByRole('link', { name: '现场照片说明.pdf', exact: true })
    await link.waitFor()
    await page
      .locator('.record-content .file-size')
      .filter({ hasText: `${bytes.length} B` })
      .waitFor()
    const got = await page.request.get((await link.getAttribute('href')) ?? '')
    assert.deepEqual(await got.body(), bytes)
    await context.close()
  })

  test('a list is sorted, narrowed, walked by keys, and found again as it was left', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await receive(page, '列表甲')
    await receive(page, '列表乙')
    await go(page, `${messages}?text=${encodeURIComponent('列表')}`)
    await page.getByRole('button', { name: '留言标题' }).click()
    await page.locator('th[aria-sort="ascending"]').waitFor()
    await settled(page)
    assert.match(page.url(), /sort=title/)
    await page.locator('.table-frame').focus()
    await page.locator('a.row-link').first().focus()
    await page.keyboard.press('ArrowDown')
    const second = await page.evaluate(() => document.activeElement?.textContent)
    assert.equal(second, await page.locator('a.row-link').nth(1).innerText())
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: second ?? '' }).waitFor()
    await page.goBack()
    await page.locator('th[aria-sort="ascending"]').waitFor()
    await page.getByRole('button', { name: '栏目' }).click()
    await page.getByRole('checkbox', { name: '来源' }).uncheck()
    await page.reload()
    await page.locator('a.row-link').first().waitFor()
    assert.equal(await page.getByRole('columnheader', { name: '来源' }).count(), 0)
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByLabel('视图名称').fill('我的列表')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByRole('button', { name: '我的列表', exact: true }).waitFor()
    await go(page, messages)
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByRole('button', { name: '我的列表', exact: true }).click()
    await page.waitForURL(/sort=title/)
    await context.close()
  })

  test('a visitor of the demo lands in an inbox or on the page asked for, never before a sign-in form', async () => {
    const desk = await openDesk()
    for (const [path, shown] of [
      ['/desk/', '待办'],
      [messages, '群众留言'],
    ] as const) {
      const { page, context } = await visit(desk)
      await page.goto(`${desk.url}${path}`)
      await page.getByRole('heading', { level: 1, name: shown }).waitFor()
      assert.equal(new URL(page.url()).pathname, path)
      await context.close()
    }
  })

  test('a session that ended leads to signing in and keeps the way back', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, '/desk/')
    await context.clearCookies()
    await page.getByRole('link', { name: '群众留言', exact: true }).first().click()
    await page.waitForURL(/\/desk\/sign-in\?to=%2Fr%2Fcitizen-message/)
    await page.getByText('登录已过期').waitFor()
    await context.close()
  })

  test('time that passes in the demo makes a matter overdue in the inbox', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await receive(page, '超过分办时限')
    await go(page, '/desk/')
    await page.getByRole('button', { name: '后一周' }).click()
    await page.locator('.matters-late .matter').filter({ hasText: '超过分办时限' }).waitFor()
    await page
      .locator('.matters-late .matter')
      .filter({ hasText: /逾期 \d+ 天/ })
      .first()
      .waitFor()
    await context.close()
  })

  test('the desk needs nothing that Chromium 88 does not have', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    await become(page, '宋一')
    await page.addInitScript(() => {
      const younger: [object, string[]][] = [
        [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
        [String.prototype, ['at', 'isWellFormed', 'toWellFormed']],
        [Object, ['hasOwn', 'groupBy']],
        [Promise, ['withResolvers', 'try']],
        [Crypto.prototype, ['randomUUID']],
        [AbortSignal, ['timeout', 'any']],
        [window, ['structuredClone', 'navigation', 'scheduler']],
        [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
        [URL, ['canParse', 'parse']],
      ]
      for (const [owner, names] of younger) for (const name of names) Reflect.deleteProperty(owner, name)
    })
    const id = await receive(page, '旧浏览器也能用')
    for (const address of [
      '/desk/',
      messages,
      `${messages}/${id}`,
      `${messages}/${id}?do=assign`,
      `${messages}/new/receive`,
      '/desk/people',
      '/desk/search?text=旧',
    ]) {
      await go(page, address)
      assert.deepEqual(complaints, [], address)
    }
    await context.close()
  })
})

describe('a list', () => {
  test('a long list draws one page of rows, asks once for each, and does not move while it comes', async () => {
    const desk = await openDesk()
    const { page, context, complaints } = await visit(desk)
    await become(page, '宋一')
    await fill(page, 100)
    const shifts = await watchShifts(page)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes(`${apiMessages}/records?`)) asked.push(request.url())
    })
    await go(page, messages)
    assert.equal(asked.length, 1)
    assert.equal(await drawn(page), 50)
    assert.ok((await shifts()) < 0.001, `shifted by ${await shifts()}`)
    for (const turn of ['下一页', '下一页', '上一页']) {
      const before = await page.locator('a.row-link').first().getAttribute('href')
      await page.getByRole('button', { name: turn }).click()
      await page.waitForFunction((old) => document.querySelector('a.row-link')?.getAttribute('href') !== old, before)
      await settled(page)
      assert.ok((await drawn(page)) <= 50)
    }
    assert.equal(asked.length, 4)
    await page.getByRole('combobox', { name: '每页条数' }).selectOption('100')
    await page.locator('a.row-link').nth(99).waitFor()
    assert.equal(asked.length, 5)
    const nodes = await page.evaluate(() => document.querySelectorAll('*').length)
    assert.ok(nodes < 100 * 24 + 600, `${nodes} elements for 100 rows`)
    assert.deepEqual(complaints, [])
    await context.close()
  })

  test('an inbox and a record do not move while they come', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    const shifts = await watchShifts(page)
    for (const address of ['/desk/', messages]) {
      await go(page, address)
      assert.ok((await shifts()) < 0.001, `${address} shifted by ${await shifts()}`)
    }
    await go(page, (await page.locator('a.row-link').first().getAttribute('href')) ?? '')
    assert.ok((await shifts()) < 0.001, `a record shifted by ${await shifts()}`)
    await context.close()
  })

  test('panels and menus are entered, walked and left by the keyboard, and the focus comes back', async () => {
    const desk = await openDesk()
    const { page, context } = await visit(desk)
    await become(page, '宋一')
    await go(page, messages)
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[role="dialog"], [role="menu"]') !== null)
    for (const name of ['常用视图', '栏目', '导出', '账户：宋一', '外观：跟随系统']) {
      const button = page.getByRole('button', { name })
      await button.focus()
      await page.keyboard.press('Enter')
      await page.waitForFunction(() => document.activeElement?.closest('[role="dialog"], [role="menu"]') !== null)
      await page.keyboard.press('Escape')
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-haspopup') !== null)
      assert.equal(await focused(), false, name)
      assert.ok(await button.evaluate((one) => one === document.activeElement), name)
    }
    await context.close()
  })
})
