import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, suite, test } from 'node:test'
import ExcelJS from 'exceljs'
import type { RecordAnswer, RecordList, StoredFile, VerbAnswer } from '../contract/records.ts'
import type { Me } from '../contract/session.ts'
import type { RegisterView } from '../contract/view.ts'
import { readRecord } from '../casework/ask/read-record.ts'
import { viewOf } from '../kernel/view.ts'
import { openCounty, toyRegister } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, demoDoorOf, openDeskOf } from '../main/testing/desk-of-county.ts'
import { createPortal } from './portal/listener.ts'

const post = (body: unknown = {}) => ({ method: 'POST', body }) as const
const records = `/api/registers/${toyRegister}/records`

suite('what is answered', () => {
  let d: CountyDesk
  let office: Browser
  before(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bihuan-desk-'))
    mkdirSync(join(folder, 'assets'))
    writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><title>desk</title>')
    writeFileSync(join(folder, 'assets', 'main-AbCd1234.js'), 'plain')
    writeFileSync(join(folder, 'assets', 'main-AbCd1234.js.br'), 'small')
    writeFileSync(join(folder, 'mark.svg'), '<svg/>')
    d = await openDeskOf(await openCounty(), { deskFolder: folder })
    office = await d.as(d.county.first.office)
  })
  after(() => d.close())

  const open = async (fields: object): Promise<VerbAnswer> => {
    const answer = await office.ask(`/api/registers/${toyRegister}/verbs/open`, post({ fields }))
    assert.equal(answer.status, 200, answer.body)
    return answer.json<VerbAnswer>()
  }

  test('answers carry everything casework gives: no field is lost on the way out', async () => {
    const { first, house } = d.county
    const made = await open({
      title: '一项',
      owner: first.owner.person,
      department: first.department,
      due: '2026-04-01',
      amount: 1200,
    })
    const within = await readRecord(house, first.office, toyRegister, made.record.id)
    assert.ok(within.ok)
    const { ok, ...expected } = within
    const answer = (await office.ask(`${records}/${made.record.id}`)).json<RecordAnswer>()
    assert.deepEqual(answer, JSON.parse(JSON.stringify(expected)))
    assert.equal(answer.names[first.owner.person], '甲李')
    const view = (await office.ask(`/api/registers/${toyRegister}/view`)).json<RegisterView>()
    const register = house.registers.get(toyRegister)
    assert.ok(register)
    assert.deepEqual(view, JSON.parse(JSON.stringify(viewOf(register))))
  })

  test('every page of a list together is the list', async () => {
    for (let count = 0; count < 7; count++) await open({ title: `第 ${count} 项` })
    const total = (await office.ask(`${records}?total=1&limit=1`)).json<RecordList>().total ?? 0
    const seen = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: RecordList = (
        await office.ask(`${records}?limit=3&sort=-opened${cursor && `&cursor=${encodeURIComponent(cursor)}`}`)
      ).json()
      seen.push(...page.rows.map(({ id }) => id))
      cursor = page.next
    }
    assert.equal(new Set(seen).size, total)
    assert.equal(seen.length, total)
  })

  test('a file goes in as bytes and comes out through its record only, as a thing that runs nothing', async () => {
    const bytes = Buffer.from('会议纪要：研究整改。\n', 'utf8')
    const headers = { 'x-file-name': encodeURIComponent('纪要 1.txt'), 'content-type': 'application/octet-stream' }
    const put = await office.ask('/api/files', { method: 'POST', body: bytes, headers })
    assert.equal(put.status, 200, put.body)
    const file = put.json<StoredFile>()
    assert.deepEqual([file.name, file.size, file.type], ['纪要 1.txt', bytes.length, 'text/plain'])
    const { first } = d.county
    const owner = await d.as(first.owner)
    const reviewers = first.reviewers.map(({ person }) => person)
    const { record } = await open({ title: '有佐证', owner: first.owner.person, reviewers })
    const ours = await owner.ask('/api/files', { method: 'POST', body: bytes, headers })
    assert.equal(ours.json<StoredFile>().sha256, file.sha256)
    await owner.ask(`${records}/${record.id}/verbs/start`, post())
    const fields = { evidence: [{ sha256: file.sha256, name: file.name }], result: '完成 1 项' }
    const declared = await owner.ask(`${records}/${record.id}/verbs/declare`, post({ fields }))
    assert.equal(declared.status, 200, declared.body)
    const got = await office.ask(`${records}/${record.id}/files/${file.sha256}`)
    assert.deepEqual([got.status, got.body], [200, bytes.toString('utf8')])
    assert.match(String(got.headers['content-security-policy']), /^default-src 'none'.*sandbox$/)
    assert.match(String(got.headers['content-disposition']), /^inline; filename\*=UTF-8''%E7%BA%AA/)
    const stranger = await d.as(d.county.second.office)
    assert.equal((await stranger.ask(`${records}/${record.id}/files/${file.sha256}`)).status, 404)
    const other = (await open({ title: '没有佐证' })).record.id
    assert.equal((await office.ask(`${records}/${other}/files/${file.sha256}`)).status, 404)
  })

  test('files without a usable name, empty or too large are refused', async () => {
    const send = async (name: string | null, body: Buffer) => {
      const headers = { 'content-type': 'application/octet-stream', ...(name === null ? {} : { 'x-file-name': name }) }
      const answer = await office.ask('/api/files', { method: 'POST', body, headers })
      return [answer.status, ...answer.codes]
    }
    for (const name of [null, '%', '..%2F..%2Fetc', 'a%00b', '%E2%80%AEcod.exe'])
      assert.deepEqual(await send(name, Buffer.from('x')), [400, 'file-name-invalid'], String(name))
    assert.deepEqual(await send('a.txt', Buffer.alloc(0)), [400, 'file-empty'])
    const large = await send('a.txt', Buffer.alloc(1_000_001, 65))
    assert.equal(large[0], 413, String(large))
  })

  test('an export holds every row, says who took it and when, and runs nothing in a spreadsheet', async () => {
    await open({ title: '=HYPERLINK("http://evil.example","点我")' })
    await open({ title: '逗号,引号"', detail: '一行\n两行', amount: 1250 })
    const total = (await office.ask(`${records}?total=1`)).json<RecordList>().total ?? 0
    const csv = await office.ask(`/api/registers/${toyRegister}/export?format=csv&sort=title`)
    assert.equal(csv.status, 200)
    assert.ok(csv.body.startsWith('\uFEFF'))
    assert.match(csv.body, /导出人：云岫县融媒体中心 甲陈/)
    assert.ok(csv.body.endsWith(`共 ${total} 条，到此为止。\r\n`))
    assert.ok(csv.body.includes(`"'=HYPERLINK(""http://evil.example"",""点我"")"`))
    assert.ok(csv.body.includes('"逗号,引号"""') && csv.body.includes('"一行\n两行"') && csv.body.includes('12.5'))
    const response = await d.desk.inject({
      url: `/api/registers/${toyRegister}/export?format=xlsx&language=en`,
      headers: { host: 'desk.example', cookie: `bihuan_session=${office.cookies.get('bihuan_session')}` },
    })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(response.rawPayload as unknown as ExcelJS.Buffer)
    const sheet = book.worksheets[0]
    assert.equal(sheet?.actualRowCount, total + 3)
    assert.match(
      String(sheet?.getRow(1).getCell(1).value),
      /^Toy measure　Exported by 云岫县融媒体中心 甲陈, 2026-03-02 09:00, on record as [0-9a-f-]{36}$/,
    )
    assert.deepEqual((await office.ask(`/api/registers/${toyRegister}/export?format=pdf`)).codes, ['query-invalid'])
  })

  test('saved views are one’s own', async () => {
    const views = `/api/registers/${toyRegister}/views`
    assert.equal(
      (await office.ask(`${views}/${encodeURIComponent('我的逾期')}`, { method: 'PUT', body: { query: 'late=true' } }))
        .status,
      200,
    )
    assert.deepEqual((await office.ask(views)).json(), { views: [{ name: '我的逾期', query: 'late=true' }] })
    const leader = await d.as(d.county.first.leader)
    assert.deepEqual((await leader.ask(views)).json(), { views: [] })
    assert.equal((await office.ask(`${views}/${encodeURIComponent('我的逾期')}`, { method: 'DELETE' })).status, 200)
    assert.deepEqual((await office.ask(views)).json(), { views: [] })
  })

  test('every answer forbids what a page does not need; the desk’s page gets a nonce of its own each time', async () => {
    const paths = ['/', '/desk/', '/desk/inbox', '/api/me', '/api/nothing', '/openapi.json', '/desk/mark.svg']
    for (const path of paths) {
      const { headers } = await office
        .ask(path)
        .catch(async () => d.desk.inject({ url: path, headers: { host: 'desk.example' } }))
      const policy = String(headers['content-security-policy'])
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'/, path)
      assert.ok(!/unsafe|https?:|\*/.test(policy), path)
      assert.deepEqual(
        [headers['x-content-type-options'], headers['referrer-policy'], headers['x-frame-options']],
        ['nosniff', 'no-referrer', 'DENY'],
      )
      if (path.startsWith('/api/')) assert.equal(headers['cache-control'], 'no-store', path)
    }
    const pages = await Promise.all([1, 2].map(() => d.desk.inject('/desk/rectification/7')))
    const nonces = pages.map(({ body, headers }) => {
      const nonce = /content="([^"]{20,})"/.exec(body)?.[1] ?? ''
      assert.ok(String(headers['content-security-policy']).includes(`'nonce-${nonce}'`))
      return nonce
    })
    assert.notEqual(nonces[0], nonces[1])
  })

  test('hashed files are kept for a year and sent compressed, the page never is; nothing outside the folder is served', async () => {
    const get = (url: string, encoding = 'br') => d.desk.inject({ url, headers: { 'accept-encoding': encoding } })
    const script = await get('/desk/assets/main-AbCd1234.js')
    assert.deepEqual([script.statusCode, script.body, script.headers['content-encoding']], [200, 'small', 'br'])
    assert.equal(script.headers['cache-control'], 'public, max-age=31536000, immutable')
    assert.equal((await get('/desk/assets/main-AbCd1234.js', 'identity')).body, 'plain')
    assert.equal((await get('/desk/')).headers['cache-control'], 'no-store')
    for (const path of [
      '/desk/assets/missing-AbCd1234.js',
      '/desk/../package.json',
      '/desk/%2e%2e/%2e%2e/etc/passwd',
      '/desk/..%2fpackage.json',
    ])
      assert.equal((await get(path)).statusCode >= 400 || (await get(path)).body.includes('<title>desk'), true, path)
    const front = await get('/')
    assert.ok(front.statusCode === 200 && front.body.includes('href="/desk/"'))
  })

  test('the description is OpenAPI 3.1 whose every route says how it answers and whether it needs a session', async () => {
    const described = (await d.desk.inject('/openapi.json')).json<{
      openapi: string
      paths: {
        [path: string]: { [method: string]: { responses: object; summary: string; tags: string[]; security?: [] } }
      }
    }>()
    assert.equal(described.openapi, '3.1.0')
    const open = []
    for (const [path, methods] of Object.entries(described.paths)) {
      for (const [method, { responses, summary, tags, security }] of Object.entries(methods)) {
        assert.ok(summary && tags.length === 1, `${method} ${path}`)
        for (const status of ['200', '4XX', '5XX']) assert.ok(status in responses, `${method} ${path} ${status}`)
        if (security?.length === 0) open.push(`${method} ${path}`)
        for (const [, name] of path.matchAll(/\{(\w+)\}/g))
          assert.ok(JSON.stringify(methods[method]).includes(`"name":"${name}"`), path)
      }
    }
    assert.deepEqual(open.sort(), [
      'get /api/first-admin/{token}',
      'get /openapi.json',
      'post /api/first-admin/{token}',
      'post /api/sign-in',
    ])
    const routes = d.desk
      .printRoutes({ commonPrefix: false })
      .split('\n')
      .filter((line) => /\((?!HEAD\))/.test(line))
    const documented = Object.keys(described.paths).length
    assert.equal(
      routes.length,
      documented + 4,
      'beside the described ones there are /, /desk, /desk/ and the files below it',
    )
  })

  test('an error of ours is answered without a word about its cause', async () => {
    const { store } = d.county.house
    const units = store.units
    Object.assign(store, { units: () => Promise.reject(new Error('secret detail at /srv/bihuan')) })
    try {
      d.county.clock.set('2026-03-02T02:00:00.000Z')
      const answer = await office.ask(`/api/registers/${toyRegister}/export`)
      assert.equal(answer.status, 500)
      assert.deepEqual(answer.codes, ['unavailable'])
      assert.ok(!answer.body.includes('secret'))
    } finally {
      Object.assign(store, { units })
    }
  })
})

