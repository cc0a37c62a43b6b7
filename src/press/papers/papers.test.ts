import assert from 'node:assert/strict'
import { test } from 'node:test'
import decodeQR from 'qr/decode.js'
import { dotsOf } from '../code-picture.ts'
import { docxOf } from '../docx/docx.ts'
import { pasteHtml, printHtml } from '../html/html.ts'
import type { Block, Paper } from '../paper.ts'
import { cleanLedger, toyDay, toyFinding, toyLedger } from '../testing.ts'
import { textOf } from '../text-of.ts'
import { archivePaper } from './archive.ts'
import { closingForm, planApprovalForm, reviewForm } from './forms.ts'
import { hearingPaper } from './hearing.ts'
import { ledgerPaper } from './ledger-table.ts'
import { letterNames, letterPaper, type LetterWishes } from './letters.ts'
import { planPaper } from './plan.ts'
import { principalPaper } from './principal.ts'
import { progressPaper } from './progress.ts'
import { statisticsPaper } from './statistics.ts'

const ledger = cleanLedger()
const [first = toyFinding()] = ledger.findings
const day = toyDay('2026-06-25')
const report = { number: '云融党〔2026〕7号', addressee: '县委巡察办', signedOn: day, difficulties: null, next: null }
const letter: LetterWishes = {
  kind: 'warning',
  ...{ number: '云巡督〔2026〕12号', issuer: '县委巡察办', addressee: '中共云岫县融媒体中心党组' },
  ...{ sentOn: day, until: toyDay('2026-07-31'), demands: null },
}
const code = { code: 'ZG-7K3F-Q2' }
const bound = { number: null, on: day, shared: null, remark: null }

const papers: Readonly<{ [name: string]: Paper }> = {
  plan: planPaper(ledger, { number: null, signedOn: day, aims: null }),
  ledger: ledgerPaper(ledger),
  progress: progressPaper(ledger, report),
  principal: principalPaper(ledger, { ...report, principal: '方知远', post: '主任' }),
  statistics: statisticsPaper(ledger),
  letter: letterPaper(ledger.findings, letter),
  planApproval: planApprovalForm(ledger, ['县委巡察办意见'], code),
  closing: closingForm(first, ledger, '县委巡察办', code),
  review: reviewForm(first, ledger, '县纪委监委', code),
  hearing: hearingPaper(ledger),
  archive: archivePaper(first, ledger, [
    { ...bound, title: '会议纪要', pages: 4 },
    { ...bound, title: '会议记录', pages: 9, shared: '第2卷第3页' },
    { ...bound, title: '凭证', pages: 1 },
  ]),
}
const wordsIn = (name: string): string => textOf(papers[name] ?? assert.fail(name)).text
const blocksOf = (paper: Paper): Block[] => [...paper.blocks, ...paper.attachments.flatMap((a) => a.blocks)]

