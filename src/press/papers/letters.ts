import type { Day } from '../../calendar/days.ts'
import type { PressFinding } from '../ledger.ts'
import { type Block, heading, type Paper, paragraph, run } from '../paper.ts'
import { dayInWords } from '../written.ts'
import { cell, head, room } from './cells.ts'
import { dayOrBlank, whoIn } from './finding-words.ts'

/** The ladder 督办通知 → 指导书 → 提醒书 → 告诫书 → 问责书 (domain R10). */
export type LetterKind = 'supervision' | 'guidance' | 'reminder' | 'warning' | 'accountability'

export const letterNames: Readonly<{ [kind in LetterKind]: { readonly zh: string; readonly en: string } }> = {
  supervision: { zh: '整改督办通知', en: 'Notice of supervision' },
  guidance: { zh: '整改指导书', en: 'Letter of guidance' },
  reminder: { zh: '整改提醒书', en: 'Letter of reminder' },
  warning: { zh: '整改告诫书', en: 'Letter of warning' },
  accountability: { zh: '整改问责书', en: 'Letter of accountability' },
}

export interface LetterWishes {
  readonly kind: LetterKind
  /** Number of the letter: it also stands on the receipt. */
  readonly number: string
  readonly issuer: string
  readonly addressee: string
  readonly sentOn: Day
  /** New last day; for a warning the one it sets. */
  readonly until: Day | null
  /** What is asked for, a paragraph a line. */
  readonly demands: string | null
}

const asks: Readonly<{ [kind in LetterKind]: string }> = {
  supervision: '请对照下列问题逐项核实进展，按时限落实整改措施，并书面报告落实情况。',
  guidance: '请由主要负责人签收本书，对照下列问题完善整改措施，明确责任和标准。',
  reminder: '下列问题的整改时限临近，请抓紧落实，按时申请销号。',
  warning: '下列问题的整改已经超过时限，请说明原因，并在重新确定的时限内完成。',
  accountability: '下列问题超过重新确定的时限仍未完成，现按程序启动责任认定，请在时限内书面说明情况。',
}

/** A letter of the ladder about some findings, with the slip that comes back signed. */
export function letterPaper(findings: readonly PressFinding[], wishes: LetterWishes): Paper {
  const { kind, until } = wishes
  return {
    title: [letterNames[kind].zh],
    number: wishes.number,
    addressee: wishes.addressee,
    blocks: [
      paragraph(asks[kind]),
      heading(1, '一、所涉问题'),
      ...findings.map((f, k) => paragraph(run(`${k + 1}.${lineOf(f)}`, { record: f.id }))),
      heading(1, '二、有关要求'),
      ...(wishes.demands ?? '落实情况应写明数据或实例，并附佐证。').split('\n').map((line) => paragraph(line.trim())),
      ...(until === null ? [] : [paragraph(`请于${dayInWords(until)}前完成。`)]),
    ],
    attachments: [{ name: '送达回执', blocks: receipt(wishes) }],
    signature: { issuer: wishes.issuer, day: wishes.sentOn, sealed: true },
    imprint: null,
    layout: 'text',
  }
}

function lineOf(f: PressFinding): string {
  const who = whoIn(f)
  const due = dayOrBlank(f.dueOn)
  const aside = [who === '' ? '' : `责任：${who}`, due === '' ? '' : `时限：${due}`].filter((t) => t !== '').join('；')
  return `${f.title}${aside === '' ? '' : `（${aside}）`}。`
}

function receipt({ kind, number, issuer, addressee, sentOn }: LetterWishes): Block[] {
  return [
    {
      kind: 'table',
      wide: false,
      headRows: 0,
      widths: [22, 28, 22, 28],
      rows: [
        [head('文书名称'), cell(letterNames[kind].zh), head('文书编号'), cell(number)],
        [head('送达单位'), cell(addressee), head('发出日期'), cell(dayInWords(sentOn))],
        [head('收件人签名'), room('', 18), head('签收日期'), room('　　年　月　日', 18)],
        [head('签收单位（盖章）'), room('', 30, 3)],
        [head('备注'), room('', 15, 3)],
      ],
    },
    paragraph(`本回执签收后退回${issuer}。`),
  ]
}
