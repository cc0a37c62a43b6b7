import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cleanLedger, toyDay, toyFinding, toyLedger, toyMeasure } from '../testing.ts'
import { composeNotice } from './compose.ts'

const party = { readers: 'party', signedOn: toyDay('2026-06-25') } as const
const open = { ...party, readers: 'public' } as const

test('a section edited by a person keeps its figures, filled in as of the day of the ledger', () => {
  const edits = { totals: '已经销号{{figure:closed}}个，占{{ figure:closing-rate }}。' }
  const notice = composeNotice(cleanLedger(), { ...party, edits })
  assert.match(notice.text, /已经销号2个，占66\.7%。/u)
  assert.deepEqual(notice.defects, [])
  const closed = notice.places.find((p) => p.figure === 'closed')
  assert.equal(closed && notice.text.slice(...closed.at), '2')
})

test('all placeholders and sections that there are not are told at once, each by its name', () => {
  const edits = { next: '共{{figure:nothing}}个，{{figures}}', preface: '甲' }
  const { defects, text } = composeNotice(cleanLedger(), { ...party, edits })
  assert.deepEqual(
    defects.map((d) => [d.code, d.at]),
    [
      ['unknown-figure', 'next'],
      ['unknown-figure', 'next'],
      ['unknown-section', 'preface'],
    ],
  )
  assert.match(defects[0]?.says.zh ?? '', /figure:nothing/u)
  assert.match(text, /共\{\{figure:nothing\}\}个/u)
})

test('a rate without a base cannot be printed', () => {
  const { defects } = composeNotice(toyLedger([]), { ...party, edits: { totals: '{{figure:closing-rate}}' } })
  assert.deepEqual(
    defects.map((d) => d.code),
    ['figure-without-base'],
  )
})

test('every figure printed comes with its definition and the records it counts', () => {
  const { figures } = composeNotice(cleanLedger(), party)
  const money = figures.find((f) => f.id === 'money-recovered')
  assert.deepEqual(money?.records, ['d1'])
  assert.ok(figures.every((f) => f.definition.zh !== ''))
})

test('each measure can be followed to its record', () => {
  const { places, text } = composeNotice(cleanLedger(), party)
  const place = places.find((p) => p.record === 'm3')
  assert.ok(place && text.slice(...place.at).startsWith('3辆采访用车'))
})

const withheld = { number: '云巡办〔2026〕5号', on: toyDay('2026-05-06') }
const secret = toyFinding({
  id: 's',
  path: ['选人用人方面'],
  title: '某项不宜公开的事',
  withheld,
  department: '保卫科',
  dueOn: toyDay('2026-08-31'),
  measures: [toyMeasure({ id: 'sm', text: '不宜公开的措施' })],
})

test('a withheld finding is told to the public by number and day, without a word or a place that hints at it', () => {
  const ledger = { ...cleanLedger(), findings: [secret, ...cleanLedger().findings] }
  const { text } = composeNotice(ledger, open)
  assert.match(text, /4\.关于经批准不公开的问题（2026年5月6日云巡办〔2026〕5号批准）/u)
  for (const word of ['不宜', '选人用人', '保卫科', '8月31日']) assert.ok(!text.includes(word), word)
  assert.match(text, /反馈的4个问题/u)
  assert.match(composeNotice(ledger, party).text, /某项不宜公开的事/u)
})

test('the public text names no person but the contact', () => {
  const ledger = {
    ...toyLedger([
      toyFinding({ path: ['组织建设方面'], measures: [toyMeasure({ text: '纪若川、方知远核对台账26页。' })] }),
    ]),
    contacts: { ...cleanLedger().contacts, person: '纪若川' },
  }
  const { text, contact } = composeNotice(ledger, open)
  assert.match(text, /纪某某、方某某核对台账26页。/u)
  assert.ok(!text.includes('方知远'))
  assert.match(text.slice(...contact), /联系人：纪若川/u)
  assert.equal(text.indexOf('纪若川'), text.indexOf('联系人：') + 4)
})

test('what was typed into a section is masked for the public too', () => {
  const edits = { next: '由纪若川（13900001234）负责。' }
  const { text } = composeNotice(toyLedger([toyFinding()]), { ...open, edits })
  assert.match(text, /由纪某某（\*{11}）负责。/u)
})
