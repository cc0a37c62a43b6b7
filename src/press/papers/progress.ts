import type { Day } from '../../calendar/days.ts'
import { type Figures, figuresOf } from '../figures.ts'
import { issuerOf, type PressLedger } from '../ledger.ts'
import { findingBlocks } from '../notice/findings.ts'
import { type Block, heading, type Paper, paragraph } from '../paper.ts'
import { brokenTitle } from '../title-lines.ts'
import { dayInWords, periodInWords } from '../written.ts'
import { told } from './cells.ts'

export interface ReportWishes {
  readonly number: string | null
  readonly addressee: string
  readonly signedOn: Day | null
  /** What still goes wrong and what comes next, a paragraph a line, in the words of whoever answers for it. */
  readonly difficulties: string | null
  readonly next: string | null
}

/** 整改进展情况报告 to those who inspect. */
export function progressPaper(ledger: PressLedger, wishes: ReportWishes): Paper {
  const figures = figuresOf(ledger)
  return {
    title: brokenTitle(issuerOf(ledger), `关于${ledger.round.name ?? '巡察'}反馈问题整改进展情况的报告`),
    number: wishes.number,
    addressee: wishes.addressee,
    blocks: [
      paragraph(inspectionWords(ledger)),
      heading(1, '一、总体进展'),
      ...summary(ledger, figures),
      heading(1, '二、逐项进展'),
      ...findingBlocks(ledger),
      heading(1, '三、存在的困难'),
      ...linesOf(wishes.difficulties ?? '无。'),
      heading(1, '四、下一步打算'),
      ...linesOf(wishes.next ?? '对尚未销号的问题，按责任和时限继续整改；对已经销号的问题，定期回访，防止反弹。'),
    ],
    attachments: [],
    signature: { issuer: issuerOf(ledger), day: wishes.signedOn, sealed: true },
    imprint: null,
    layout: 'text',
  }
}

/** 2025年10月14日至12月13日，县委第二巡察组开展了巡察，2026年1月18日反馈了意见。 */
export function inspectionWords({ round }: PressLedger): string {
  const { startsOn, endsOn, feedbackOn } = round
  const period = startsOn && endsOn ? `${periodInWords(startsOn, endsOn)}，` : ''
  const heard = feedbackOn === null ? '' : `，${dayInWords(feedbackOn)}反馈了意见`
  return `${period}${round.inspector ?? '巡察组'}开展了巡察${heard}。现将整改情况报告如下。`
}

export const linesOf = (text: string): Block[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => paragraph(line))

/** Both rates, what is lasting apart, measures, money by its three kinds, regulations. */
export function summary(ledger: PressLedger, figures: Figures): Block[] {
  const any = (id: string) => (figures.get(id)?.value ?? 0) > 0
  const talks = [...new Set(ledger.talks.map((t) => t.kind))].map((kind) => `${kind}{talks-${kind}}人次`)
  const lines = [
    `截至${dayInWords(ledger.asOf)}，反馈的{problems}个问题中，已销号{closed}个，基本完成{basic}个，持续整改{lasting}个，未完成{undone}个。按{problems}个问题计算，销号率{closing-rate}，连同基本完成的为{done-rate}。`,
    any('measures') ? '制定整改措施{measures}条，其中{measures-done}条已经落实。' : '',
    '追缴资金{money-recovered}元，退还个人{money-refunded}元，上缴财政{money-surrendered}元。',
    '新制定制度{regulations-new}项，修订制度{regulations-revised}项，废止制度{regulations-abolished}项。',
    talks.length === 0 ? '' : `${talks.join('，')}。`,
  ]
  return lines.filter((line) => line !== '').map((line) => paragraph(...told(line, figures)))
}
