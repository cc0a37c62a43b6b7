import assert from 'node:assert/strict'
import { after, before, suite, test } from 'node:test'
import { readStream } from '../casework/ask/read-stream.ts'
import type { PersonWho } from '../casework/who.ts'
import type { Options } from '../contract/questions.ts'
import type { RecordList } from '../contract/records.ts'
import type { Counts, PowersOfMany, PrintedList, Stream } from '../contract/together.ts'
import { openCounty } from '../main/testing/county.ts'
import { type Browser, type CountyDesk, openDeskOf } from '../main/testing/desk-of-county.ts'

const list = '/api/registers/inspection-finding'
const under =
  'under=rectification-measure.finding&columns=code,title,state&underColumns=marker,text,owner,state&sort=code'

suite('questions about several records at once', () => {
  let d: CountyDesk
  let office: Browser
  let owner: PersonWho
  const findings: string[] = []
  before(async () => {
    d = await openDeskOf(await openCounty())
    const { does, first } = d.county
    const house = { kind: 'house', unit: first.unit } as const
    const enrolled = await does({
      who: house,
      register: 'person',
      verb: 'enrol',
      input: { fields: { name: '整改办甲' } },
    })
    const who: PersonWho = { kind: 'person', person: enrolled.record.id, home: first.unit, unit: first.unit }
    const post = { person: who.person, post: 'rectification-office', from: '2026-01-01' }
    await does({ who: house, register: 'appointment', verb: 'appoint', input: { fields: post } })
    const other = await does({ who: house, register: 'person', verb: 'enrol', input: { fields: { name: '责任人乙' } } })
    owner = { ...who, person: other.record.id }
    for (const [code, measures] of [
      ['F1', 3],
      ['F2', 1],
      ['F3', 0],
    ] as const) {
      const fields = { code, title: `=第 ${code} 项`, owner: code === 'F1' ? owner.person : who.person }
      const { record } = await does({ who, register: 'inspection-finding', verb: 'open', input: { fields } })
      findings.push(record.id)
      for (let n = 1; n <= measures; n++) {
        const measure = { finding: record.id, marker: String(n), text: `${code} 的措施 ${n}`, owner: owner.person }
        await does({ who, register: 'rectification-measure', verb: 'add', input: { fields: measure } })
      }
    }
    office = await d.as(who)
  })
  after(() => d.close())

  test('counts by state and by field, as the list itself counts', async () => {
    const states = (await office.ask(`${list}/counts?by=state`)).json<Counts>()
    assert.deepEqual(states.counts, { open: 3 })
    const measures = await office.ask(
      `/api/registers/rectification-measure/counts?by=f.finding&f.finding=${findings.join(',')}`,
    )
    assert.deepEqual(measures.json<Counts>().counts, { [String(findings[0])]: 3, [String(findings[1])]: 1 })
    assert.equal((await office.ask(`${list}/counts?by=title`)).status, 400)
    assert.equal((await office.ask(`${list}/counts?by=f.progress`)).status, 400)
    assert.equal((await office.ask(`${list}/counts?by=f.nothing`)).status, 400)
  })

  test('powers of many are those of each', async () => {
    const { powers } = (await office.ask(`${list}/powers?of=${findings.join(',')}`)).json<PowersOfMany>()
    assert.deepEqual(Object.keys(powers).sort(), [...findings].sort())
    for (const id of findings) {
      const one = (await office.ask(`${list}/records/${id}`)).json<{ powers: PowersOfMany['powers'][string] }>()
      assert.deepEqual(powers[id], one.powers)
    }
    const theirs = await d.as(owner)
    const told = (await theirs.ask(`${list}/powers?of=${findings.join(',')}`)).json<PowersOfMany>()
    assert.deepEqual(Object.keys(told.powers), [findings[0]])
  })

  test('the stream holds what happened to a record and to those that point to it', async () => {
    const { entries, next } = (await office.ask(`${list}/records/${findings[0]}/stream`)).json<Stream>()
    assert.deepEqual(
      entries.map(({ register, verb, changed }) => [register, verb, changed['marker'] ?? null].join(' ')).sort(),
      ['inspection-finding open ', ...['1', '2', '3'].map((marker) => `rectification-measure add ${marker}`)],
    )
    assert.equal(next, null)

    const paged: string[] = []
    const { house } = d.county
    for (let page = {}; paged.length < 9; ) {
      const told = await readStream(house, owner, 'inspection-finding', String(findings[0]), { ...page, limit: 3 })
      assert.ok(told.ok)
      paged.push(...told.entries.map(({ id }) => id))
      if (told.next === null) break
      page = { cursor: told.next }
    }
    assert.deepEqual(
      paged,
      entries.map(({ id }) => id),
    )
    assert.deepEqual(paged, paged.toSorted().toReversed())
  })

  test('people who may read it are those whom a remark can name', async () => {
    const readers = async (id: string | undefined) =>
      (await office.ask(`${list}/records/${id}/readers?text=`)).json<Options>().options.map(({ title }) => title)
    assert.ok((await readers(findings[0])).includes('责任人乙'))
    assert.ok(!(await readers(findings[2])).includes('责任人乙'))
  })

  test('the ledger on paper and as a sheet: every finding with its measures, on record with both counted, formulas made harmless', async () => {
    const paper = (await office.ask(`${list}/export-under?format=print&${under}`)).json<PrintedList>()
    assert.deepEqual(
      paper.groups.map(({ cells, under: lying }) => [cells[0], lying.length]),
      [
        ['F1', 3],
        ['F2', 1],
        ['F3', 0],
      ],
    )
    assert.equal(paper.groups[0]?.cells[1], "'=第 F1 项")
    const sheet = await office.ask(`${list}/export-under?format=xlsx&${under}`)
    assert.equal(sheet.status, 200, sheet.body)
    for (const format of ['print', 'xlsx']) {
      const taken = (await office.ask(`/api/registers/export/records?f.format=${format}`)).json<RecordList>()
      assert.deepEqual(
        taken.rows.map(({ fields }) => [fields['what'], fields['rows']]),
        [['反馈问题', 7]],
      )
    }
    const theirs = await d.as(owner)
    const own = (await theirs.ask(`${list}/export-under?format=print&${under}`)).json<PrintedList>()
    assert.deepEqual(
      own.groups.map(({ cells }) => cells[0]),
      ['F1'],
    )
    const asked = async (query: string) => (await office.ask(`${list}/export-under?${query}`)).status
    assert.equal(await asked('format=print&under=rectification-measure.text'), 400)
    assert.equal(await asked('format=print&under=nothing.finding'), 404)
    assert.equal(await asked(`format=pdf&${under}`), 400)
  })
})
