import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, suite, test } from 'node:test'
import { takeIn } from '../casework/import/take-in.ts'
import { Cancelled } from '../casework/ports.ts'
import type { ConfirmBody, ConfirmStep, ImportAnswer, ImportProposal, IntakeStep } from '../contract/imports.ts'
import { lookedAt } from '../contract/look-lines.ts'
import type { RecordList } from '../contract/records.ts'
import { checkWorld } from '../main/fsck.ts'
import { openCounty } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../../fixtures/${name}`, import.meta.url))

suite('a paper is put in, looked at beside what it proposes, and taken over', () => {
  let d: CountyDesk
  let office: Browser
  let stranger: Browser
  let round: string
  before(async () => {
    d = await openDeskOf(await openCounty())
    const { first, does } = d.county
    const house = { kind: 'house', unit: first.unit } as const
    const fields = { person: first.leader.person, post: 'rectification-office', from: '2026-01-01' }
    await does({ who: house, register: 'appointment', verb: 'appoint', input: { fields } })
    office = await d.as(first.leader)
    stranger = await d.as(first.owner)
    const opened = await office.ask('/api/registers/inspection-round/verbs/open', {
      method: 'POST',
      body: { fields: { name: '十三届县委第四轮巡察', inspector: '县委第二巡察组' } },
    })
    assert.equal(opened.status, 200, opened.body)
    round = opened.json<{ record: { id: string } }>().record.id
  })
  after(() => d.close())

  const lines = <Step>(body: string): Step[] =>
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Step)
  const putIn = async (browser: Browser, name: string, bytes: Buffer, more: { [header: string]: string } = {}) => {
    const headers = { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream', ...more }
    const answer = await browser.ask('/api/imports', { method: 'POST', body: bytes, headers })
    return answer.status === 200 ? lines<IntakeStep>(answer.body) : answer.codes.map((code) => ({ step: code }))
  }
  const recordOf = (steps: readonly { step: string }[]): string => {
    const last = steps.at(-1)
    return last && 'record' in last ? String(last.record) : assert.fail(JSON.stringify(steps))
  }
  const look = async (record: string): Promise<ImportAnswer> => {
    const answer = await office.ask(`/api/imports/${record}`)
    assert.equal(answer.status, 200, answer.body)
    return lookedAt(answer.body) ?? assert.fail(answer.body)
  }
  const confirm = async (record: string, body: ConfirmBody): Promise<ConfirmStep[]> => {
    const answer = await office.ask(`/api/imports/${record}/confirm`, { method: 'POST', body })
    assert.equal(answer.status, 200, answer.body)
    return lines<ConfirmStep>(answer.body)
  }
  const all = async (register: string): Promise<RecordList['rows']> =>
    (await office.ask(`/api/registers/${register}/records?limit=200&total=1`)).json<RecordList>().rows
  const toWrite = (one: ImportProposal): boolean => one.kind === 'open' || one.kind === 'amend'

  test('a notice becomes findings and measures; nothing is written before a person confirms', async () => {
    const bytes = await fixture('notices/clean-letter-measures-semicolon.txt')
    const steps = await putIn(office, '整改情况通报.txt', bytes)
    assert.deepEqual(
      steps.map(({ step }) => step),
      ['received', 'reading', 'done'],
    )
    const record = recordOf(steps)
    const seen = await look(record)
    assert.equal(seen.paper.kind, 'notice')
    assert.equal(seen.text, bytes.toString('utf8'))
    const offered = seen.proposals.filter(toWrite)
    const findings = offered.filter(({ about }) => about === 'finding')
    assert.ok(findings.length > 2 && offered.length > findings.length)
    assert.deepEqual(await all('inspection-finding'), [])

    // Two are worded anew before they are accepted: the next test puts the same paper in again.
    const reworded = new Map<string | undefined, ConfirmBody['accept'][number]['fields']>([
      [offered.findLast(({ about }) => about === 'measure')?.id, { text: '总编室重新过一遍，逐条签字' }],
      [findings.at(-1)?.id, { title: `${String(findings.at(-1)?.fields['title'])}，两个部门都有` }],
    ])
    const accept = offered.map(({ id }) => ({ proposal: id, fields: reworded.get(id) ?? {} }))
    const told = await confirm(record, { accept, round })
    assert.deepEqual(told.at(-1), { step: 'done', written: offered.length, refused: [], closed: false })
    assert.equal(told.length, offered.length + 1)
    const rows = await all('inspection-finding')
    assert.equal(rows.length, findings.length)
    for (const { fields } of rows) {
      assert.deepEqual([fields['round'], fields['paper']], [round, record])
      assert.match(String(fields['openedOn']), /^\d{4}-\d{2}-\d{2}$/)
      const [start, end] = String(fields['place']).split('-').map(Number)
      const words = String(fields['title'])
      assert.ok(seen.text.slice(start, end).includes(words.slice(0, 8)), words)
    }
    const measures = await all('rectification-measure')
    assert.equal(measures.length, offered.length - findings.length)
    assert.ok(measures.every(({ fields }) => rows.some(({ id }) => id === fields['finding'])))
  })

  test('the same paper again proposes nothing, and a second confirmation writes nothing twice', async () => {
    const bytes = await fixture('notices/clean-letter-measures-semicolon.txt')
    const record = recordOf(await putIn(office, '再次导入.txt', bytes))
    const seen = await look(record)
    assert.deepEqual(
      seen.proposals.filter(({ kind }) => kind !== 'known').map(({ id, kind }) => [id, kind]),
      [],
    )
    const known = seen.proposals.find(({ about }) => about === 'finding')
    const told = await confirm(record, { accept: [{ proposal: known?.id ?? '' }, { proposal: 'open-finding-0-9' }] })
    const last = told.at(-1)
    assert.ok(last?.step === 'done' && last.written === 0)
    assert.deepEqual(last.refused.flatMap(({ refusals }) => refusals.map(({ code }) => code)).toSorted(), [
      'proposal-gone',
      'proposal-tells-only',
    ])
    assert.deepEqual((await confirm(record, { accept: [], close: true })).at(-1), {
      ...{ step: 'done', written: 0, refused: [], closed: true },
    })
    assert.equal((await look(record)).paper.state, 'confirmed')
  })

  test('a corrected version proposes the correction and nothing else', async () => {
    const text = (await fixture('notices/clean-letter-measures-semicolon.txt')).toString('utf8')
    const [measure] = (await all('rectification-measure')).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt))
    const words = String(measure?.fields['text'])
    const corrected = text.replace(words.slice(0, 6), `${words.slice(0, 6)}（更正）`)
    assert.notEqual(corrected, text)
    const record = recordOf(await putIn(office, '更正版.txt', Buffer.from(corrected, 'utf8')))
    const changes = (await look(record)).proposals.filter(({ kind }) => kind !== 'known')
    assert.deepEqual(
      changes.map(({ kind, about, target }) => [kind, about, target]),
      [['amend', 'measure', measure?.id]],
    )
    const told = await confirm(record, { accept: changes.map(({ id }) => ({ proposal: id })), close: true })
    assert.deepEqual(told.at(-1), { step: 'done', written: 1, refused: [], closed: true })
  })

  test('a text with a mark of secrecy leaves nothing behind, unless a person says that the machine is wrong', async () => {
    const text = Buffer.from('机密★1年\n\n云岫县融媒体中心会议材料\n\n一、议题\n（一）审议采编经费。\n', 'utf8')
    const papers = (await all('imported-paper')).length
    const filesBefore = await files()
    const refused = (await putIn(office, '会议材料.txt', text)).at(-1)
    assert.ok(refused && 'refusals' in refused, JSON.stringify(refused))
    assert.deepEqual(
      refused.refusals.map(({ code }) => code),
      ['paper-classified'],
    )
    assert.match(refused.refusals[0]?.words.zh ?? '', /第 1 行.*机密★1年/)
    assert.equal((await all('imported-paper')).length, papers)
    assert.deepEqual(await files(), filesBefore)
    const insisted = await putIn(office, '会议材料.txt', text, { 'x-insist': encodeURIComponent('这是培训用的样例。') })
    const kept = (await all('imported-paper')).find(({ id }) => id === recordOf(insisted))
    assert.equal(kept?.fields['insisted'], '这是培训用的样例。')
  })

  const files = async (): Promise<string[]> => {
    const found: string[] = []
    for await (const sha256 of d.county.house.files.list(d.county.first.unit)) found.push(sha256)
    return found.toSorted()
  }

  test('what cannot be read is kept and on record, with the reason', async () => {
    const steps = await putIn(office, '旧文档.doc', await fixture('files/old-word.doc'))
    const last = steps.at(-1)
    assert.equal(last?.step, 'kept-unread', JSON.stringify(last))
    const [paper] = (await all('imported-paper')).filter(({ state }) => state === 'unread')
    assert.match(String(paper?.fields['why']), /另存为/)
  })

  test('who calls it off while it is read has put nothing in', async () => {
    const { house, first } = d.county
    const before = [await files(), (await all('imported-paper')).length]
    const gone = new AbortController()
    async function* bytes() {
      yield await fixture('notices/clean-no-headings.txt')
    }
    const given = { name: '中途取消.txt', key: 'called-off' }
    const taking = takeIn(
      house,
      first.leader,
      bytes(),
      given,
      ({ step }) => step === 'reading' && gone.abort(),
      gone.signal,
    )
    await assert.rejects(taking, Cancelled)
    assert.deepEqual([await files(), (await all('imported-paper')).length], before)
  })

  test('only the office puts papers in and looks at them', async () => {
    const bytes = Buffer.from('任意文字', 'utf8')
    assert.deepEqual((await putIn(stranger, '来件.txt', bytes)).at(-1)?.step, 'refused')
    const [paper] = await all('imported-paper')
    assert.deepEqual((await stranger.ask(`/api/imports/${paper?.id}`)).codes, ['not-found'])
    const other = await d.as(d.county.second.director)
    assert.deepEqual((await other.ask(`/api/imports/${paper?.id}`)).codes, ['not-found'])
  })

  test('the world is whole', async () => {
    assert.deepEqual((await checkWorld({ ...d.county.house, store: d.county.store })).broken, [])
  })
})
