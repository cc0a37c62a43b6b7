import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { strFromU8, unzipSync } from 'fflate'
import type { FoundForm, FollowedFigure, NoticeDraft, OfferedPapers } from '../contract/papers.ts'
import type { RecordAnswer, RecordList } from '../contract/records.ts'
import { openCounty } from '../main/testing/county.ts'
import { codePng } from '../press/code-picture.ts'
import { paragraph } from '../press/paper.ts'
import { listPdf } from '../press/pdf/list-pdf.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const planLike = {
  ...{ title: ['核对记录'], number: null, addressee: null, attachments: [], signature: null, imprint: null },
  layout: 'form',
} as const

suite('papers of a record', () => {
  let d: CountyDesk
  let office: Browser
  let security: Browser
  let stranger: Browser
  const made: { [name: string]: string } = {}
  const paths: { [name: string]: string } = {}

  before(async () => {
    d = await openDeskOf(await openCounty())
    const { first, does } = d.county
    const house = { kind: 'house', unit: first.unit } as const
    const fields = { person: first.leader.person, post: 'rectification-office', from: '2026-01-01' }
    await does({ who: house, register: 'appointment', verb: 'appoint', input: { fields } })
    const inUse = { register: 'public-notice', setting: 'inUse', value: 1, from: '2026-01-01', ground: '党组会决定' }
    const { record } = await does({ who: first.office, register: 'setting', verb: 'propose', input: { fields: inUse } })
    await does({ who: first.director, register: 'setting', verb: 'approve', record: record.id, input: {} })
    office = await d.as(first.leader)
    security = await d.as(first.security)
    stranger = await d.as(d.county.second.office)
    const round = await begin('inspection-round', 'open', {
      ...{ name: '十三届县委第四轮巡察', inspector: '县委第二巡察组', reviewOffice: true, closer: 'office' },
    })
    const finding = await begin('inspection-finding', 'open', {
      ...{ title: '设备台账与实物不符', round, code: 'WS-01', openedOn: '2026-02-01', dueOn: '2026-06-30' },
    })
    await begin('supervision-letter', 'issue', {
      ...{ title: '关于设备台账的督办通知', kind: 'notice', number: '云督〔2026〕1号', round, finding },
      issuedOn: '2026-03-01',
    })
    await begin('rectification-plan', 'draft', { title: '整改方案', round, planVersion: 1 })
  })
  after(() => d.close())

  const begin = async (register: string, verb: string, fields: object): Promise<string> => {
    const answer = await office.ask(`/api/registers/${register}/verbs/${verb}`, { method: 'POST', body: { fields } })
    assert.equal(answer.status, 200, answer.body)
    const { id } = answer.json<RecordAnswer>().record
    made[register] = id
    paths[register] = `/api/registers/${register}/records/${id}`
    return id
  }
  const offered = async (register: string) => {
    const answer = await office.ask(`${paths[register]}/papers`)
    assert.equal(answer.status, 200, answer.body)
    return answer.json<OfferedPapers>().papers
  }
  const exports = async () =>
    (await security.ask('/api/registers/export/records?sort=-opened&limit=200')).json<RecordList>().rows

  const wishes = {
    number: { typed: '云融〔2026〕17号', printed: '云融〔2026〕17号' },
    addressee: { typed: '县委巡察工作领导小组', printed: '县委巡察工作领导小组' },
    signedOn: { typed: '2026-03-20', printed: '2026年3月20日' },
  }

  test('every paper that is offered is written in every form it is offered in, marked, and on record', async () => {
    const seen = new Set<string>()
    for (const register of Object.keys(paths)) {
      for (const { kind, label, formats, takes } of await offered(register)) {
        const more = new URLSearchParams(takes.map((wish): [string, string] => [wish, wishes[wish].typed]))
        assert.ok(label.zh !== '' && formats.includes('docx'), kind)
        for (const format of formats) {
          if (format === 'zip' || format === 'pdf') continue
          const paper = await office.ask(`${paths[register]}/papers/${kind}?format=${format}&${more}`)
          assert.equal(paper.status, 200, `${register} ${kind} ${format}: ${paper.body.slice(0, 300)}`)
          const newest = (await exports()).find(({ id }) => !seen.has(id)) ?? assert.fail(`${kind} ${format}`)
          seen.add(newest.id)
          assert.equal(newest.state, 'completed', `${kind} ${format}`)
          assert.equal(newest.fields['target'], made[register])
          assert.equal(newest.fields['format'], format === 'html' ? 'print' : format)
          if (format === 'html') {
            assert.ok(paper.body.includes(`导出登记号：${newest.id}`), kind)
            for (const wish of takes) assert.ok(paper.body.includes(wishes[wish].printed), `${kind} ${wish}`)
            assert.match(String(paper.headers['content-security-policy']), /default-src 'none'; style-src 'sha256-/u)
          }
        }
      }
    }
  })

  test('a docx carries its mark in its properties; a form below its table as well', async () => {
    const bytes = async (path: string) => {
      const answer = await office.ask(path)
      const parts = unzipSync(new Uint8Array(answer.bytes))
      return (name: string) => strFromU8(parts[name] ?? assert.fail(name))
    }
    const letter = await bytes(`${paths['supervision-letter']}/papers/letter?format=docx`)
    assert.match(letter('docProps/core.xml'), /导出登记号/u)
    assert.doesNotMatch(letter('word/document.xml'), /导出登记号/u)
    assert.match(letter('word/document.xml'), /整改督办通知/u)
    const ledger = await bytes(`${paths['inspection-round']}/papers/ledger?format=docx`)
    assert.match(ledger('word/document.xml'), /导出登记号/u)
  })

  test('what the state of a record has no form for, is no paper or no format is refused, and nothing is on record', async () => {
    const before = (await exports()).length
    const path = paths['inspection-finding']
    assert.deepEqual(
      (await offered('inspection-finding')).map(({ kind }) => kind),
      ['archive'],
    )
    for (const wrong of ['closing?format=docx', 'plan?format=docx', 'toString?format=docx', 'archive?format=exe'])
      assert.equal((await office.ask(`${path}/papers/${wrong}`)).status, 400, wrong)
    for (const path of Object.values(paths)) {
      assert.equal((await stranger.ask(`${path}/papers`)).status, 404)
      assert.equal((await stranger.ask(`${path}/papers/ledger?format=docx`)).status, 404)
    }
    assert.equal((await exports()).length, before)
  })

  test('what is withheld today is told by number and day alone, in a public text as of any day; the Party reads it', async () => {
    const { first, clock } = d.county
    clock.set('2026-03-09T01:00:00.000Z')
    const path = `${paths['inspection-finding']}/verbs`
    const asked = await office.ask(`${path}/ask-to-withhold`, { method: 'POST', body: {} })
    assert.equal(asked.status, 200, asked.body)
    const director = await d.as(first.director)
    const approval = { withheldNumber: '云巡办〔2026〕5号', withheldOn: '2026-03-08', withheldBy: '县委巡察办' }
    const withheld = await director.ask(`${path}/withhold`, { method: 'POST', body: { fields: approval } })
    assert.equal(withheld.status, 200, withheld.body)
    const round = made['inspection-round']
    for (const kind of ['public', 'party']) {
      const fields = { title: '整改进展情况通报', kind, round, asOf: '2026-03-04' }
      const notice = await begin('public-notice', 'draft', fields)
      const { text, figures } = (await office.ask(`/api/notices/${notice}`)).json<NoticeDraft>()
      const counts = figures.find(({ records }) => records.length > 0)
      const followed = await office.ask(`/api/notices/${notice}/figures/${counts?.id}`)
      const { rows, hidden } = followed.json<FollowedFigure>().figure
      assert.deepEqual([rows.map(({ id }) => id), hidden], [counts?.records, 0])
      assert.equal((await office.ask(`/api/notices/${notice}/figures/nothing`)).status, 404)
      assert.equal(text.includes('设备台账与实物不符'), kind === 'party', `${kind}: ${text}`)
      assert.equal(text.includes('云巡办〔2026〕5号'), kind === 'public', `${kind}: ${text}`)
    }
  })

  test('a form finds its record and step by its code while what was printed stands; anything else tells nothing', async () => {
    const plan = paths['rectification-plan'] ?? ''
    const does = async (browser: Browser, verb: string, fields: object) => {
      const answer = await browser.ask(`${plan}/verbs/${verb}`, { method: 'POST', body: { fields } })
      assert.equal(answer.status, 200, answer.body)
    }
    const put = async (browser: Browser) => {
      const headers = { 'x-file-name': 'fangan.txt', 'content-type': 'application/octet-stream' }
      const sent = await browser.ask('/api/files', { method: 'POST', body: Buffer.from('整改方案'), headers })
      return { sha256: sent.json<{ sha256: string }>().sha256, name: 'fangan.txt' }
    }
    await begin('rectification-measure', 'add', {
      ...{ finding: made['inspection-finding'], text: '逐台核对设备台账' },
      ...{ standard: '账实相符', owner: d.county.first.owner.person, dueOn: '2026-05-30' },
    })
    await does(office, 'submit', { paper: [await put(office)] })
    const printed = await office.ask(`${plan}/papers/plan-approval?format=html`)
    const [code = assert.fail(printed.body)] = /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/u.exec(printed.body) ?? []

    const found = (await office.ask(`/api/forms/${code.toLowerCase().replaceAll('-', '')}`)).json<FoundForm>()
    assert.equal(found.record, made['rectification-plan'])
    assert.deepEqual(found.steps, [{ verb: 'approve', recorded: true }])

    const unknown = await office.ask('/api/forms/2345-6789-ABCD')
    assert.deepEqual([unknown.status, unknown.codes], [404, ['form-unknown']])
    const blind = await d.as(d.county.first.owner)
    for (const [who, typed] of [
      [stranger, code],
      [blind, code],
      [office, 'x'],
      [office, '%00'],
    ] as const) {
      const answer = await who.ask(`/api/forms/${typed}`)
      assert.equal(answer.status, 404, answer.body)
      assert.equal(answer.body, unknown.body)
    }

    const leading = { person: d.county.first.director.person, post: 'leading-group', from: '2026-01-01' }
    const house = { kind: 'house', unit: d.county.first.unit } as const
    await d.county.does({ who: house, register: 'appointment', verb: 'appoint', input: { fields: leading } })
    const director = await d.as(d.county.first.director)
    const returned = await director.ask(`${plan}/verbs/return`, { method: 'POST', body: { note: '标准写具体。' } })
    assert.equal(returned.status, 200, returned.body)
    const stale = await office.ask(`/api/forms/${code}`)
    assert.deepEqual([stale.status, stale.codes], [409, ['form-stale']])
  })

  test('the evidence of a finding is bound in order, contents first, as zip and as one PDF', async () => {
    const finding = made['inspection-finding'] ?? ''
    const archive = `/api/archives/${finding}`
    assert.deepEqual((await office.ask(`${archive}?format=zip`)).codes, ['archive-empty'])
    const attach = async (title: string, datedOn: string, name: string, bytes: Uint8Array) => {
      const headers = { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' }
      const sent = await office.ask('/api/files', { method: 'POST', body: Buffer.from(bytes), headers })
      const files = [{ sha256: sent.json<{ sha256: string }>().sha256, name }]
      await begin('rectification-evidence', 'attach', { finding, title, datedOn, files })
    }
    const lines = Array.from({ length: 60 }, (_, k) => paragraph(`第${k + 1}台设备账实相符。`))
    const two = listPdf({ ...planLike, blocks: lines })
    await attach('核对照片', '2026-03-03', '照片.png', codePng('照片'))
    await attach('核对记录', '2026-03-02', '核对记录.pdf', two)
    await attach('情况说明', '2026-03-04', '说明.txt', Buffer.from('已逐台核对。', 'utf8'))
    await attach('损坏的扫描件', '2026-03-05', '坏.pdf', Buffer.from('%PDF-1.4\n坏', 'utf8'))

    const zip = await office.ask(`${archive}?format=zip`)
    assert.equal(Number(zip.headers['content-length']), zip.bytes.byteLength)
    const parts = unzipSync(zip.bytes)
    const names = [
      '000-卷内目录.docx',
      '001-核对记录.pdf',
      '002-核对照片.png',
      '003-情况说明.txt',
      '004-损坏的扫描件.pdf',
    ]
    assert.deepEqual(Object.keys(parts), names)
    assert.deepEqual(Buffer.from(parts['001-核对记录.pdf'] ?? []), Buffer.from(two))

    const pdf = await office.ask(`${archive}?format=pdf`)
    assert.equal(pdf.status, 200, pdf.body.slice(0, 300))
    const bound = await PDFDocument.load(pdf.bytes)
    assert.equal(bound.getPageCount(), 1 + 2 + 1)
    assert.equal((await stranger.ask(`${archive}?format=zip`)).status, 404)
    const taken = (await exports()).filter(({ fields }) => fields['target'] === finding && fields['rows'] === 4)
    assert.deepEqual(taken.map(({ fields }) => fields['format']).sort(), ['pdf', 'zip'])
  })
})
