import type { Day } from '../../calendar/days.ts'
import { figuresOf } from '../figures.ts'
import { issuerOf, type PressFinding, type PressLedger } from '../ledger.ts'
import { type Attachment, type Block, heading, type Paper, paragraph, run } from '../paper.ts'
import { brokenTitle } from '../title-lines.ts'
import { chineseNumber, dayInTable, dayInWords, numbered } from '../written.ts'
import { centred, cell, tableOf, told } from './cells.ts'
import { dayOrBlank, measuresIn, numberOf, speedWords, stateWords, whoIn } from './finding-words.ts'

export interface PlanWishes {
  /** Number of the document, typed from the unit's own register. */
  readonly number: string | null
  readonly signedOn: Day | null
  /** What the plan aims at and how it is led, a paragraph a line; the ledger has no words for it. */
  readonly aims: string | null
}

/** 整改方案: what was found, what is done about it, by whom until when and to what standard; with the five lists 问题、任务、责任、时限、成效. */
export function planPaper(ledger: PressLedger, wishes: PlanWishes): Paper {
  const subject = `关于${ledger.round.name ?? '巡察'}反馈问题的整改方案`
  return {
    title: brokenTitle(issuerOf(ledger), subject),
    number: wishes.number,
    addressee: null,
    blocks: [
      ...openingOf(ledger),
      heading(1, '一、总体要求'),
      ...aimsOf(wishes),
      heading(1, '二、整改任务'),
      ...ledger.findings.flatMap((f, k) => taskOf(f, k + 1)),
      heading(1, '三、组织实施'),
      paragraph(
        '责任领导牵头推进所领问题，责任部门按时限落实措施，责任人如实填报进展并留存佐证。整改完成的问题，按单位初核、会审、认定的次序申请销号。',
      ),
    ],
    attachments: fiveLists(ledger),
    signature: { issuer: issuerOf(ledger), day: wishes.signedOn, sealed: true },
    imprint: null,
    layout: 'text',
  }
}

function openingOf(ledger: PressLedger): Block[] {
  const { inspector, feedbackOn } = ledger.round
  const heard = feedbackOn === null ? '' : `${dayInWords(feedbackOn)}，`
  const figures = figuresOf(ledger)
  const template = `${heard}${inspector ?? '巡察组'}反馈了{problems}个问题。逐条研究后，制定整改措施{measures}条，由{leaders}名责任领导、{departments}个责任部门承担。现制定整改方案如下。`
  return [paragraph(...told(template, figures))]
}

function aimsOf({ aims }: PlanWishes): Block[] {
  const lines = (
    aims ??
    '逐条对照反馈意见，明确措施、责任、标准和时限；能立即改的立行立改，需要时间的限期整改，需要坚持的建立长效机制。'
  ).split('\n')
  return lines.filter((line) => line.trim() !== '').map((line) => paragraph(line.trim()))
}

function taskOf(f: PressFinding, n: number): Block[] {
  const parts = (told: { readonly [label: string]: string | null }) =>
    Object.entries(told)
      .filter(([, text]) => text !== null && text !== '')
      .map(([label, text]) => `${label}：${text}`)
  const line = (told: Parameters<typeof parts>[0]) => {
    const words = parts(told).join('；')
    return words === '' ? [] : [paragraph(`${words}。`)]
  }
  return [
    heading(2, `（${chineseNumber(n)}）${f.title}`, f.id),
    ...f.measures.map((m, k) => paragraph(run(numbered(k + 1, m.text.trim()), { record: m.id }))),
    ...line({ 整改标准: f.standard, 整改类型: speedWords(f) }),
    ...line({ 责任领导: f.leader, 责任部门: f.department, 责任人: f.owner, 完成时限: dayOrBlank(f.dueOn) }),
  ]
}

/** The five lists, each a page laid across. */
function fiveLists({ findings }: PressLedger): Attachment[] {
  const rows = (cells: (f: PressFinding) => readonly (string | null)[]) =>
    findings.map((f, k) => [centred(numberOf(f, k + 1)), cell(f.title, f.id), ...cells(f).map((text) => cell(text))])
  const list = (name: string, columns: { readonly [label: string]: number }, cells: Parameters<typeof rows>[0]) => ({
    name,
    blocks: [tableOf({ 编号: 6, 问题: 24, ...columns }, rows(cells), true)],
  })
  return [
    list('问题清单', { 类别: 14, 方面: 14, 反馈原文: 34, 整改类型: 8 }, (f) => [
      f.path[0] ?? null,
      f.path.slice(1).join('—') || null,
      f.original,
      speedWords(f),
    ]),
    list('任务清单', { 整改措施: 46, 整改标准: 24 }, (f) => [measuresIn(f), f.standard]),
    list('责任清单', { 责任领导: 12, 责任部门: 16, 责任人: 12, 措施责任人: 30 }, (f) => [
      f.leader,
      f.department,
      f.owner,
      ownersIn(f),
    ]),
    list('时限清单', { 整改类型: 10, 完成时限: 16, 各项措施时限: 44 }, (f) => [
      speedWords(f),
      dayOrBlank(f.dueOn),
      daysIn(f),
    ]),
    list('成效清单', { 整改成效: 40, 完成情况: 14, 责任: 16 }, (f) => [f.result, stateWords(f), whoIn(f)]),
  ]
}

const ownersIn = (f: PressFinding): string => f.measures.map((m, k) => `（${k + 1}）${m.owner ?? '—'}`).join('　')
const daysIn = (f: PressFinding): string =>
  f.measures.map((m, k) => `（${k + 1}）${dayInTable(m.dueOn) || '—'}`).join('　')
