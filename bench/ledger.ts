import { cellValue } from '../src/intake/values.ts'
import { type Item, type Reading, readNotice } from '../src/notice/reading.ts'
import type { Known } from '../src/ledger/known.ts'
import { readWorkbook } from '../src/ledger/read-workbook.ts'
import { reconcile, reconcileRows } from '../src/ledger/reconcile.ts'
import { applied, nothing } from '../src/ledger/testing.ts'
import { writeXlsx } from 'hucre/xlsx'
import { isRefusal, readBytes } from '../src/intake/read.ts'
import { officeBook } from '../src/ledger/sheet-out/office-book.ts'
import {
  departments,
  knownOf,
  ledgerOf,
  officeLedger,
  people as officePeople,
} from '../src/ledger/sheet-out/testing.ts'
import { toyFields } from '../src/ledger/toy-registers.ts'
import { parts, title, wants, word } from './ledger/wording.ts'

/**
 * What comparing and mapping cost at the size of a district's whole ledger, in seconds of one processor, against the limit each must stay under.
 * Run: npm run bench -- ledger. Exits 1 when a limit is missed.
 */

/** Seconds of one processor, so that a busy machine changes nothing. The better of two: the first run compiles. */
function seconds(work: () => unknown): number {
  const runs = [1, 2].map(() => {
    const start = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  })
  return Math.min(...runs)
}

const text = (n: number, k: number): string =>
  `对${word(parts, n + k)}逐项核对${n * 7 + k}笔，${word(wants, n * 3 + k)}的已在${(n % 12) + 1}月改正，由专人每周检查第${k}项`

/** 2,500 findings with four measures each. */
function large(change = ''): Known {
  const findings = Array.from({ length: 2500 }, (_, n) => ({
    ...{ id: `f${n}`, revision: 1, state: 'underway', title: title(n) + change, original: null, number: `${n + 1}` },
    ...{ category: null, aspect: null, path: '整改情况', feedback: null, paper: 'p', status: null, fields: {} },
    measures: Array.from({ length: 4 }, (__, k) => ({
      ...{ id: `m${n}-${k}`, revision: 1, state: 'planned', text: text(n, k), marker: `（${k + 1}）`, fields: {} },
    })),
  }))
  return { feedbacks: [], findings }
}

const measureOf = (n: number, k: number, change: string): Item['measures'][number] => ({
  ...{ marker: `（${k + 1}）`, text: text(n, k) + change, kinds: ['other'], span: [n * 10 + k, n * 10 + k + 1] },
})

/** Every fourth item and all measures of every fifth are worded anew. */
const itemOf = (at: number): Item => ({
  ...{ label: `${at + 1}.`, path: ['整改情况'], title: title(at * 12) + (at % 4 === 0 ? '等' : ''), status: 'done' },
  ...{ statusQuote: null, owner: null, deadline: null, span: [at * 120, at * 120 + 99] },
  measures: [0, 1, 2, 3].map((k) => measureOf(at * 12, k, at % 5 === 0 ? '并公示' : '')),
})

const noticeOf = (items: readonly Item[]): Reading => ({ ...readNotice(''), kind: 'notice', items })
const items = Array.from({ length: 200 }, (_, at) => itemOf(at))

const head = [
  '序号',
  '问题',
  '整改措施',
  '责任领导',
  '责任部门',
  '整改时限',
  '完成情况',
  '状态',
  '销号日期',
  '整改进展',
  '整改成效',
]

/** 10,000 rows of which every hundredth has a defect. */
function sheet() {
  const rows = Array.from({ length: 10_000 }, (_, n) => {
    const [due, closed] = [n % 100 === 7 ? '2025-02-30' : '2025-06-30', n % 3 === 0]
    const states = [closed ? '已完成' : '正在推进', closed ? '已销号' : '整改中', closed ? '2025-07-31' : '']
    return [`${n + 1}`, title(n), text(n, 1), '岑望舒', '财务部', due, ...states, text(n, 2), text(n, 3)]
  })
  const cells = [head, ...rows].flatMap((row, r) =>
    row.flatMap((words, c) =>
      words === '' ? [] : [{ row: r + 1, column: c + 1, text: words, value: cellValue(words) }],
    ),
  )
  return { name: '台账', rows: rows.length + 1, columns: head.length, cells }
}

let missed = false

function told(what: string, limit: number, spent: number): void {
  missed ||= spent > limit
  console.log(`${what.padEnd(62)} ${spent.toFixed(2)} s   limit ${limit} s   ratio ${(limit / spent).toFixed(1)}`)
}

const compared = (what: string, limit: number, work: () => unknown): void => told(what, limit, seconds(work))

const sheets = [sheet()]
const people = new Map([['岑望舒', ['cen']]])
const { rows } = readWorkbook(sheets, toyFields, { people })
const known = large()
const again = applied(nothing, reconcileRows(rows.slice(0, 500), nothing))
const twin = '记录不全'
const twins = large().findings.map((one) => ({ ...one, title: twin, measures: [] }))
const many = noticeOf(Array.from({ length: 1000 }, (_, at) => ({ ...itemOf(at), title: twin, measures: [] })))

compared('a notice of 200 items against 10,000 known measures', 1, () => reconcile(noticeOf(items), known))
compared('10,000 rows of a workbook mapped and checked', 1.5, () => readWorkbook(sheets, toyFields, { people }))
compared('10,000 rows compared with what stands', 1.5, () => reconcileRows(rows, again))
compared('200 items, all worded anew', 2, () => reconcile(noticeOf(items), large('（第二轮）')))
compared('1,000 items of the same words against 2,500 of the same words', 2, () =>
  reconcile(many, { feedbacks: [], findings: twins }),
)
/** As `compared`, for work that waits: processor time all the same. One run warms it up. */
async function comparedAwaited<T>(what: string, limit: number, work: () => Promise<T>): Promise<T> {
  await work()
  const start = process.cpuUsage()
  const made = await work()
  const { user, system } = process.cpuUsage(start)
  told(what, limit, (user + system) / 1e6)
  return made
}

/** 10,000 measures under the findings that hold them, out as a workbook and in again until nothing is left to change. */
const office = ledgerOf(6667)
const standing = knownOf(office)
const book = await comparedAwaited('10,000 measures written as an office sheet', 1.5, () =>
  writeXlsx({ sheets: officeBook(officeLedger(office)) }),
)
const offered = await comparedAwaited('the same sheet read, mapped and compared', 5, async () => {
  const read = await readBytes(book)
  if (isRefusal(read)) throw new Error(read.words.en)
  const mapped = readWorkbook(read.cells ?? [], toyFields, { people: officePeople, departments })
  return reconcileRows(mapped.rows, standing)
})
const changed = offered.filter(({ kind }) => kind !== 'known').length
console.log(
  `records that came back: ${offered.length} of ${office.length + office.flatMap((one) => one.measures).length}, changed: ${changed}`,
)
if (changed > 0) missed = true
if (missed) process.exitCode = 1
