import type { PressFinding, PressLedger } from '../ledger.ts'
import { type Block, heading, paragraph, run } from '../paper.ts'
import { chineseNumber, dayInWords, numbered } from '../written.ts'
import { isBlank } from './public-view.ts'
import { marked } from './markers.ts'
import { sentenceOf, titleWords } from './wording.ts'

/** The heading above findings, from their path; `level` is that of GB/T 9704. */
interface Group {
  readonly above: string | null
  readonly findings: readonly PressFinding[]
}

const withheldGroup = '经批准不公开的问题'

/**
 * The results, finding by finding: 问题 → 整改措施 → 整改进展 → 整改成效 → 整改结果, for what is not closed with who answers for what until when. Findings are numbered
 * from 1 to the last through all groups, so that the numbers can be counted.
 */
export function findingBlocks(ledger: PressLedger): Block[] {
  const blocks: Block[] = []
  let n = 0
  for (const [k, group] of groupsOf(ledger.findings).entries()) {
    if (group.above !== null) blocks.push(heading(2, `（${chineseNumber(k + 1)}）${group.above}`))
    for (const finding of group.findings) blocks.push(...blocksOf(finding, ++n))
  }
  return blocks
}

/** Neighbours below the same headings; withheld findings stand under a heading of their own. */
function groupsOf(findings: readonly PressFinding[]): Group[] {
  const groups: { above: string | null; findings: PressFinding[] }[] = []
  const bare = findings.every((f) => f.path.length === 0 && !isBlank(f))
  for (const f of findings) {
    const above = bare ? null : isBlank(f) ? withheldGroup : aboveOf(f)
    const last = groups.at(-1)
    if (last && last.above === above) last.findings.push(f)
    else groups.push({ above, findings: [f] })
  }
  return groups
}

/** Headings of several levels stand in one line: 类别——方面. */
const aboveOf = ({ path }: PressFinding): string =>
  path.length === 0 ? '其他方面' : path.map((p) => titleWords(p)).join('——')

function blocksOf(f: PressFinding, n: number): Block[] {
  if (isBlank(f) && f.withheld) {
    const { number, on } = f.withheld
    return [heading(3, `${numbered(n, f.title)}（${dayInWords(on)}${number}批准）`, f.id)]
  }
  const title = titleOf(f)
  return [heading(3, numbered(n, title), f.id), ...deedBlocks(f), ...toldBlocks(f), ...stateBlocks(f)]
}

/** Where nothing is told below it, a heading must not look as if its second half told what was done. */
export const titleOf = (f: PressFinding): string =>
  deedsOf(f).length > 0 ? titleWords(f.title) : titleWords(f.title).replace(/[：:]/gu, '，')

/** What was done: the measures, or where a finding has none what it reports in their place. */
export interface Deed {
  readonly record: string
  readonly marker: string
  readonly text: string
}

export function deedsOf(f: PressFinding): Deed[] {
  const said =
    f.measures.length > 0
      ? f.measures.map((m) => ({ record: m.id, text: sentenceOf(m.text) }))
      : [f.progress, f.result].map((text) => ({ record: f.id, text: sentenceOf(text ?? '') }))
  const deeds = said.filter((d) => d.text !== '')
  return marked(deeds.map((d) => d.text)).map((m, k) => ({ record: deeds[k]?.record ?? f.id, ...m }))
}

function deedBlocks(f: PressFinding): Block[] {
  const deeds = deedsOf(f)
  if (deeds.length === 0) return []
  return [
    paragraph(f.measures.length > 0 ? '整改措施：' : '整改情况：'),
    ...deeds.map((d) => paragraph(run(d.marker), run(d.text, { record: d.record }))),
  ]
}

function toldBlocks(f: PressFinding): Block[] {
  if (f.measures.length === 0) return []
  const told = (leadIn: string, text: string | null): Block[] => {
    const words = sentenceOf(text ?? '')
    return words === '' ? [] : [paragraph(leadIn, run(words, { record: f.id }))]
  }
  return [...told('整改进展：', f.progress), ...told('整改成效：', f.result)]
}

/** Closed alone is done; basically done and lasting are told as what they are. */
function stateWords(f: PressFinding): string {
  if (f.state === 'closed') return '已完成'
  if (f.degree === 'basic') return '基本完成'
  return f.degree === 'lasting' ? '持续整改' : '正在整改'
}

function stateBlocks(f: PressFinding): Block[] {
  const state = paragraph('整改结果：', run(`${stateWords(f)}。`, { record: f.id }))
  if (f.state === 'closed') return [state]
  const who = [
    f.leader === null ? null : `责任领导：${f.leader}`,
    f.department === null ? null : `责任部门：${f.department}`,
    f.owner === null ? null : `责任人：${f.owner}`,
    f.dueOn === null ? null : `完成时限：${dayInWords(f.dueOn)}`,
  ].filter((words) => words !== null)
  const plan = who.length === 0 ? [] : [paragraph(run(`${who.join('；')}。`, { record: f.id }))]
  return [state, ...plan, ...leftBlocks(f)]
}

/** Which measures are left, by their numbers: their words stand above. */
function leftBlocks(f: PressFinding): Block[] {
  const left = f.measures.flatMap((m, k) => (m.state === 'done' ? [] : [k + 1]))
  if (left.length === 0) return []
  const which = left.length === f.measures.length ? '全部措施' : `第${left.join('、')}条措施`
  return [paragraph(run(`下一步打算：继续落实${which}。`, { record: f.id }))]
}
