import { compare } from '../../calendar/days.ts'
import { figuresOf } from '../figures.ts'
import type { PressFinding, PressLedger } from '../ledger.ts'
import type { Block, Paper } from '../paper.ts'
import { dayInTable, dayInWords } from '../written.ts'
import { cell, centred, tableOf, told } from './cells.ts'
import { numberOf, stateWords } from './finding-words.ts'

/** How many findings the page has room for. */
const most = 12

/** One page for whoever hears how far it is: the figures, and what needs a decision, what is overdue first. */
export function hearingPaper(ledger: PressLedger): Paper {
  const figures = figuresOf(ledger)
  const open = ledger.findings.filter((f) => f.state !== 'closed')
  const urgent = [...open].sort(
    (a, b) => rank(a, ledger) - rank(b, ledger) || (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9'),
  )
  const late = open.filter((f) => isLate(f, ledger)).length
  const flush = (template: string): Block => ({ kind: 'paragraph', set: 'flush', runs: told(template, figures) })
  const rows = urgent
    .slice(0, most)
    .map((f) => [
      centred(numberOf(f, ledger.findings.indexOf(f) + 1)),
      cell(f.title, f.id),
      cell(f.leader),
      cell(f.department),
      cell(`${dayInTable(f.dueOn)}${isLate(f, ledger) ? '（逾期）' : ''}`),
      cell(stateWords(f)),
    ])
  const rest = urgent.length - rows.length
  return {
    title: ['整改进展听取单'],
    ...{ number: null, addressee: null, attachments: [], signature: null, imprint: null, layout: 'form' },
    blocks: [
      flush(`${ledger.unit.name}　　截至${dayInWords(ledger.asOf)}`),
      flush('问题{problems}个：已销号{closed}个，基本完成{basic}个，持续整改{lasting}个，未完成{undone}个。'),
      flush(`销号率{closing-rate}，销号及基本完成率{done-rate}；逾期${late}个。`),
      flush(
        '措施{measures}条，已落实{measures-done}条；追缴{money-recovered}元，退还个人{money-refunded}元，上缴财政{money-surrendered}元。',
      ),
      tableOf({ 编号: 9, 未销号问题: 37, 责任领导: 12, 责任部门: 14, 时限: 15, 状态: 13 }, rows),
      ...(rest > 0 ? [flush(`另有${rest}个未销号问题，见整改台账。`)] : []),
    ],
  }
}

const isLate = (f: PressFinding, { asOf }: PressLedger): boolean => f.dueOn !== null && compare(f.dueOn, asOf) < 0
const rank = (f: PressFinding, ledger: PressLedger): number => (isLate(f, ledger) ? 0 : f.dueOn === null ? 2 : 1)
