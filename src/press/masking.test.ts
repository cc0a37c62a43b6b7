import assert from 'node:assert/strict'
import { test } from 'node:test'
import { masked, privateData } from './masking.ts'

const kinds = (text: string) => privateData(text, []).map((d) => `${d.kind} ${text.slice(...d.at)}`)

test('identity numbers with a right check digit, mobiles, telephones, cards by Luhn, plates and mailboxes are found', () => {
  const text =
    '证号11010519491231002X，手机13900001234，电话0780-6128810，卡6222020200112233446，私家车云A7K215，邮箱ab.c@yunxiu.example'
  assert.deepEqual(kinds(text), [
    'id 11010519491231002X',
    'mobile 13900001234',
    'landline 0780-6128810',
    'card 6222020200112233446',
    'plate 云A7K215',
    'email ab.c@yunxiu.example',
  ])
})

test('numbers that only look like it are left alone', () => {
  for (const text of [
    '凭证编号110105194912310021',
    '合同金额13900001234元',
    '公务用车云A7K215停回',
    '卡号6222********4456',
    '云巡发〔2026〕3号',
    '2026年3月5日至2026年12月31日',
    '12345678元',
  ])
    assert.deepEqual(kinds(text), [], text)
})

test('full-width digits hide nothing', () => {
  assert.deepEqual(kinds('手机１３９００００１２３４'), ['mobile １３９００００１２３４'])
})

test('masking keeps every place behind it', () => {
  const text = '由13900001234接听，26次'
  assert.equal(masked(text, []), '由***********接听，26次')
})

test('the contact block is there to be read; a mobile number in it warns', () => {
  const text = '正文13900001234。联系电话：13900005678、0780-6128810'
  const contact = [[text.indexOf('联系'), text.length]] as const
  assert.equal(masked(text, contact), '正文***********。联系电话：13900005678、0780-6128810')
  assert.deepEqual(
    privateData(text, contact).map((d) => [d.kind, d.contact, d.warns]),
    [
      ['mobile', false, false],
      ['mobile', true, true],
      ['landline', true, false],
    ],
  )
})
