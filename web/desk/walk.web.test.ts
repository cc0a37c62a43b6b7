import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { overhang, standsIn, violationsOn } from './looking.ts'
import { ask, become, closeDesk, type Desk, go, type Look, looks, openDesk, peopleOf, visit } from './testing.ts'

after(closeDesk)

/** What is put into one field of a form: words, a day, a choice by its words, somebody or something by its name, or a file. */
type Given = string | { readonly choose: string } | { readonly pick: string } | { readonly file: string }

const dialog = (page: Page): Locator => page.getByRole('dialog')
const scan = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')

async function fillIn(page: Page, form: Locator, label: string, given: Given): Promise<void> {
  const field = form
    .locator('.field')
    .filter({ has: page.locator('.field-label', { hasText: new RegExp(`^\\*?${label}(选填)?$`) }) })
  if (typeof given === 'string') {
    const box = field.locator('textarea, input').first()
    await box.fill(given)
    if (/^\d{4}-\d\d-\d\d$/.test(given)) await box.press('Enter')
  } else if ('choose' in given) await field.getByText(given.choose, { exact: true }).click()
  else if ('file' in given) {
    await field
      .locator('input[type=file]')
      .setInputFiles({ name: given.file, mimeType: 'application/pdf', buffer: scan })
    await field.getByRole('button', { name: `移除 ${given.file}` }).waitFor()
  } else {
    const box = field.getByRole('combobox')
    await box.click()
    await box.fill(given.pick)
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: given.pick })
      .first()
      .click()
  }
}

type Filled = Readonly<{ [label: string]: Given }>

/** Sends the form that is open, and waits until it is gone; what it says against that is told. */
async function sends(page: Page, verb: string): Promise<void> {
  await dialog(page).getByRole('button', { name: verb, exact: true }).click()
  const wrong = dialog(page).locator('.field-error, .note-alarm')
  await Promise.race([dialog(page).waitFor({ state: 'detached' }), wrong.first().waitFor()])
  assert.deepEqual(await wrong.allInnerTexts(), [], verb)
  await dialog(page).waitFor({ state: 'detached' })
}

/** Does a verb on the page that is open, through its form, and waits until the record stands in that state. */
async function does(page: Page, verb: string, given: Filled, state?: string): Promise<void> {
  await page.getByRole('button', { name: verb, exact: true }).first().click()
  for (const [label, value] of Object.entries(given)) await fillIn(page, dialog(page), label, value)
  await sends(page, verb)
  if (state === undefined) return
  await page.locator('.state, .steps [aria-current="step"]').filter({ hasText: state }).first().waitFor()
}

/** Begins a record on the page of a verb that creates one, and gives its address. */
async function begins(page: Page, register: string, verb: string, label: string, given: Filled): Promise<string> {
  await go(page, `/desk/r/${register}/new/${verb}`)
  const form = page.locator('form.form')
  for (const [name, value] of Object.entries(given)) await fillIn(page, form, name, value)
  await form.getByRole('button', { name: label, exact: true }).click()
  await page.waitForURL(new RegExp(`/desk/r/${register}/[0-9a-f-]{36}`))
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  return new URL(page.url()).pathname
}

const feedback = `关于巡察县融媒体中心党组“机动巡察”的反馈意见
根据县委统一部署，县委第一巡察组于2026年1月12日至2月27日对县融媒体中心党组开展了机动巡察。现将巡察发现的1类2个问题反馈如下。
一、落实安全播出责任方面
1.备用发电机保养不及时。2025年下半年没有保养记录，抽查时机油低于标线。
2.机房出入登记不全。抽查2025年12月登记簿，14人次没有写明事由。
2026年3月18日
`

interface Listed {
  readonly rows: readonly { readonly id: string; readonly title: string; readonly state: string }[]
}

