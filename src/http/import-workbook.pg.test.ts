import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, suite, test } from 'node:test'
import type { ConfirmBody, ConfirmStep, ImportAnswer, TogetherAnswer } from '../contract/imports.ts'
import type { RecordList } from '../contract/records.ts'
import { openCounty } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const fixture = (name: string): Promise<Buffer> => readFile(new URL(`../../fixtures/ledgers/${name}`, import.meta.url))

/** Each with its disease, and the cells at which something must be said. */
const workbooks: readonly (readonly [name: string, cells: readonly string[]])[] = [
  ['merged-header-over-two-rows.xlsx', []],
  ['full-width-digits-and-units.xlsx', ['A4', 'E4']],
  ['gb18030-from-excel.csv', ['B1']],
  ['measures-under-merged-findings.xlsx', ['F12', 'B13']],
  ['serial-and-text-dates-mixed.xlsx', ['D5', 'D6', 'D7', 'D8', 'D10', 'E11']],
]

suite('an existing ledger enters as it stands', () => {
  let d: CountyDesk
  let office: Browser
  before(async () => {
    d = await openDeskOf(await openCounty())
    const { first, does } = d.county
    const who = { kind: 'house', unit: first.unit } as const
    const fields = { person: first.leader.person, post: 'rectification-office', from: '2026-01-01' }
    await does({ who, register: 'appointment', verb: 'appoint', input: { fields } })
    // The sheet names this person: the column must find her.
    await does({ who, register: 'person', verb: 'enrol', input: { fields: { name: '叶采薇' } } })
    office = await d.as(first.leader)
  })
  after(() => d.close())

  const putIn = async (name: string): Promise<string> => putBytes(name, await fixture(name))
  const putBytes = async (name: string, body: string | Buffer): Promise<string> => {
    const headers = { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' }
    const answer = await office.ask('/api/imports', { method: 'POST', body, headers })
    const last = answer.body.trimEnd().split('\n').at(-1) ?? ''
    const step = JSON.parse(last) as { step: string; record: string }
    assert.equal(step.step, 'done', last)
    return step.record
  }
  const look = async (record: string): Promise<ImportAnswer> => {
    const answer = await office.ask(`/api/imports/${record}`)
    assert.equal(answer.status, 200, answer.body)
    return answer.json<ImportAnswer>()
  }
  const confirm = async (record: string, body: ConfirmBody): Promise<ConfirmStep | undefined> => {
    const answer = await office.ask(`/api/imports/${record}/confirm`, { method: 'POST', body })
    return answer.body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ConfirmStep)
      .at(-1)
  }
  const findings = async (): Promise<RecordList['rows']> =>
    (await office.ask('/api/registers/inspection-finding/records?limit=200')).json<RecordList>().rows

  for (const [name, cells] of workbooks) {
    test(`${name}: every defect with its cell; what is taken over is not proposed again`, async () => {
      const record = await putIn(name)
      const { table, proposals, paper } = await look(record)
      assert.equal(paper.kind, 'table')
      const said = new Set(table?.defects.map(({ cell }) => cell))
      assert.deepEqual(
        cells.filter((cell) => !said.has(cell)),
        [],
      )
      assert.ok(table?.defects.every(({ words }) => words.zh.length > 8))
      const offered = proposals.filter(({ kind }) => kind === 'open')
      assert.ok(offered.length > 0)
      const last = await confirm(record, { accept: offered.map(({ id }) => ({ proposal: id })), close: true })
      assert.ok(last?.step === 'done', JSON.stringify(last))
      // What the house refuses is what the sheet itself has a defect at, or hangs on such a row.
      const broken = new Set(last.refused.flatMap(({ refusals }) => refusals.map(({ code }) => code)))
      const expected = ['claim-taken', 'field-missing', 'proposal-without-finding', 'finding-code']
      assert.deepEqual(
        [...broken].filter((code) => !expected.includes(code)),
        [],
        JSON.stringify(last.refused),
      )
      assert.ok(last.written >= offered.length / 2)
      const again = await look(await putIn(name))
      const anew = again.proposals.filter(({ kind }) => kind === 'open' || kind === 'amend')
      assert.ok(anew.length <= last.refused.length, JSON.stringify(anew))
    })
  }

  test('it stands in its present state with its old days, marked as backfilled, and names became people', async () => {
    const rows = await findings()
    const closed = rows.filter(({ state }) => state === 'closed')
    assert.ok(closed.length > 2)
    assert.ok(closed.every(({ fields }) => fields['backfilled'] === true && String(fields['closedOn']) < '2026-03-02'))
    assert.ok(rows.some(({ state }) => state === 'underway'))
    const people = (await office.ask(`/api/options/person?text=${encodeURIComponent('叶采薇')}`)).json<{
      options: { id: string }[]
    }>()
    const owned = rows.filter(({ fields }) => fields['owner'] === people.options[0]?.id)
    assert.ok(owned.length > 0)
  })

  test('the office ledger goes out on record and in again: nothing to change but the cell that was changed', async () => {
    const out = await office.ask('/api/ledger/office-sheet?format=csv')
    assert.equal(out.status, 200, out.body.slice(0, 500))
    assert.match(out.body, /导出登记号：\S+/u)
    const offers = async (sheet: string) =>
      (await look(await putBytes('整改台账.csv', sheet))).proposals.filter(({ kind }) => kind !== 'known')
    const same = await offers(out.body)
    assert.deepEqual(
      same.filter(({ kind }) => kind !== 'contradicts'),
      [],
    )
    const one = (await findings()).find(({ state, fields }) => state === 'underway' && fields['code'])
    assert.ok(one)
    const lines = out.body.split('\r\n')
    const at = lines.findIndex((line) => line.includes(`,${one.id}@`))
    assert.ok(at > 2, one.id)
    lines[at] = lines[at]?.replace(String(one.fields['code']), 'GH-改') ?? ''
    const [change, ...more] = (await offers(lines.join('\r\n'))).filter(({ kind }) => kind !== 'contradicts')
    assert.deepEqual(more, [])
    assert.deepEqual([change?.target, change?.fields, change?.cells['code']], [one.id, { code: 'GH-改' }, `B${at + 1}`])
  })

  test('the ledger goes out under the headings of another system, and what comes back under them changes nothing', async () => {
    const heads = ['问题内容', '上报码', '牵头领导', '要求办结日', '整改举措', '举措办结日']
    const paper = await putBytes('上级系统表样.csv', `${heads.join(',')}\r\n样表事项,YB-1,,,样表做法,\r\n`)
    const targets = [
      'finding.title',
      'finding.code',
      'finding.leader',
      'finding.dueOn',
      'measure.text',
      'measure.dueOn',
    ]
    const keys = (await look(paper)).table?.columns.map(({ key }) => key) ?? []
    const columns = Object.fromEntries(keys.map((key, at) => [key, targets[at] ?? 'skip']))
    const mapped = await office.ask(`/api/imports/${paper}/mapping`, { method: 'POST', body: { columns } })
    assert.equal(mapped.status, 200, mapped.body)
    const out = await office.ask(`/api/ledger/office-sheet?format=csv&form=${paper}`)
    assert.equal(out.status, 200, out.body.slice(0, 500))
    assert.deepEqual(out.body.split('\r\n')[2]?.split(',').slice(0, heads.length), heads)
    const back = await look(await putBytes('上级系统导出.csv', out.body))
    assert.ok(back.proposals.length > 5)
    assert.deepEqual([...new Set(back.proposals.map(({ kind }) => kind))], ['known'])
    const none = await office.ask(`/api/ledger/office-sheet?form=${d.county.first.unit}`)
    assert.equal(none.status, 404)
  })

  test('two sheets put together are one list: what both changed is told with file and cell, and a person chooses', async () => {
    const out = (await office.ask('/api/ledger/office-sheet?format=csv')).body.split('\r\n')
    const one = (await findings()).find(({ state, fields }) => state === 'underway' && fields['code'])
    assert.ok(one)
    const with_ = (code: string) =>
      out.map((line) => (line.includes(`,${one.id}@`) ? line.replace(String(one.fields['code']), code) : line))
    const papers = [
      await putBytes('财务室.csv', with_('GH-甲').join('\r\n')),
      await putBytes('办公室.csv', with_('GH-乙').join('\r\n')),
    ]
    const put = { method: 'POST', body: { papers }, key: 'together-1' } as const
    const { record } = (await office.ask('/api/imports/together', put)).json<TogetherAnswer>()
    assert.equal((await office.ask('/api/imports/together', put)).json<TogetherAnswer>().record, record)
    const { together, proposals, paper } = await look(record)
    const [conflict, ...more] = together?.conflicts ?? []
    assert.deepEqual([paper.state, together?.files, more], ['kept', ['财务室.csv', '办公室.csv'], []])
    assert.deepEqual(
      conflict?.values.map(({ file, value }) => [file, value]),
      [
        ['财务室.csv', 'GH-甲'],
        ['办公室.csv', 'GH-乙'],
      ],
    )
    const offered = proposals.filter(({ kind }) => kind === 'amend')
    assert.deepEqual([offered.length, offered[0]?.id, conflict?.chosen], [1, conflict?.proposal, 'GH-甲'])
    const accept = [{ proposal: conflict?.proposal ?? '', fields: { code: 'GH-乙' } }]
    const last = await confirm(record, { accept, close: true })
    assert.deepEqual(last?.step === 'done' && [last.written, last.closed], [1, true])
    const after = (await findings()).find(({ id }) => id === one.id)
    assert.equal(after?.fields['code'], 'GH-乙')
    for (const part of papers) assert.equal((await look(part)).paper.state, 'set-aside')
    const alone = await office.ask('/api/imports/together', { method: 'POST', body: { papers: [record] } })
    assert.deepEqual(
      [alone.status, alone.json<{ refusals: { code: string }[] }>().refusals[0]?.code],
      [400, 'papers-too-few'],
    )
  })

  test('columns are mapped once and remembered for the next sheet', async () => {
    const record = await putIn('measures-under-merged-findings.xlsx')
    const { table } = await look(record)
    const columns = Object.fromEntries((table?.columns ?? []).map(({ key, target }) => [key, target ?? 'skip']))
    const remark = table?.columns.find(({ heading }) => heading === '备注栏')
    assert.equal(remark?.target, null)
    const mapped = await office.ask(`/api/imports/${record}/mapping`, {
      method: 'POST',
      body: { columns: { ...columns, [remark?.key ?? '']: 'finding.progress' } },
    })
    assert.equal(mapped.status, 200, mapped.body)
    const targetIn = ({ table: one }: ImportAnswer) => one?.columns.find(({ key }) => key === remark?.key)?.target
    assert.equal(targetIn(mapped.json<ImportAnswer>()), 'finding.progress')
    assert.equal(targetIn(await look(await putIn('measures-under-merged-findings.xlsx'))), 'finding.progress')
  })
})
