import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, suite, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { parseScenario } from '../casebook/parse.ts'
import { playScenario } from '../casebook/run.ts'
import type { World } from '../casebook/world.ts'
import { createPortal } from '../http/portal/listener.ts'
import { publishNotices } from './seed-notices.ts'
import { type CaseHouse, caseRegisters, openCaseHouse } from './testing/http-world.ts'

/** A round with a finding that names a person, two notices approved, and one that is only a draft. */
const story = `# portal: what a unit publishes, and what it keeps to itself
department 民生服务部
cast 陆晓雨 rectification-office
cast 陈文远 director leading-group
cast 纪晨 rectification-office
cast 贺晓岚 opinion-receiver
cast 叶文青 staff@民生服务部
uses disclosure
2026-01-12 09:00  陆晓雨 opens inspection-round r1 name=十五届县委第七轮巡察 inspector=县委第三巡察组 partyOrg=中共云岫县图书馆支部 startsOn=2025-09-08 endsOn=2025-11-28 dueOn=2026-07-12
2026-01-12 09:10  陆晓雨 receives inspection-feedback f1 title=巡察反馈意见 round=r1 number=云巡发〔2026〕3号 feedbackOn=2026-01-12 announcedProblems=2
2026-01-12 09:20  陆晓雨 opens inspection-finding q1 title=读者留言答复不及时，2025年有5条没有答复。 category=服务群众方面 round=r1 feedback=f1 openedOn=2026-01-12 leader=陈文远 department=民生服务部 owner=叶文青 standard=7个工作日内答复。 dueOn=2026-05-30
2026-01-12 09:25  陆晓雨 opens inspection-finding q2 title=还书箱损坏未修<b>。 category=服务群众方面 round=r1 feedback=f1 openedOn=2026-01-12 leader=陈文远 department=民生服务部 owner=叶文青 standard=还书箱可用。 dueOn=2026-05-30
2026-01-12 09:26  陆晓雨 opens inspection-finding q3 title=还书箱损坏（重复登记）。 round=r1 openedOn=2026-01-12
2026-01-12 09:27  陆晓雨 merge q3 mergedInto=q2 "重复登记"
2026-01-12 09:30  陆晓雨 adds rectification-measure m1 finding=q1 text=逐条联系留言人答复。 owner=叶文青 department=民生服务部 leader=陈文远 dueOn=2026-02-28
2026-01-12 09:31  陆晓雨 adds rectification-measure m2 finding=q2 text=更换还书箱2个。 owner=叶文青 department=民生服务部 leader=陈文远 dueOn=2026-02-28
2026-01-12 09:40  叶文青 starts q1
2026-01-12 09:41  叶文青 starts q2
2026-01-12 09:42  叶文青 starts m1
2026-02-20 09:00  叶文青 finish m1 result=5条留言全部答复。 doneOn=2026-02-20
2026-02-20 09:10  叶文青 attaches rectification-evidence e1 finding=q1 title=答复记录 files=答复记录.pdf datedOn=2026-02-10
2026-02-20 09:20  叶文青 declares q1 result=5条留言全部答复，读者李某某（电话13912345678）表示满意。 reportedDegree=已完成
2026-02-21 09:00  陈文远 vet q1 pledge=是
2026-02-21 09:10  陆晓雨 accept-for-review q1
2026-02-23 09:00  纪晨 close q1 closedOn=2026-02-23
2026-03-02 09:00  陆晓雨 drafts public-notice n1 title=关于巡察整改进展情况的通报 kind=社会公开 round=r1 asOf=2026-02-28 phone=0999-5551234 mail=tsg@yunxiu.example address=云岫县书院路2号 postcode=654321 contactName=图书馆整改办
2026-03-02 09:05  陆晓雨 submits n1
2026-03-02 09:10  陆晓雨 drafts public-notice n2 title=党内通报 kind=党内通报 round=r1 asOf=2026-02-28 phone=0999-5551234 mail=tsg@yunxiu.example address=云岫县书院路2号 postcode=654321
2026-03-02 09:15  陆晓雨 submits n2
2026-03-02 09:20  陆晓雨 drafts public-notice n3 title=没有签发的通报 kind=社会公开 round=r1 asOf=2026-02-28
2026-03-03 09:00  陈文远 approves n1 approvedOn=2026-03-03 approvalNumber=云图党〔2026〕1号
2026-03-03 09:05  陈文远 approves n2 approvedOn=2026-03-03 approvalNumber=云图党〔2026〕2号
2026-03-03 09:10  陆晓雨 enter-review n1 reviewedOn=2026-03-03 reviewNumber=云巡办函〔2026〕5号
balance inspection-round: all 1
`

const thirtyKilobytes = 30 * 1024

