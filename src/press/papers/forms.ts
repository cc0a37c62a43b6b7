import { issuerOf, type PressFinding, type PressLedger } from '../ledger.ts'
import type { Block, Cell, Paper } from '../paper.ts'
import { cell, head, room } from './cells.ts'
import { dayOrBlank, measuresIn, whoIn } from './finding-words.ts'

/** What a form carries so that its scan finds its record again: a short code, printed as QR and in letters. */
export interface FormWishes {
  readonly code: string
}

/** 整改方案审批表: the bodies that the round names, each with room for its opinion, signature and seal. */
export function planApprovalForm(ledger: PressLedger, bodies: readonly string[], wishes: FormWishes): Paper {
  return form(
    '整改方案审批表',
    wishes,
    [4, 6, 4, 6],
    [
      [head('报送单位'), cell(issuerOf(ledger)), head('巡察轮次'), cell(ledger.round.name)],
      [
        head('反馈日期'),
        cell(dayOrBlank(ledger.round.feedbackOn)),
        head('反馈文号'),
        cell(ledger.round.feedbackNumber),
      ],
      [head('问题数'), cell(String(ledger.findings.length)), head('措施数'), cell(measureCount(ledger))],
      ...['报送单位主要负责人意见', ...bodies].map((body) => opinion(body, 30)),
      returned,
    ],
  )
}

const measureCount = (ledger: PressLedger): string => String(ledger.findings.reduce((n, f) => n + f.measures.length, 0))

/** 销号审批表: what was found, done and reached; the pledge that it is true, signed by the principal; then who reviews and who concludes. */
export function closingForm(f: PressFinding, ledger: PressLedger, closer: string, wishes: FormWishes): Paper {
  const pledge = '本人承诺：以上整改情况真实，佐证资料真实、完整，如有不实，愿承担相应责任。'
  return form(
    '问题整改销号审批表',
    wishes,
    [4, 6, 4, 6],
    [
      [head('申请单位'), cell(issuerOf(ledger)), head('问题编号'), cell(f.code ?? f.number)],
      [head('反馈问题'), { ...cell(f.title, f.id), columns: 3 }],
      [head('整改措施'), { ...cell(measuresIn(f)), columns: 3 }],
      [head('整改标准'), { ...cell(f.standard), columns: 3 }],
      [head('整改成效'), { ...cell(f.result, f.id), columns: 3 }],
      [head('责任'), cell(whoIn(f)), head('整改时限'), cell(dayOrBlank(f.dueOn))],
      [head('责任人签名'), room(signedNarrow, 16), head('责任领导签名'), room(signedNarrow, 16)],
      [head('真实性承诺'), room(`${pledge}\n主要负责人签名：${signed}`, 30, 3)],
      opinion('单位初核意见', 26),
      opinion(`${closer}认定意见`, 30),
    ],
  )
}

/** 会审意见表: one body's opinion on one finding; agreed to, or sent back with the reason. */
export function reviewForm(f: PressFinding, ledger: PressLedger, reviewer: string, wishes: FormWishes): Paper {
  return form(
    '问题整改会审意见表',
    wishes,
    [4, 6, 4, 6],
    [
      [head('被审单位'), cell(issuerOf(ledger)), head('问题编号'), cell(f.code ?? f.number)],
      [head('反馈问题'), { ...cell(f.title, f.id), columns: 3 }],
      [head('整改成效'), { ...cell(f.result, f.id), columns: 3 }],
      [head('会审单位'), { ...cell(reviewer), columns: 3 }],
      [head('会审结论'), room('□ 同意销号　　　　□ 退回补充整改', 14, 3)],
      [head('退回理由'), room('', 36, 3)],
      [head('会审人签名'), room(signedNarrow, 18), head('会审单位（盖章）'), room('', 18)],
    ],
  )
}

/** In half a row there is room for less. */
const signedNarrow = '　　　年　月　日'
const signed = '　　　　　　　年　　月　　日'
const opinion = (body: string, millimetres: number): Cell[] => [
  head(body),
  room(`\n签名（盖章）：${signed}`, millimetres, 3),
]
const returned: Cell[] = [head('退回理由'), room('', 24, 3)]

function form(
  name: string,
  { code }: FormWishes,
  widths: readonly number[],
  rows: readonly (readonly Cell[])[],
): Paper {
  const blocks: Block[] = [
    { kind: 'code', carries: code, says: `编号：${code}　签署后扫描回传，按编号归档` },
    { kind: 'table', wide: false, headRows: 0, widths, rows },
  ]
  return {
    title: [name],
    ...{ number: null, addressee: null, attachments: [], signature: null, imprint: null, layout: 'form' },
    blocks,
  }
}