for (const [name, paper] of Object.entries(papers)) {
  test(`${name}: whole in every form, every row of its tables filled, nothing left to fill in`, () => {
    for (const block of blocksOf(paper)) if (block.kind === 'table') assertFilled(block)
    assert.doesNotMatch(textOf(paper).text, /\{|undefined|null|NaN/u)
    assert.ok(docxOf(paper).length > 1000)
    assert.match(printHtml(paper), /@page/u)
    const tags = [...pasteHtml(paper).matchAll(/<([a-z0-9]+)([^>]*)>/gu)]
    for (const [, tag = '', rest = ''] of tags) {
      assert.match(tag, /^(?:p|h[2-4]|table|thead|tbody|tr|th|td)$/u)
      assert.match(rest, /^(?: (?:col|row)span="\d+")*$/u)
    }
  })
}

/** Cells and those that reach down from above cover each row once. */
function assertFilled(table: Extract<Block, { kind: 'table' }>): void {
  const covered: number[] = table.rows.map(() => 0)
  for (const [at, row] of table.rows.entries()) {
    for (const cell of row)
      for (let r = at; r < at + (cell.rows ?? 1); r++) covered[r] = (covered[r] ?? 0) + (cell.columns ?? 1)
  }
  assert.deepEqual(
    covered,
    table.rows.map(() => table.widths.length),
  )
}

test('the plan has the five lists, each with every finding', () => {
  const lists = papers['plan']?.attachments ?? []
  assert.deepEqual(
    lists.map((a) => a.name),
    ['问题清单', '任务清单', '责任清单', '时限清单', '成效清单'],
  )
  for (const { blocks } of lists) {
    const text = textOf({ ...ledgerPaper(ledger), blocks }).text
    for (const f of ledger.findings) assert.ok(text.includes(f.title))
  }
})

test('reports show both rates with their base, and money by its three kinds', () => {
  assert.match(wordsIn('progress'), /按3个问题计算，销号率66\.7%，连同基本完成的为66\.7%/u)
  assert.match(wordsIn('progress'), /追缴资金18640元，退还个人0元，上缴财政0元/u)
})

test('the report of the principal tells the meetings on record and the findings he or she leads', () => {
  assert.match(wordsIn('principal'), /2026年3月2日，召开整改推进会：听取进展。/u)
  const other = principalPaper(ledger, { ...report, principal: '沈砚舟', post: '主任' })
  assert.match(textOf(other).text, /没有由本人牵头的问题/u)
})

test('a table of figures prints no rate where there is no base', () => {
  const text = textOf(statisticsPaper(toyLedger([]))).text
  assert.match(text, /销号率\n—/u)
})

test('every letter of the ladder has its number on the receipt that comes back', () => {
  for (const kind of ['supervision', 'guidance', 'reminder', 'warning', 'accountability'] as const) {
    const written = letterPaper(ledger.findings, { ...letter, kind })
    const slip = textOf({ ...written, title: [], number: null, blocks: written.attachments[0]?.blocks ?? [] }).text
    assert.ok(slip.includes(letter.number) && slip.includes(letterNames[kind].zh), kind)
  }
})

test('a form carries its code in a way that a scan gives back', () => {
  for (const name of ['planApproval', 'closing', 'review']) {
    const shown = papers[name]?.blocks.find((b) => b.kind === 'code')
    assert.ok(shown?.kind === 'code' && shown.says.includes(code.code))
    assert.equal(decodeQR(pictureOf(dotsOf(shown.carries))), code.code)
  }
})

function pictureOf(dots: readonly (readonly boolean[])[]) {
  const scale = 4
  const side = dots.length * scale
  const data = new Uint8Array(side * side * 4).fill(255)
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++)
      if (dots[Math.floor(y / scale)]?.[Math.floor(x / scale)]) data.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3)
  return { width: side, height: side, data }
}

test('the closing form has the pledge that it is true, and room for who checks and who concludes', () => {
  for (const words of ['真实性承诺', '主要负责人签名', '单位初核意见', '县委巡察办认定意见'])
    assert.ok(wordsIn('closing').includes(words), words)
  assert.match(wordsIn('review'), /□ 同意销号.*□ 退回补充整改/u)
})

test('the page for the hearing puts what is overdue first and says what it has no room for', () => {
  const open = Array.from({ length: 15 }, (_, k) =>
    toyFinding({
      id: `f${k}`,
      code: `W-${k}`,
      title: `第${k}项不严`,
      dueOn: toyDay(k === 9 ? '2026-05-01' : '2026-12-01'),
    }),
  )
  const text = textOf(hearingPaper(toyLedger(open))).text
  assert.match(text, /逾期1个/u)
  assert.ok(text.indexOf('第9项不严') < text.indexOf('第0项不严'))
  assert.match(text, /另有3个未销号问题/u)
})

test('the contents page counts its pages; what is bound elsewhere has none here', () => {
  assert.match(wordsIn('archive'), /会议纪要\n2026\.6\.25\n1—4/u)
  assert.match(wordsIn('archive'), /共用佐证：第2卷第3页/u)
  assert.match(wordsIn('archive'), /凭证\n2026\.6\.25\n5/u)
})
