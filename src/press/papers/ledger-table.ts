import { figuresOf } from '../figures.ts'
import type { PressFinding, PressLedger } from '../ledger.ts'
import type { Cell, Paper } from '../paper.ts'
import { dayInTable, dayInWords } from '../written.ts'
import { cell, centred, head, told } from './cells.ts'
import { numberOf, speedWords, stateWords } from './finding-words.ts'

const columns = {
  序号: 6,
  类别: 8,
  问题: 16,
  整改措施: 25,
  整改标准: 10,
  责任领导: 6,
  责任部门: 7,
  责任人: 6,
  整改时限: 10,
  进展及成效: 15,
  状态: 8,
  销号日期及文号: 9,
}

/** 整改台账 in the form offices keep it: a finding a row, its measures each a line of their own beside it, laid across. */
export function ledgerPaper(ledger: PressLedger): Paper {
  const figures = figuresOf(ledger)
  const summary = `截至${dayInWords(ledger.asOf)}：问题{problems}个，已销号{closed}个，基本完成{basic}个，持续整改{lasting}个，未完成{undone}个；销号率{closing-rate}，销号及基本完成率{done-rate}。`
  return {
    title: [`${ledger.unit.name}巡察反馈问题整改台账`],
    ...{ number: null, addressee: null, attachments: [], signature: null, imprint: null, layout: 'across' },
    blocks: [
      { kind: 'paragraph', set: 'flush', runs: told(summary, figures) },
      {
        kind: 'table',
        wide: true,
        headRows: 1,
        widths: Object.values(columns),
        rows: [
          Object.keys(columns).map((label) => head(label)),
          ...ledger.findings.flatMap((f, k) => rowsOf(f, k + 1)),
        ],
      },
    ],
  }
}

function rowsOf(f: PressFinding, place: number): Cell[][] {
  const high = Math.max(1, f.measures.length)
  const tall = (one: Cell): Cell => (high > 1 ? { ...one, rows: high } : one)
  const told = [f.progress, f.result].filter((text) => text !== null).join('\n')
  const before = [centred(numberOf(f, place)), cell(f.path.join('—')), cell(f.title, f.id)].map(tall)
  const after = [
    ...[cell(f.standard), cell(f.leader), cell(f.department), cell(f.owner), cell(when(f)), cell(told, f.id)],
    ...[cell(stateWords(f)), cell([dayInTable(f.closedOn), f.closingNumber].filter((t) => t).join('\n'))],
  ].map(tall)
  const measures = f.measures.map((m, k) => cell(`（${k + 1}）${m.text.trim()}`, m.id))
  return [[...before, measures[0] ?? cell(''), ...after], ...measures.slice(1).map((m) => [m])]
}

const when = (f: PressFinding): string => [dayInTable(f.dueOn), speedWords(f)].filter((t) => t !== '').join('\n')
