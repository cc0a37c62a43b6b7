import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { unitsOf } from './chars.ts'
import { createLexicon } from './lexicon.ts'
import { arabicNumeral, chineseNumeral, withMultipliers } from './numerals.ts'
import { digitSplits, loneQuotes, nestedQuotes } from './repair.ts'
import { sentences } from './sentences.ts'
import { sourceSpan, tidy } from './tidy.ts'

test('Chinese numerals are read by unit and by position', () => {
  const cases: [string, number][] = [
    ['十五', 15],
    ['一百二十三', 123],
    ['二〇二三', 2023],
    ['廿三', 23],
    ['两千', 2000],
    ['三万五千', 35000],
    ['一亿二千万', 120_000_000],
    ['十', 10],
    ['九', 9],
    ['一百零六', 106],
  ]
  for (const [words, value] of cases)
    assert.deepEqual(chineseNumeral(words, 0), { value, end: words.length, chinese: true }, words)
  assert.equal(chineseNumeral('问题', 0), null)
})

test('Arabic numbers keep separators and decimals, and 万 and 亿 multiply them exactly', () => {
  const read = (t: string) => {
    const n = arabicNumeral(t, 0)
    return n ? withMultipliers(t, n).value : null
  }
  assert.equal(read('12 400 元'), 12_400)
  assert.equal(read('1,234,567.89元'), 1_234_567.89)
  assert.equal(read('1173.3万元'), 11_733_000)
  assert.equal(read('1.2亿'), 120_000_000)
  assert.equal(read('3万5千元'), 35_000)
  assert.equal(read('12 40'), 12)
})

test('tidied text has one form of marks, and each unit leads back to the text as given', () => {
  const source = '\ufeff一、情况 \r\n\r\n１.问题(一),见“甲”\u200b。\r\n— 3 —\r\n完'
  const t = tidy(source)
  assert.equal(t.text, '一、情况\n1.问题（一），见“甲”。\n完')
  assert.equal(t.face, '一、情况\n1.问题(一),见“甲”。\n完')
  const at = t.text.indexOf('问题')
  assert.equal(source.slice(...sourceSpan(t, at, at + 2)), '问题')
})

test('any text is tidied to spans inside it, and tidying twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (source) => {
      const t = tidy(source)
      assert.equal(t.text.length, t.face.length)
      assert.equal(t.from.length, t.text.length + 1)
      for (let i = 0; i < t.text.length; i++) {
        const [s, e] = sourceSpan(t, i, i + 1)
        assert.ok(s >= 0 && s < e && e <= source.length)
      }
    }),
    { numRuns: 400 },
  )
})

test('lines wrapped by force are joined, lines that begin a block are not', () => {
  const wide = '整改期间召开会议四次研究方案并把任务逐项分到各个股室由分管领导牵头限期办结销号归'
  const source = Array.from({ length: 14 }, () => wide).join('\n') + '\n档。\n一、下一节'
  const { text } = tidy(source)
  assert.equal(text.split('\n').length, 2)
  assert.ok(text.endsWith('\n一、下一节'))
})

test('every cut of a run of digits is listed, none with a leading zero', () => {
  assert.deepEqual(digitSplits('413', 2), [
    [4, 13],
    [41, 3],
  ])
  assert.deepEqual(digitSplits('405', 2), [[40, 5]])
})

test('lone and nested quotation marks are found', () => {
  assert.deepEqual(loneQuotes('关于新媒体”问题', 0, 8), [5])
  assert.deepEqual(loneQuotes('“甲”“乙”', 0, 6), [])
  assert.deepEqual(nestedQuotes('“奋进“十四五”征程”', 0, 11), [0])
})

test('sentences cover their text without overlap', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('甲', '。', '；', '\n', '”', '！'), maxLength: 60 }), (text) => {
      let last = 0
      for (const [s, e] of sentences(text, 0, text.length)) {
        assert.ok(s >= last && e > s && e <= text.length)
        last = e
      }
    }),
  )
})

test('a lexicon finds the longest word at each place', () => {
  const lexicon = createLexicon([
    ['整改', 1],
    ['整改措施', 2],
    ['措施', 3],
  ] as const)
  const hits: string[] = []
  lexicon.scan('整改措施与整改', 0, 7, (_, word) => void hits.push(word))
  assert.deepEqual(hits, ['整改措施', '措施', '整改'])
})

test('a number alone on its line is a row of a table below its column head, else the number of a page', () => {
  assert.equal(tidy('序号\n问题\n1\n登记不全\n2\n盘点不勤').text, '序号\n问题\n1\n登记不全\n2\n盘点不勤')
  const page = '整改期间召开会议研究方案并逐项落实。'.repeat(30)
  assert.equal(tidy(`${page}\n1\n${page}\n2\n${page}\n3\n${page}`).text, [page, page, page, page].join('\n'))
})

test('references that a web page left are the marks they stand for, and lead back to where they begin', () => {
  const source = '&nbsp;&nbsp;一、&ldquo;甲&rdquo;&#12288;乙&unknown;'
  const t = tidy(source)
  assert.equal(t.text, '一、“甲” 乙&unknown;'.replace(';', '；'))
  assert.equal(sourceSpan(t, 2, 3)[0], source.indexOf('&ldquo;'))
})

test('a span that reaches beyond the text ends with it, and one behind it is empty', () => {
  const source = '\ufeff甲\u200b乙\n\n丙 '
  const t = tidy(source)
  assert.equal(t.text, '甲乙\n丙')
  assert.deepEqual(sourceSpan(t, 1, 30), [3, 7])
  assert.deepEqual(sourceSpan(t, 9, 30), [7, 7])
})

test('a set of units holds its marks and neither what lies behind a text nor units that share its bits', () => {
  const isMark = unitsOf('，。\n')
  assert.deepEqual(
    [...'甲，乙。\n'].map((c) => isMark(c.charCodeAt(0))),
    [false, true, false, true, true],
  )
  assert.equal(isMark(''.charCodeAt(0)), false)
  for (let c = 0; c < 0x10000; c++) assert.equal(isMark(c), c === 0xff0c || c === 0x3002 || c === 10)
})

test('a word that would end behind the place given is not found, a shorter one is', () => {
  const words = createLexicon([
    ['整改', 1],
    ['整改完成', 2],
  ])
  assert.equal(words.at('整改完成', 0)?.tag, 2)
  assert.equal(words.at('整改完成', 0, 3)?.tag, 1)
  assert.equal(words.at('整改完成', 0, 1), null)
  assert.equal(words.has('已整改', 0, 2), false)
  assert.equal(words.has('已整改', 0, 9), true)
})
