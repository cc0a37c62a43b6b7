import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readNotice } from '../../notice/reading.ts'
import type { PressFinding } from '../ledger.ts'
import { toyDay, toyFinding, toyLedger, toyMeasure } from '../testing.ts'
import { composeNotice } from './compose.ts'
import { marked } from './markers.ts'
import { readBack } from './read-back.ts'
import { sentenceOf, titleWords } from './wording.ts'

test('words that lead parts of a notice in are said in other form, all others are left as they are', () => {
  assert.equal(sentenceOf('补登台账；责任人：方知远，整改时限：6月底'), '补登台账；责任人为方知远，整改时限为6月底。')
  assert.equal(sentenceOf('整改结果：已完成'), '整改结果，已完成。')
  assert.equal(sentenceOf('约定三点：到场、巡查、结账'), '约定三点：到场、巡查、结账。')
  assert.equal(sentenceOf(' 接入大屏，\n在线210个；'), '接入大屏，在线210个。')
  assert.equal(titleWords('台账不全。账实不符。'), '台账不全；账实不符')
})

test('a long paragraph has no numbers that head sections', () => {
  const long = '逐月公布用车里程和出车事由，由使用人、审批人签字；'.repeat(20)
  assert.match(sentenceOf(`${long}二、每季度汇总。（三）公布。`), /；其二，每季度汇总。其三，公布。$/u)
})

test('measures are numbered by marks that their own words do not use', () => {
  assert.deepEqual(
    marked(['补登', '公布']).map((m) => m.marker),
    ['（1）', '（2）'],
  )
  assert.deepEqual(
    marked(['（1）补登。（2）公布。', '公布']).map((m) => m.marker),
    ['①', '②'],
  )
  assert.deepEqual(marked(['（1）补登。', '①公布']), [
    { marker: '（1）', text: '①补登。' },
    { marker: '（2）', text: '①公布' },
  ])
})

const readsBack = (of: Partial<PressFinding>) => {
  const ledger = toyLedger([
    toyFinding({ path: ['组织建设方面'], ...of }),
    toyFinding({ id: 'f2', path: ['组织建设方面'] }),
  ])
  const { text } = composeNotice(ledger, { readers: 'party', signedOn: toyDay('2026-06-25') })
  assert.deepEqual(readBack(readNotice(text), ledger, 'party'), [], text)
}

for (const title of [
  '集体决策有差距：记录不完整',
  '2025年合同没有编号',
  '整改措施：台账不全',
  '值班缺失（已完成）',
  '台账不全。账实不符',
])
  test(`a finding called ${title} is read back, with measures and without`, () => {
    readsBack({ title })
    readsBack({ title, measures: [toyMeasure()] })
  })

for (const text of ['1.建卡\n2.核账', '整改结果：已完成', '一、补登。二、公布', '已完成', '下一步：核对', '甲\t乙\t丙'])
  test(`a measure that says ${JSON.stringify(text)} is read back as one measure`, () => {
    readsBack({ measures: [toyMeasure({ id: 'a', text }), toyMeasure({ id: 'b' })] })
    readsBack({ progress: text })
  })