suite('the portal', () => {
  let cases: CaseHouse
  let world: World
  let unit: string
  let portal: FastifyInstance
  before(async () => {
    cases = await openCaseHouse()
    world = cases.world('云岫县图书馆')
    const { scenario, defects } = parseScenario('portal', story)
    assert.deepEqual(defects, [])
    assert.ok(scenario)
    assert.deepEqual((await playScenario(scenario, world, caseRegisters)).defects, [])
    unit = await world.unit()
    await publishNotices(cases.house, unit)
    const { house } = cases
    portal = await createPortal({ house, tls: null, trustProxy: false, log: { level: 'silent' } })
  })
  after(async () => {
    await portal.close()
    await cases.close()
  })

  const get = (url: string) => portal.inject({ url })
  const send = (url: string, fields: Readonly<{ [name: string]: string }>, from = '10.0.0.1') =>
    portal.inject({
      ...{ method: 'POST', url, payload: new URLSearchParams(fields).toString(), remoteAddress: from },
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })

  /** Ids of the notices by their titles. */
  async function notices(): Promise<ReadonlyMap<unknown, string>> {
    return new Map((await world.list('public-notice')).map(({ id, fields }) => [fields['title'], id]))
  }

  async function publicNotice(): Promise<string> {
    return `/u/${unit}/n/${(await notices()).get('关于巡察整改进展情况的通报')}`
  }

  test('every page is whole without script, loads nothing from elsewhere, and weighs thirty kilobytes at most', async () => {
    const paths = ['/', `/u/${unit}`, await publicNotice(), `/u/${unit}/opinion`, `/u/${unit}/answer`]
    for (const path of paths.flatMap((one) => [one, `${one}?lang=en`])) {
      const { statusCode, body, headers } = await get(path)
      assert.equal(statusCode, 200, path)
      assert.ok(Buffer.byteLength(body) <= thirtyKilobytes, `${path}: ${Buffer.byteLength(body)} bytes`)
      assert.doesNotMatch(body, /<script|\son[a-z]+=|javascript:|<iframe|style=/i, path)
      assert.doesNotMatch(body, /(?:src|href|action)="(?:https?:)?\/\//i, path)
      assert.equal(headers['set-cookie'], undefined, path)
    }
    const style = await get('/portal.css')
    assert.ok(Buffer.byteLength(style.body) <= thirtyKilobytes)
    assert.doesNotMatch(style.body, /url\(|@import/)
  })

  test('the front page names the notice and its unit, the unit’s page its figures and whom to turn to', async () => {
    const front = (await get('/')).body
    assert.match(front, /关于巡察整改进展情况的通报/)
    assert.match(front, /云岫县图书馆/)
    const page = (await get(`/u/${unit}`)).body
    assert.match(page, /<strong>2<\/strong><span>问题<\/span>/)
    assert.match(page, /<strong>50%<\/strong><span>销号率<\/span>/)
    for (const part of ['0999-5551234', 'tsg@yunxiu.example', '云岫县书院路2号', '654321', '图书馆整改办'])
      assert.ok(page.includes(part), part)
  })

  test('a notice shows its findings, how its figures were computed, and nobody’s telephone but the unit’s', async () => {
    const { body } = await get(await publicNotice())
    assert.match(body, /读者留言答复不及时/)
    assert.match(body, /还书箱损坏未修&lt;b&gt;/)
    assert.match(body, /2个问题/)
    assert.doesNotMatch(body, /13912345678/)
    assert.doesNotMatch(body, /重复登记/)
    assert.match(body, /<summary>通报中的数字是怎样算出来的<\/summary>/)
    assert.match(body, /<code>[0-9a-f]{64}<\/code>/)
  })

  test('the three feeds carry the notice and nothing else', async () => {
    for (const file of ['feed.xml', 'atom.xml', 'feed.json']) {
      const { statusCode, body } = await get(`/u/${unit}/${file}`)
      assert.equal(statusCode, 200)
      assert.match(body, /关于巡察整改进展情况的通报/)
      assert.doesNotMatch(body, /党内通报|没有签发/)
    }
  })

  test('what is not public is not there, and looks the same whatever it is', async () => {
    const ids = await notices()
    const { id: finding = '' } = (await world.list('inspection-finding'))[0] ?? {}
    const [{ unit: root = '' } = {}] = (await cases.house.store.units()).filter((one) => one.root)
    const public1 = ids.get('关于巡察整改进展情况的通报')
    const paths = [
      ...[ids.get('党内通报'), ids.get('没有签发的通报'), finding, randomUUID(), 'x', '..%2f..%2fetc'].map(
        (id) => `/u/${unit}/n/${id}`,
      ),
      ...[`/u/${randomUUID()}/n/${public1}`, `/u/${root}`, `/u/${randomUUID()}`, '/u/x', '/u/x/feed.xml', '/desk/'],
      ...['/api/me', `/u/${unit}/n`, `/u/${randomUUID()}/opinion`, `/u/${randomUUID()}/answer`],
    ]
    const told = await Promise.all(paths.map(get))
    assert.deepEqual(
      told.map(({ statusCode }, at) => [paths[at], statusCode]),
      paths.map((path) => [path, 404]),
    )
    assert.equal(new Set(told.map(({ body }) => body)).size, 1)
  })

  test('an opinion is answered for by a receipt; who holds it reads the answer and nothing of who wrote it', async () => {
    const form = (await get(`/u/${unit}/opinion`)).body
    assert.ok(form.indexOf('12388') < form.indexOf('<form'), 'the discipline body’s own channel comes first')
    const key = /name="key" value="([0-9a-f-]{36})"/.exec(form)?.[1] ?? ''
    const sent = await send(`/u/${unit}/opinion`, { key, words: '希望延长周末开放时间。', contact: '0999-5550001' })
    const receipt = /class="receipt">([^<]+)</.exec(sent.body)?.[1] ?? ''
    assert.match(receipt, /^[2-9A-Z]{4} [2-9A-Z]{4} [2-9A-Z]{4}$/)
    const again = await send(`/u/${unit}/opinion`, { key, words: '希望延长周末开放时间。', contact: '0999-5550001' })
    assert.equal(/class="receipt">([^<]+)</.exec(again.body)?.[1], receipt, 'a form sent twice is one opinion')

    const [opinion, ...others] = await world.list('public-opinion')
    assert.deepEqual(others, [])
    assert.ok(opinion)
    assert.ok(!JSON.stringify(opinion).includes(receipt.replaceAll(' ', '')), 'the receipt itself is not kept')
    const waiting = await send(`/u/${unit}/answer`, { code: receipt })
    assert.match(waiting.body, /还没有答复/)
    const owner = await world.person('叶文青')
    const department = await world.department('民生服务部')
    const does = async (actor: string, verb: string, fields: Readonly<{ [field: string]: unknown }>) => {
      const order = { actor, register: 'public-opinion', record: opinion.id, verb, fields, note: null, recorder: null }
      assert.ok((await world.perform(order)).ok, verb)
    }
    await does('贺晓岚', 'assign', { department, owner })
    await does('叶文青', 'draft', { answer: '4月起周末开放到20时。' })
    await does('贺晓岚', 'answer', { answeredOn: '2026-03-03' })
    const answered = await send(`/u/${unit}/answer`, { code: receipt.toLowerCase() })
    assert.match(answered.body, /4月起周末开放到20时。/)
    assert.doesNotMatch(answered.body, /叶文青|贺晓岚|0999-5550001|民生服务部|延长周末/)
    assert.match((await send(`/u/${unit}/answer`, { code: 'ABCD EFGH JKMN' })).body, /没有查到/)
  })

  test('what is wrong with an opinion is said, what was typed stays, and a machine is thanked and forgotten', async () => {
    const before = (await world.list('public-opinion')).length
    const key = randomUUID()
    const long = await send(`/u/${unit}/opinion`, { key, words: '长'.repeat(2001), contact: '<i>我</i>' }, '10.0.0.2')
    assert.equal(long.statusCode, 422)
    assert.match(long.body, /role="alert"/)
    assert.match(long.body, /value="&lt;i&gt;我&lt;\/i&gt;"/)
    assert.equal((await send(`/u/${unit}/opinion`, { key, words: ' ' }, '10.0.0.2')).statusCode, 422)
    const longest = { key: randomUUID(), words: '长'.repeat(2000), contact: '人'.repeat(200) }
    assert.equal((await send(`/u/${unit}/opinion`, longest, '10.0.0.2')).statusCode, 200)
    const endless = await send(`/u/${unit}/opinion`, { key, words: '长'.repeat(20_000) }, '10.0.0.2')
    assert.equal(endless.statusCode, 413)
    assert.match(endless.body, /太长/)
    const machine = await send(`/u/${unit}/opinion`, { key, words: '广告', site: 'x' }, '10.0.0.2')
    assert.equal(machine.statusCode, 200)
    assert.equal((await world.list('public-opinion')).length, before + 1)
  })

  test('one address sends six opinions in an hour and no more', async () => {
    const statuses = []
    for (let count = 0; count < 7; count += 1) {
      const fields = { key: randomUUID(), words: `第${count}条意见。` }
      statuses.push((await send(`/u/${unit}/opinion`, fields, '10.0.0.3')).statusCode)
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 200, 422])
  })
})