suite('the demo', () => {
  let d: CountyDesk
  before(async () => {
    const county = await openCounty()
    const people = [county.first.office, county.second.office]
    d = await openDeskOf(county, { demo: demoDoorOf(county, people), hosts: ['localhost:4600'] })
    for (const [at, who] of people.entries()) await d.account(who, `demo${at}`, 'never-used-Password-1')
  })
  after(() => d.close())
  const host = { host: 'localhost:4600', origin: 'http://localhost:4600' }

  test('who comes without a session is the first person, and may be another', async () => {
    const browser = d.browser()
    const me = async () => (await browser.ask('/api/me', { headers: host })).json<Me>()
    assert.equal((await me()).person.id, d.county.first.office.person)
    const first = browser.cookies.get('bihuan_session')
    const { person } = d.county.second.office
    assert.equal((await browser.ask('/api/demo/act-as', { ...post({ person }), headers: host })).status, 200)
    assert.notEqual(browser.cookies.get('bihuan_session'), first)
    assert.equal((await me()).person.id, person)
    assert.equal(
      (await browser.ask('/api/demo/act-as', { ...post({ person: d.county.first.head.person }), headers: host }))
        .status,
      404,
    )
  })

  test('the clock goes forwards only', async () => {
    const browser = d.browser()
    const move = (now: string) => browser.ask('/api/demo/clock', { ...post({ now }), headers: host })
    assert.equal((await move('2026-04-01T00:00:00.000Z')).status, 200)
    assert.equal((await move('2026-03-01T00:00:00.000Z')).status, 400)
    assert.equal((await move('tomorrow')).status, 400)
    const { now } = (await browser.ask('/api/demo/clock', { headers: host })).json<{ now: string }>()
    assert.equal(now, '2026-04-01T00:00:00.000Z')
  })

  test('a name that is not loopback is refused, so that no other site can reach in by rebinding', async () => {
    for (const name of ['evil.example:4600', 'localhost:4601', 'localhost'])
      assert.deepEqual(
        (await d.browser().ask('/api/demo', { headers: { host: name } })).codes,
        ['request-forged'],
        name,
      )
  })

  test('outside the demo there is neither switcher nor clock', async () => {
    const served = await openDeskOf(await openCounty())
    for (const path of ['/api/demo', '/api/demo/clock', '/api/demo/act-as'])
      assert.equal((await served.browser().ask(path, path.endsWith('as') ? post({ person: 'x' }) : {})).status, 404)
    assert.equal((await served.browser().ask('/api/me')).status, 401)
    await served.close()
  })

  test('the portal’s pages are whole without script and speak both languages', async () => {
    const portal = await createPortal({ house: d.county.house, tls: null, trustProxy: false, log: { level: 'silent' } })
    const [zh, en, css, missing] = await Promise.all(
      ['/', '/?lang=en', '/portal.css', '/nothing'].map((url) => portal.inject(url)),
    )
    assert.ok(zh && en && css && missing)
    assert.match(zh.body, /<html lang="zh-CN">[\s\S]*<title>整改公开 · 云岫县<\/title>[\s\S]*<main id="content"/)
    assert.match(en.body, /<html lang="en">[\s\S]*Rectification in public/)
    assert.ok(!/<script|style=|\son\w+=|http:\/\//.test(zh.body + en.body))
    assert.deepEqual([css.statusCode, missing.statusCode, zh.headers['set-cookie']], [200, 404, undefined])
    await portal.close()
  })
})
