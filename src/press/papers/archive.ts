import type { PressFinding, PressLedger } from '../ledger.ts'
import type { Paper } from '../paper.ts'
import { dayInTable } from '../written.ts'
import { cell, centred, tableOf } from './cells.ts'
import { dayOrBlank, stateWords, whoIn } from './finding-words.ts'
import type { Day } from '../../calendar/days.ts'

/** A paper bound into the archive of a finding, in the order of binding. */
export interface Bound {
  readonly title: string
  readonly number: string | null
  readonly on: Day | null
  /** Null where nobody has counted them yet: from there on the column is left to be written in by hand. */
  readonly pages: number | null
  /** Bound elsewhere and used here too (共用佐证): where, and on which page. */
  readonly shared: string | null
  readonly remark: string | null
}

/** The contents page of one finding's bound archive; the page numbers of its papers are counted from their lengths. */
export function archivePaper(f: PressFinding, ledger: PressLedger, bound: readonly Bound[]): Paper {
  const places = placesOf(bound)
  const rows = bound.map((paper, k) => [
    centred(String(k + 1)),
    centred(paper.number),
    cell(paper.title),
    centred(dayInTable(paper.on)),
    centred(places[k] ?? ''),
    cell(paper.shared === null ? paper.remark : `共用佐证：${paper.shared}`),
  ])
  const lines = [
    `单位：${ledger.unit.name}`,
    `问题：${f.title}`,
    `责任：${whoIn(f)}`,
    `结果：${stateWords(f)}${closing(f)}`,
  ]
  return {
    title: ['问题整改佐证卷内目录'],
    ...{ number: null, addressee: null, attachments: [], signature: null, imprint: null, layout: 'form' },
    blocks: [
      ...lines.map((text) => ({ kind: 'paragraph', set: 'flush', runs: [{ text }] }) as const),
      tableOf({ 序号: 8, 文号: 14, 题名: 34, 日期: 15, 页次: 13, 备注: 16 }, rows),
    ],
  }
}

/** From which page to which each paper lies. What is bound elsewhere takes no page here. */
function placesOf(bound: readonly Bound[]): readonly string[] {
  let page: number | null = 1
  return bound.map(({ pages, shared }) => {
    if (shared !== null) return '—'
    const from: number | null = page
    page = from === null || pages === null ? null : from + pages
    if (from === null || page === null) return ''
    return page > from + 1 ? `${from}—${page - 1}` : page > from ? String(from) : '—'
  })
}

function closing(f: PressFinding): string {
  const told = [dayOrBlank(f.closedOn), f.closingNumber].filter((t) => t !== null && t !== '')
  return f.state === 'closed' && told.length > 0 ? `（${told.join('，')}）` : ''
}
