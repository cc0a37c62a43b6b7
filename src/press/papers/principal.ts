import { figuresOf } from '../figures.ts'
import { issuerOf, type PressFinding, type PressLedger } from '../ledger.ts'
import { type Block, heading, type Paper, paragraph, run } from '../paper.ts'
import { brokenTitle } from '../title-lines.ts'
import { dayInWords } from '../written.ts'
import { told } from './cells.ts'
import { stateWords } from './finding-words.ts'
import { inspectionWords, linesOf, type ReportWishes, summary } from './progress.ts'

export interface PrincipalWishes extends ReportWishes {
  /** Name of the first-responsible person as the ledger has it. */
  readonly principal: string
  /** Post, as the report calls it: 党组书记、主任. */
  readonly post: string
}

/** 主要负责人组织落实整改情况报告: what the first-responsible person did, told by meetings on record and by the findings that he or she leads. */
export function principalPaper(ledger: PressLedger, wishes: PrincipalWishes): Paper {
  const figures = figuresOf(ledger)
  const own = ledger.findings.filter((f) => f.leader === wishes.principal)
  return {
    title: brokenTitle(issuerOf(ledger), '主要负责人组织落实巡察整改情况的报告'),
    number: wishes.number,
    addressee: wishes.addressee,
    blocks: [
      paragraph(inspectionWords(ledger)),
      heading(1, '一、履行第一责任人责任情况'),
      paragraph(`${wishes.post}${wishes.principal}对整改工作负总责。`),
      ...meetings(ledger),
      heading(1, '二、牵头整改的问题'),
      ...(own.length === 0 ? [paragraph('没有由本人牵头的问题。')] : own.map(ownLine)),
      heading(1, '三、整改总体情况'),
      ...summary(ledger, figures),
      paragraph(...told('{leaders}名责任领导、{departments}个责任部门分别承担整改任务。', figures)),
      heading(1, '四、存在的不足和下一步打算'),
      ...linesOf(wishes.difficulties ?? '无。'),
      ...linesOf(wishes.next ?? '继续按时限推进未销号的问题，督促责任领导逐项核实已销号的问题。'),
    ],
    attachments: [],
    signature: { issuer: issuerOf(ledger), day: wishes.signedOn, sealed: true },
    imprint: null,
    layout: 'text',
  }
}

function meetings(ledger: PressLedger): Block[] {
  if (ledger.meetings.length === 0) return [paragraph('台账中没有会议记录。')]
  return ledger.meetings.map((m) => {
    const on = m.on === null ? '' : `${dayInWords(m.on)}，`
    return paragraph(run(`${on}召开${m.kind}：${m.title}。`, { record: m.id }))
  })
}

function ownLine(f: PressFinding, k: number): Block {
  const told = (f.result ?? f.progress ?? '尚未报告进展').replace(/[。；]+$/u, '')
  return paragraph(run(`${k + 1}.${f.title}：${told}（${stateWords(f)}）。`, { record: f.id }))
}