describe('a round on the real screens, from the paper to the public’s answer', () => {
  let desk: Desk
  let page: Page
  let complaints: string[]
  let today: string
  let finding: string
  let other: string
  let round: string
  before(async () => {
    desk = await openDesk()
    ;({ page, complaints } = await visit(desk))
    await become(page, '陆晓雨')
    const { body: me } = await ask<{ demo: { clock: string } }>(page, 'GET', '/api/me')
    today = me.demo.clock.slice(0, 10)
  })

  /** Looked at once where somebody stands; at a telephone's size as well where no other test does. */
  async function looked(...more: readonly Look[]): Promise<void> {
    for (const look of [looks[0], ...more]) {
      await page.setViewportSize({ width: look.width, height: look.height })
      assert.deepEqual(await violationsOn(page), [], `${page.url()} at ${look.width}`)
      assert.ok((await overhang(page)) <= 0, `${page.url()} is wider than ${look.width}`)
    }
    await page.setViewportSize({ width: looks[0].width, height: looks[0].height })
  }

  const listed = async (register: string, query: string): Promise<Listed['rows']> =>
    (await ask<Listed>(page, 'GET', `/api/registers/${register}/records?${query}`)).body.rows

  test('the round is opened with who reviews and who closes', async () => {
    round = await begins(page, 'inspection-round', 'open', '登记轮次', {
      轮次名称: '十五届县委机动巡察',
      巡察机构: '县委第一巡察组',
      被巡察党组织: '中共云岫县融媒体中心党组',
      进驻日期: '2026-01-12',
      结束日期: '2026-02-27',
      整改期限: '2026-09-18',
      巡察办会审: { choose: '是' },
      认定销号单位: { choose: '巡察办' },
    })
    await looked()
  })

  test('its feedback is put in, looked through, and becomes two findings of that round', async () => {
    await go(page, '/desk/import')
    await page.getByRole('button', { name: '粘贴文字' }).click()
    await page.getByLabel('标题').fill('机动巡察反馈意见')
    await page.getByRole('textbox', { name: '文字' }).fill(feedback)
    await looked()
    await page.getByRole('button', { name: '放入', exact: true }).click()
    await page.waitForURL(/\/desk\/import\/[0-9a-f-]{36}/, { timeout: 60_000 })
    await page.locator('.proposal-current').waitFor({ timeout: 60_000 })
    const attached = page.locator('.attached').filter({ hasText: '巡察轮次' }).getByRole('combobox')
    await attached.click()
    await attached.fill('机动')
    await page
      .locator('.ant-select-dropdown:visible .ant-select-item-option')
      .filter({ hasText: '机动' })
      .first()
      .click()
    await looked()
    await page.getByRole('button', { name: '全部采用' }).click()
    await page.locator('.proposal-current').focus()
    await page.keyboard.press('Control+Enter')
    await page.locator('.outcome').waitFor({ timeout: 60_000 })
    const rows = await listed('inspection-finding', `f.round=${round.split('/').at(-1)}`)
    assert.equal(rows.length, 2, await page.locator('.outcome').innerText())
    finding = rows.find(({ title }) => title.includes('发电机'))?.id ?? ''
    other = rows.find(({ id }) => id !== finding)?.id ?? ''
  })

  test('each is given to somebody, gets its measure, and the plan goes to the bodies and is approved', async () => {
    await go(page, `/desk/r/inspection-finding/${finding}`)
    await does(page, '分解责任', {
      责任领导: { pick: '高启帆' },
      责任部门: { pick: '技术保障部' },
      责任人: { pick: '康建平' },
      整改标准: '保养逐次有记录。',
      整改时限: '2026-06-30',
    })
    const measures = page.getByRole('region', { name: /^整改措施/ })
    await measures.getByRole('button', { name: '登记措施' }).click()
    await fillIn(page, dialog(page), '整改措施', '12月以前的保养逐次补做，机油更换。')
    await fillIn(page, dialog(page), '责任人', { pick: '康建平' })
    await fillIn(page, dialog(page), '完成标准', '每月一次，有记录。')
    await fillIn(page, dialog(page), '完成时限', '2026-05-29')
    await sends(page, '登记措施')
    await measures.getByText('12月以前的保养逐次补做').waitFor()
    await measureFor(other)
    const plan = await begins(page, 'rectification-plan', 'draft', '起草', {
      方案名称: '机动巡察整改方案',
      巡察轮次: { pick: '机动' },
      稿次: '1',
    })
    await does(page, '报送审核', { 方案文本: { file: '机动巡察整改方案.pdf' } }, '待审核')
    await looked()
    await agreed('机动巡察整改方案')
    await become(page, '陈文远')
    await go(page, plan)
    await does(page, '审定', { 批准日期: today, 审定会议: '党组会' }, '已批准')
  })

  /** The other finding's, without the screen: the plan asks for one of each. */
  async function measureFor(id: string): Promise<void> {
    const owner = (await peopleOf(page))['康建平']
    const fields = { finding: id, text: '登记簿增加事由必填栏。', owner, standard: '每次有事由。', dueOn: '2026-05-29' }
    const { status } = await ask(page, 'POST', '/api/registers/rectification-measure/verbs/add', { fields })
    assert.equal(status, 200)
  }

  /** The opinion of the body that reviews, on paper, entered by the office. */
  async function agreed(about: string): Promise<void> {
    const [opinion] = await listed('review-opinion', 'state=sought&sort=-opened')
    await go(page, `/desk/r/review-opinion/${opinion?.id}`)
    await page.getByText(about).first().waitFor()
    await does(page, '同意', { 签字人: '罗启明', 签字日期: today, 会审意见表: { file: '会审意见表.pdf' } }, '同意')
  }

  test('evidence is put in, it is declared, vetted with a pledge, reviewed, and closed by somebody else', async () => {
    const at = `/desk/r/inspection-finding/${finding}`
    await become(page, '康建平')
    await go(page, at)
    await does(page, '启动整改', {}, '整改中')
    await page
      .getByRole('region', { name: /^佐证材料/ })
      .getByRole('button', { name: '归入' })
      .click()
    await fillIn(page, dialog(page), '材料名称', '发电机保养记录')
    await fillIn(page, dialog(page), '文件', { file: '发电机保养记录.pdf' })
    await sends(page, '归入')
    const result = '3月19日完成保养1次，更换机油12升，保养记录3份归档。'
    await does(page, '申请销号', { 整改成效: result, 完成程度: { choose: '已完成' } }, '已申请销号')
    await become(page, '陈文远')
    await go(page, at)
    await does(page, '单位初核', { 真实性承诺: { choose: '是' } }, '已初核')
    await become(page, '陆晓雨')
    await go(page, at)
    await does(page, '提请会审', {}, '会审中')
    await become(page, '纪晨')
    await agreed('发电机')
    await go(page, at)
    await does(page, '认定销号', { 销号文号: '云巡销〔2026〕40号' }, '已销号')
    await looked()
  })

  test('the notice is composed, approved, reviewed above, frozen and published', async () => {
    await become(page, '陆晓雨')
    const notice = await begins(page, 'public-notice', 'draft', '拟稿', {
      标题: noticeTitle,
      通报范围: { choose: '社会公开' },
      巡察轮次: { pick: '机动' },
      统计截止日: today,
      联系人或部门: '整改办',
      联系电话: '0999-5551234',
      电子邮箱: 'zgb@yunxiu.example',
      通信地址: '云岫县文化路8号',
      邮政编码: '654321',
    })
    await page.locator('.composed-paper').waitFor()
    await looked(looks[2])
    await does(page, '送审', {}, '待审定')
    await become(page, '陈文远')
    await go(page, notice)
    await does(page, '党组审定', { 党组审定日期: today, 审定文号: '云融党〔2026〕15号' }, '已审定')
    await become(page, '陆晓雨')
    await go(page, notice)
    await does(page, '登记上级审核', { 上级审核日期: today, 上级审核文号: '云巡办函〔2026〕8号' }, '已审定')
    await page.locator('.composer').getByRole('button', { name: '定稿' }).click()
    await page.locator('.state').filter({ hasText: '已定稿' }).first().waitFor()
    await does(page, '登记公布', { 公布日期: today }, '已公布')
  })

  test('the public reads it without script, writes, and finds the answer by the receipt; its pages stand axe at both sizes', async () => {
    const { origin } = portalOf(desk)
    const context = await desk.browser.newContext({ javaScriptEnabled: false, locale: 'zh-CN' })
    const reader = await context.newPage()
    await reader.goto(origin)
    await reader.getByRole('link', { name: noticeTitle }).click()
    await reader.getByText('备用发电机保养不及时').first().waitFor()
    const notice = new URL(reader.url()).pathname
    await reader.getByRole('link', { name: '提出意见' }).click()
    await reader.getByLabel(/您的意见/).fill('发电机保养记录可以每季度公布一次。')
    await reader.getByRole('button', { name: '提交意见' }).click()
    const receipt = await reader.locator('.receipt').innerText()

    await become(page, '贺晓岚')
    await go(page, '/desk/')
    await page
      .getByRole('link', { name: /^受理并交办/ })
      .first()
      .click()
    await fillIn(page, dialog(page), '承办部门', { pick: '技术保障部' })
    await fillIn(page, dialog(page), '承办人', { pick: '康建平' })
    await sends(page, '受理并交办')
    const opinion = new URL(page.url()).pathname
    await become(page, '康建平')
    await go(page, opinion)
    await does(page, '拟答复', { 答复内容: '已采纳，4月起每季度在公示栏公布。' }, '待答复')
    await become(page, '贺晓岚')
    await go(page, opinion)
    await looked()
    await does(page, '答复群众', { 答复日期: today }, '已答复')

    await reader.getByRole('link', { name: '查询答复' }).click()
    await reader.getByLabel('回执码').fill(receipt)
    await reader.getByRole('button', { name: '查询' }).click()
    await reader.getByText('已采纳，4月起每季度在公示栏公布。').waitFor()
    await context.close()

    const unit = notice.replace(/\/n\/.*$/, '')
    const looker = await visit(desk)
    for (const path of [unit, notice, `${unit}/opinion`, `${unit}/answer`]) {
      await looker.page.goto(`${origin}${path}`)
      await standsIn(looker.page, path === notice ? looks : [looks[0], looks[2]], shownCodes)
    }
    assert.deepEqual(looker.complaints, [])
    await looker.context.close()
    assert.deepEqual(complaints, [])
  })
})

const noticeTitle = '关于机动巡察整改情况的通报'
/** Names of feeds and of a hash, an address: they are so in every language. */
const shownCodes = /^(?:RSS|Atom|JSON|Feed|SHA-256|zgb|yunxiu|example|[0-9a-f]{64})$/

/** The public's listener stands beside the desk's. */
function portalOf({ url }: Desk): URL {
  const portal = new URL(url)
  portal.port = String(Number(portal.port) + 1)
  return portal
}
