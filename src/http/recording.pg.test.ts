import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import type { PersonWho } from '../casework/who.ts'
import type { JournalAnswer } from '../contract/questions.ts'
import type { RecordAnswer, RecordList, SignedPaper, StoredFile, Timeline, VerbAnswer } from '../contract/records.ts'
import type { Me } from '../contract/session.ts'
import { checkWorld } from '../main/fsck.ts'
import { openCounty, toyRegister } from '../main/testing/county.ts'
import { type Answer, type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const records = `/api/registers/${toyRegister}/records`

suite('what others signed on paper is typed in by a recorder', () => {
  let d: CountyDesk
  let recorder: Browser
  let typist: PersonWho
  let measure: string
  let scan: NonNullable<SignedPaper['scan']>
  before(async () => {
    d = await openDeskOf(await openCounty())
    const { first, does, opens } = d.county
    typist = first.reviewers[1]
    const fields = { person: typist.person, post: 'recorder', from: '2026-01-01' }
    const who = { kind: 'house', unit: first.unit } as const
    await does({ who, register: 'appointment', verb: 'appoint', input: { fields } })
    recorder = await d.as(typist)
    const reviewers = first.reviewers.map(({ person }) => person)
    measure = (await opens(first.office, { owner: first.owner.person, reviewers, due: '2026-04-01' })).record.id
    scan = await putIn(recorder)
  })
  after(() => d.close())

  const putIn = async (browser: Browser) => {
    const headers = { 'x-file-name': encodeURIComponent('签署件.txt'), 'content-type': 'application/octet-stream' }
    const put = await browser.ask('/api/files', { method: 'POST', body: Buffer.from('已签', 'utf8'), headers })
    const { sha256, name } = put.json<StoredFile>()
    return [{ sha256, name }]
  }
  const start = (browser: Browser, signed: SignedPaper): Promise<Answer> =>
    browser.ask(`${records}/${measure}/verbs/start`, { method: 'POST', body: { signed } })
  const papers = async () => (await recorder.ask('/api/registers/recording/records')).json<RecordList>().rows

  test('refused: no power to record, no scan, a signer without the power, a day that cannot be', async () => {
    const { owner, leader, office } = d.county.first
    const signed = { signer: owner.person, on: '2026-03-02', scan }
    const other = await d.as(office)
    assert.deepEqual((await start(other, { ...signed, scan: await putIn(other) })).codes, ['not-yours'])
    assert.deepEqual((await start(recorder, { signer: owner.person, on: '2026-03-02' })).codes, ['field-missing'])
    assert.deepEqual((await start(recorder, { ...signed, scan: [] })).codes, ['field-missing'])
    assert.deepEqual((await start(recorder, { ...signed, signer: leader.person })).codes, ['not-yours'])
    assert.deepEqual((await start(recorder, { ...signed, on: '2026-03-03' })).codes, ['signed-by-today'])
    assert.deepEqual((await start(recorder, { ...signed, on: '2026-03-01' })).codes, ['signed-since-begun'])
    assert.deepEqual((await start(recorder, { ...signed, on: 'gestern' })).codes, ['field-invalid'])
    assert.deepEqual((await start(recorder, { ...signed, signer: typist.person })).codes, ['signer-is-another'])
    const elsewhere = { ...signed, signer: d.county.second.owner.person }
    assert.deepEqual((await start(recorder, elsewhere)).codes, ['not-found'])
    const unknown = [{ sha256: 'a'.repeat(64), name: '没有.pdf' }]
    assert.deepEqual((await start(recorder, { ...signed, scan: unknown })).codes, ['file-not-found'])
    assert.deepEqual(await papers(), [])
    assert.equal((await recorder.ask(`${records}/${measure}`)).json<RecordAnswer>().record.state, 'open')
  })

  test('done in the signer’s name: journal and timeline show both, and the paper is on file with its scan', async () => {
    const { owner, auditor } = d.county.first
    const done = await start(recorder, { signer: owner.person, on: '2026-03-02', scan })
    assert.equal(done.status, 200, done.body)
    const { record, entry } = done.json<VerbAnswer>()
    assert.equal(record.state, 'underway')
    const timeline = (await recorder.ask(`${records}/${measure}/timeline`)).json<Timeline>()
    const by = { kind: 'person', person: owner.person, recorder: typist.person }
    assert.deepEqual(timeline.entries.find(({ id }) => id === entry)?.by, by)
    const journal = (await (await d.as(auditor)).ask(`/api/journal?record=${measure}`)).json<JournalAnswer>()
    assert.deepEqual(journal.rows.find(({ id }) => id === entry)?.by, by)
    const [paper] = await papers()
    assert.deepEqual(paper?.fields, {
      ...{ about: '玩具措施：启动', signer: owner.person, signedOn: '2026-03-02', scan, began: '2026-03-02' },
      ...{ register: toyRegister, verb: 'start', target: measure, entry },
    })
    const file = await recorder.ask(`/api/registers/recording/records/${paper?.id}/files/${scan[0]?.sha256}`)
    assert.deepEqual([file.status, file.body], [200, '已签'])
    assert.deepEqual((await checkWorld({ ...d.county.house, store: d.county.store })).broken, [])
  })

  test('the same order under the same key is carried out once', async () => {
    const { owner } = d.county.first
    const signed = { signer: owner.person, on: '2026-03-02', scan }
    const body = { fields: { evidence: scan, result: '完成 1 项' }, signed }
    const ask = { method: 'POST', body, key: 'paper-0001' } as const
    const [one, two] = [
      await recorder.ask(`${records}/${measure}/verbs/declare`, ask),
      await recorder.ask(`${records}/${measure}/verbs/declare`, ask),
    ]
    assert.equal(one.status, 200, one.body)
    assert.deepEqual(
      [two.json<VerbAnswer>().entry, two.json<VerbAnswer>().replayed],
      [one.json<VerbAnswer>().entry, true],
    )
    assert.equal((await papers()).length, 2)
  })

  test('duties are separated by the signer, and a record may begin from a paper', async () => {
    const { office, owner, reviewers } = d.county.first
    const fields = {
      title: '纸上提出',
      owner: owner.person,
      reviewers: reviewers.map(({ person }) => person),
      due: '2026-04-01',
    }
    const signed = { signer: reviewers[0].person, on: '2026-02-20', scan }
    const begun = await recorder.ask(`/api/registers/${toyRegister}/verbs/open`, {
      method: 'POST',
      body: { fields, signed },
    })
    assert.equal(begun.status, 200, begun.body)
    const { id } = begun.json<VerbAnswer>().record
    const step = (verb: string, signer: PersonWho, more: object = {}) =>
      recorder.ask(`${records}/${id}/verbs/${verb}`, {
        method: 'POST',
        body: { fields: more, signed: { signer: signer.person, on: '2026-03-02', scan } },
      })
    assert.equal((await step('start', owner)).status, 200)
    assert.equal((await step('declare', owner, { evidence: scan, result: '完成 1 项' })).status, 200)
    assert.deepEqual((await step('review', reviewers[0])).codes, ['same-person'])
    assert.deepEqual((await step('review', office)).codes, ['not-yours'])
  })

  test('an administrator’s power is not carried by a paper', async () => {
    const { security, owner } = d.county.first
    const fields = { person: owner.person, post: 'office', from: '2026-03-02' }
    const signed = { signer: security.person, on: '2026-03-02', scan }
    const ask = { method: 'POST', body: { fields, signed } } as const
    assert.deepEqual((await recorder.ask('/api/registers/appointment/verbs/appoint', ask)).codes, ['not-yours'])
  })

  test('the recorder sees nothing with the signer’s eyes', async () => {
    const { security, director } = d.county.first
    const fields = { register: toyRegister, target: measure, ground: 'mistaken' }
    const { record } = await d.county.does({ who: security, register: 'erasure', verb: 'request', input: { fields } })
    const path = `/api/registers/erasure/records/${record.id}/verbs/approve`
    const signed = { signer: director.person, on: '2026-03-02', scan }
    assert.deepEqual((await recorder.ask(path, { method: 'POST', body: { signed } })).codes, ['not-found'])
  })

  test('it is offered to recorders only', async () => {
    assert.equal((await recorder.ask('/api/me')).json<Me>().mayRecord, true)
    assert.equal((await (await d.as(d.county.first.office)).ask('/api/me')).json<Me>().mayRecord, false)
  })
})
