import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import { openCounty, toyRegister } from '../main/testing/county.ts'
import { type Answer, type Ask, type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'
import type { VerbAnswer } from '../contract/records.ts'

suite('who may reach what', () => {
  let d: CountyDesk
  let office: Browser
  let leader: Browser
  let foreign: string

  before(async () => {
    d = await openDeskOf(await openCounty())
    office = await d.as(d.county.first.office)
    leader = await d.as(d.county.first.leader)
    foreign = (await d.county.opens(d.county.second.office, { title: '乙单位的事' })).record.id
  })
  after(() => d.close())

  const tus = { 'tus-resumable': '1.0.0' }
  const piece = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' }
  const records = `/api/registers/${toyRegister}/records`
  const post = (body: unknown = {}, more: Ask = {}): Ask => ({ method: 'POST', body, ...more })

  async function open(fields: object = {}): Promise<VerbAnswer['record']> {
    const { first } = d.county
    const { owner, department } = first
    const reviewers = first.reviewers.map(({ person }) => person)
    const body = { fields: { title: '完善流程', owner: owner.person, reviewers, department, ...fields } }
    const answer = await office.ask(`/api/registers/${toyRegister}/verbs/open`, post(body))
    assert.equal(answer.status, 200, answer.body)
    return answer.json<VerbAnswer>().record
  }

  /** Every route that needs a session, with that record's id where one stands. */
  function routes(id: string): readonly (readonly [path: string, ask: Ask])[] {
    const of = `/api/registers/${toyRegister}`
    return [
      ['/api/me', {}],
      ['/api/act-in', post({ seat: null })],
      ['/api/password', post({ old: 'a', new: 'b' })],
      ['/api/sign-out', { method: 'POST' }],
      [`${of}/view`, {}],
      [records, {}],
      [`${records}/${id}`, {}],
      [`${records}/${id}/timeline`, {}],
      [`${of}/verbs/open`, post()],
      [`${records}/${id}/verbs/start`, post()],
      [`${records}/${id}/files/${'a'.repeat(64)}`, {}],
      [`${of}/export?format=csv`, {}],
      [`${of}/counts?by=state`, {}],
      [`${of}/export-under?under=toy-measure&field=before`, {}],
      [`${of}/powers?of=nobody`, {}],
      [`${records}/${id}/files/${'a'.repeat(64)}/text`, {}],
      [`${records}/${id}/readers`, {}],
      [`${records}/${id}/stream`, {}],
      [`${of}/indicators`, {}],
      ['/api/calendar?from=2026-03-01&to=2026-04-01&scope=mine', {}],
      ['/api/calendar.ics', {}],
      [`/api/notices/${id}`, {}],
      [`/api/notices/${id}/figures/closed`, {}],
      [`/api/notices/${id}/freeze`, post()],
      [`${records}/${id}/papers`, {}],
      [`${records}/${id}/papers/ledger?format=docx`, {}],
      [`/api/archives/${id}?format=zip`, {}],
      ['/api/forms/2345-6789-ABCD', {}],
      ['/api/mechanisms', {}],
      ['/api/settings', {}],
      [`/api/settings/preview?register=${toyRegister}&setting=mostPerOwner&value=4&from=2026-03-01`, {}],
      [`/api/mechanisms/${id}/life`, {}],
      [`/api/mechanisms/${id}/evidence`, post()],
      [`/api/mechanism-evidence/${id}`, {}],
      [`/api/findings/${id}/suggestions`, {}],
      ['/api/codes/ZC-0001', {}],
      [`${of}/labels`, {}],
      ['/api/ledger/office-sheet?format=csv', {}],
      ['/api/overview', {}],
      ['/api/overview/alike', {}],
      ['/api/overview/statistics', {}],
      ['/api/overview/statistics/common', {}],
      ['/api/overview/statistics/findings', {}],
      [`/api/overview/units/${id}/findings`, {}],
      ['/api/overview/acts/remind', post()],
      [`/api/rounds/${id}/draw?count=3&seed=7`, {}],
      [`/api/rounds/${id}/pictures`, {}],
      ['/api/gallery', {}],
      ['/api/gallery/toy-measure', {}],
      ['/api/me/reminder', {}],
      [
        '/api/me/reminder',
        { method: 'PUT', body: { channel: 'mail', address: 'a@b.cn', quietFrom: 20, quietUntil: 8 } },
      ],
      ['/api/me/reminder', { method: 'DELETE' }],
      [`${of}/views`, {}],
      [`${of}/views/mine`, { method: 'PUT', body: { query: '' } }],
      [`${of}/views/mine`, { method: 'DELETE' }],
      ['/api/inbox', {}],
      ['/api/search?text=a', {}],
      ['/api/options/person', {}],
      ['/api/journal', {}],
      ['/api/sign-in-log', {}],
      ['/api/files', post('bytes', { headers: { 'x-file-name': 'a.txt', 'content-type': 'text/plain' } })],
      [`/api/accounts/${id}/link`, post()],
      ['/api/uploads', { method: 'OPTIONS' }],
      ['/api/uploads', { method: 'POST', headers: tus }],
      [`/api/uploads/${id}`, {}],
      [`/api/uploads/${id}`, { method: 'PATCH', body: 'bytes', headers: { ...tus, ...piece } }],
      [`/api/uploads/${id}`, { method: 'DELETE', headers: tus }],
      ['/api/second-factor', {}],
      ...['', '/confirm', '/recovery', '/off'].map((step) => [`/api/second-factor${step}`, post()] as const),
      ['/api/passkeys', {}],
      ...['', '/options', '/remove'].map((step) => [`/api/passkeys${step}`, post()] as const),
      ['/api/imports', post('bytes', { headers: { 'x-file-name': 'a.txt', 'content-type': 'text/plain' } })],
      ['/api/imports/together', post({ papers: [id] })],
      [`/api/imports/${id}`, {}],
      [`/api/imports/${id}/mapping`, post({ columns: {} })],
      [`/api/imports/${id}/confirm`, post({ accept: [] })],
    ]
  }

  test('the list of routes in this test is the list of the description', () => {
    const described = Object.entries(d.desk.swagger().paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods as object).map((method) => `${method} ${path}`),
    )
    const open = [
      'post /api/sign-in',
      'post /api/passkeys/sign-in',
      'post /api/passkeys/sign-in/options',
      'get /api/first-admin/{token}',
      'post /api/first-admin/{token}',
      'get /openapi.json',
    ]
    const shape = ([path, { method = 'GET' }]: readonly [string, Ask]) => {
      const plain = path.split('?')[0] ?? ''
      const named = plain
        .replace(new RegExp(`/(registers|options)/[^/]+`), '/$1/{register}')
        .replace('/verbs/open', '/verbs/{verb}')
        .replace('/verbs/start', '/verbs/{verb}')
        .replace('/gallery/toy-measure', '/gallery/{register}')
        .replace('/papers/ledger', '/papers/{kind}')
        .replace(/\/(forms|codes)\/[^/]+/, '/$1/{code}')
        .replace('/acts/remind', '/acts/{act}')
        .replace('/units/ID', '/units/{unit}')
        .replace('/views/mine', '/views/{name}')
        .replace(/\/files\/a+/, '/files/{sha256}')
        .replace(/\/(imports|notices|mechanisms|mechanism-evidence|findings|rounds|archives)\/ID/, '/$1/{record}')
        .replace('/figures/closed', '/figures/{figure}')
        .replace('/ID', '/{id}')
      return `${method.toLowerCase()} ${named}`
    }
    assert.deepEqual([...routes('ID').map(shape), ...open].sort(), described.sort())
  })

  test('without a session every route answers 401 and nothing else', async () => {
    const bodies = new Set<string>()
    for (const [path, ask] of routes(foreign)) {
      const answer = await d.browser().ask(path, ask)
      assert.equal(answer.status, 401, `${ask.method ?? 'GET'} ${path}`)
      bodies.add(answer.body)
    }
    assert.equal(bodies.size, 1)
    const forged = d.browser()
    forged.cookies.set('bihuan_session', 'A'.repeat(43))
    assert.deepEqual((await forged.ask('/api/me')).codes, ['sign-in-expired'])
  })

  test('another unit’s ids are answered exactly as ids that never were', async () => {
    const strip = (answer: Answer, id: string) => answer.body.replaceAll(id, 'ID').replace(/"now":"[^"]*"/, '')
    for (const [path, ask] of routes(foreign)) {
      if (!path.includes(foreign)) continue
      const never = randomUUID()
      const [one, two, none] = [
        await office.ask(path, ask),
        await office.ask(path.replace(foreign, never), ask),
        await office.ask(path.replace(foreign, 'no-id-at-all'), ask),
      ]
      assert.equal(one.status, 404, `${path}: ${one.body}`)
      assert.match(one.codes.join(), /^(file-)?not-found$/)
      assert.equal(strip(one, foreign), strip(two, never), path)
      assert.equal(strip(one, foreign), strip(none, 'no-id-at-all'), path)
    }
  })

  test('every verb on another unit’s record is answered as on one that never was', async () => {
    const { verbs } = d.county.house.registers.get(toyRegister) ?? { verbs: {} }
    for (const verb of [...Object.keys(verbs), 'no-such-verb']) {
      const one = await office.ask(`${records}/${foreign}/verbs/${verb}`, post({ fields: {}, revision: 1 }))
      const two = await office.ask(`${records}/${randomUUID()}/verbs/${verb}`, post({ fields: {}, revision: 1 }))
      assert.deepEqual([one.status, one.body], [two.status, two.body], verb)
      assert.equal(one.status, 404, verb)
    }
  })

  test('lists, search, export, inbox and pickers hold nothing of another unit', async () => {
    const mark = '乙单位的事'
    const paths = [
      `${records}?limit=200`,
      `${records}?text=${encodeURIComponent(mark)}`,
      `/api/registers/${toyRegister}/export?format=csv`,
      '/api/inbox',
      `/api/search?text=${encodeURIComponent('单位')}`,
      `/api/options/${toyRegister}?text=${encodeURIComponent('单位')}`,
      `/api/options/person?limit=200`,
    ]
    for (const path of paths) {
      const answer = await office.ask(path)
      assert.equal(answer.status, 200, path)
      assert.ok(!answer.body.includes(mark) && !answer.body.includes(foreign) && !answer.body.includes('乙陈'), path)
    }
  })

  test('a verb that is somebody else’s is 403, one that is done is 409, one that is badly filled is 400', async () => {
    const record = await open()
    const start = await office.ask(`${records}/${record.id}/verbs/start`, post())
    assert.deepEqual([start.status, start.codes], [403, ['not-yours']])
    const empty = await office.ask(`/api/registers/${toyRegister}/verbs/open`, post({ fields: {} }))
    assert.deepEqual([empty.status, empty.codes], [400, ['field-missing']])
    const owner = await d.as(d.county.first.owner)
    assert.equal((await owner.ask(`${records}/${record.id}/verbs/start`, post({ revision: 1 }))).status, 200)
    const again = await owner.ask(`${records}/${record.id}/verbs/start`, post())
    assert.deepEqual([again.status, again.codes], [409, ['already-so']])
    const outdated = await owner.ask(`${records}/${record.id}/verbs/amend`, post({ note: '改', revision: 1 }))
    assert.deepEqual([outdated.status, outdated.codes], [409, ['version-conflict']])
    assert.match(outdated.body, /第 1 版.*第 2 版/)
  })

  test('unknown registers and verbs are 404, a body or a query of the wrong shape is 400', async () => {
    assert.deepEqual((await office.ask('/api/registers/constructor/records')).codes, ['unknown-register'])
    const verb = await office.ask(`/api/registers/${toyRegister}/verbs/constructor`, post())
    assert.deepEqual([verb.status, verb.codes], [404, ['unknown-verb']])
    const create = `/api/registers/${toyRegister}/verbs/open`
    for (const body of [{ fields: {}, more: 1 }, { fields: 'text' }, { note: 7 }, []]) {
      const answer = await office.ask(create, post(body))
      assert.deepEqual([answer.status, answer.codes], [400, ['request-invalid']], JSON.stringify(body))
    }
    const json = { 'content-type': 'application/json' }
    for (const body of ['{"fields":', '{"__proto__":{"a":1}}', ''])
      assert.equal((await office.ask(create, post(body, { headers: json }))).status, 400, body)
    assert.equal((await office.ask(create, post('a=1', { headers: { 'content-type': 'text/plain' } }))).status, 415)
    assert.equal((await office.ask(create, post({ note: 'x'.repeat(1_100_000) }))).status, 413)
    assert.deepEqual((await office.ask(`${records}?sideways=1`)).codes, ['query-invalid'])
    assert.deepEqual((await office.ask(`${records}?cursor=nonsense`)).codes, ['cursor-invalid'])
    assert.equal((await office.ask('/api/inbox?limit=0')).status, 400)
    assert.equal((await office.ask('/api/nothing')).status, 404)
  })

  test('journal and sign-in log are for the audit power; nobody learns field values there', async () => {
    assert.equal((await leader.ask('/api/journal')).status, 403)
    assert.equal((await leader.ask('/api/sign-in-log')).status, 403)
    await open({ title: '保密的标题' })
    const auditor = await d.as(d.county.first.auditor)
    const journal = await auditor.ask('/api/journal?limit=20')
    assert.equal(journal.status, 200)
    assert.ok(!journal.body.includes('保密的标题'))
    assert.equal((await auditor.ask('/api/sign-in-log')).status, 403, 'accounts are the root unit’s')
  })

  test('a write is done once however often it is sent, and its key fits no other write', async () => {
    const create = `/api/registers/${toyRegister}/verbs/open`
    const body = { fields: { title: '只写一次', owner: d.county.first.owner.person } }
    const key = randomUUID()
    const answers = await Promise.all([1, 2, 3].map(() => office.ask(create, post(body, { key }))))
    const entries = answers.map((answer) => answer.json<VerbAnswer>().entry)
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]))
    assert.equal(new Set(entries).size, 1)
    assert.equal(answers.filter((answer) => !answer.json<VerbAnswer>().replayed).length, 1)
    const other = await office.ask(create, post({ fields: { title: '另一件事' } }, { key }))
    assert.deepEqual([other.status, other.codes], [409, ['idempotency-key-reused']])
    for (const bad of [false, 'short', 'has a space in it'] as const)
      assert.deepEqual((await office.ask(create, post(body, { key: bad }))).codes, ['idempotency-key-missing'])
  })

  test('a write from another site is refused whoever sends it', async () => {
    const create = `/api/registers/${toyRegister}/verbs/open`
    const foreignHeaders = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://desk.example:81' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreignHeaders) {
      const answer = await office.ask(create, post({ fields: { title: '伪造' } }, { headers }))
      assert.deepEqual([answer.status, answer.codes], [403, ['request-forged']], JSON.stringify(headers))
    }
    assert.equal(
      (await office.ask(create, post({ fields: { title: '正常' } }, { headers: { 'sec-fetch-site': 'same-origin' } })))
        .status,
      200,
    )
  })
})
