import { type Figure, figuresOf } from '../figures.ts'
import type { PressLedger } from '../ledger.ts'
import type { Paper } from '../paper.ts'
import { dayInWords } from '../written.ts'
import { cell, centred, tableOf } from './cells.ts'

const units = { count: '', fen: '元', rate: '' } as const

/** 统计表: every figure of the ledger with its definition and its base, so that nobody has to ask what was counted. */
export function statisticsPaper(ledger: PressLedger): Paper {
  const rows = [...figuresOf(ledger).values()].map((figure, k) => [
    centred(String(k + 1)),
    cell(figure.label.zh),
    { ...centred(null), runs: [{ text: valueOf(figure), figure: figure.id }] },
    centred(figure.base === null ? '—' : String(figure.base)),
    cell(figure.definition.zh),
  ])
  return {
    title: ['巡察反馈问题整改情况统计表'],
    ...{ number: null, addressee: null, attachments: [], signature: null, imprint: null, layout: 'form' },
    blocks: [
      {
        kind: 'paragraph',
        set: 'flush',
        runs: [{ text: `填报单位（盖章）：${ledger.unit.name}` }],
      },
      { kind: 'paragraph', set: 'flush', runs: [{ text: `统计日期：${dayInWords(ledger.asOf)}` }] },
      tableOf({ 序号: 8, 指标: 24, 数值: 16, 基数: 10, 口径: 42 }, rows),
    ],
  }
}

const valueOf = (figure: Figure): string => (figure.printed === null ? '—' : `${figure.printed}${units[figure.unit]}`)
