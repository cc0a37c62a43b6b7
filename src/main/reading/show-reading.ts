import type { Item, Reading } from '../../notice/format.ts'
import type { Tongue } from '../tongue.ts'
import { harmless, type Ink } from './ink.ts'

const KINDS = {
  notice: { zh: '整改通报', en: 'rectification notice' },
  feedback: { zh: '反馈意见', en: 'feedback report' },
  other: { zh: '其他文本', en: 'other text' },
} as const
const STATUSES = {
  done: { zh: '已完成', en: 'done' },
  basic: { zh: '基本完成', en: 'nearly done' },
  ongoing: { zh: '推进中', en: 'ongoing' },
  unstated: { zh: '未写明', en: 'not stated' },
} as const

/** Prints a reading for a person: head, problems with status and measures, how many figures and checks. */
export function showReading(reading: Reading, tongue: Tongue, ink: Ink): void {
  const { say } = tongue
  tongue.print(`${ink.bold(say(KINDS[reading.kind]))}  ${harmless(reading.title ?? '')}`)
  for (const [label, value] of headRows(reading))
    if (value) tongue.print(`  ${ink.dim(say(label))}  ${harmless(value)}`)
  let path = ''
  for (const item of reading.items) {
    const above = item.path.join(' › ')
    if (above !== path && above) tongue.print(`\n${ink.cyan(harmless(above))}`)
    path = above
    showItem(item, reading.kind === 'notice', tongue, ink)
  }
  for (const r of reading.requirements ?? []) tongue.print(`  ${ink.dim(`${r.label ?? '·'}`)} ${harmless(r.text)}`)
  const { money, dates, counts, rates } = reading.facts
  const [e, w, n] = (['error', 'warning', 'note'] as const).map(
    (s) => reading.checks.filter((c) => c.severity === s).length,
  )
  tongue.print('')
  tongue.print({
    zh: `问题 ${reading.items.length}，措施 ${measuresOf(reading)}；金额 ${money.length}，日期 ${dates.length}，数量 ${counts.length}，百分比 ${rates.length}；疑点 ${e} 错误 ${w} 提醒 ${n} 提示`,
    en: `${reading.items.length} problems, ${measuresOf(reading)} measures; ${money.length} sums, ${dates.length} dates, ${counts.length} counts, ${rates.length} rates; checks: ${e} errors, ${w} warnings, ${n} notes`,
  })
  for (const further of reading.more ?? []) {
    tongue.print('')
    showReading(further, tongue, ink)
  }
}

const measuresOf = (reading: Reading): number => reading.items.reduce((n, i) => n + i.measures.length, 0)

function headRows(r: Reading): [{ zh: string; en: string }, string | null][] {
  const period = r.inspection.start ? `${r.inspection.start} — ${r.inspection.end}` : null
  const a = r.announced
  const totals = [a.categories, a.aspects, a.problems, a.done, a.ongoing].some((x) => x !== null)
    ? `${a.categories ?? '–'} / ${a.aspects ?? '–'} / ${a.problems ?? '–'} / ${a.done ?? '–'} / ${a.ongoing ?? '–'}`
    : null
  return [
    [{ zh: '单位', en: 'unit' }, r.unit],
    [{ zh: '党组织', en: 'Party organisation' }, r.partyOrg],
    [{ zh: '巡察组', en: 'inspected by' }, r.inspector],
    [{ zh: '巡察时间', en: 'inspection' }, period],
    [{ zh: '反馈日期', en: 'feedback' }, r.feedbackOn],
    [{ zh: '截至', en: 'as of' }, r.asOf],
    [{ zh: '公布', en: 'published' }, r.publishedOn],
    [{ zh: '公布数（类/方面/问题/完成/未完成）', en: 'announced (categories/aspects/problems/done/ongoing)' }, totals],
    [{ zh: '联系方式', en: 'contacts' }, r.contacts.map((c) => c.value).join('  ') || null],
  ]
}

function showItem(item: Item, withStatus: boolean, tongue: Tongue, ink: Ink): void {
  const colour = item.status === 'done' ? ink.green : item.status === 'unstated' ? ink.dim : ink.yellow
  const status = withStatus ? `  ${colour(`[${tongue.say(STATUSES[item.status])}]`)}` : ''
  tongue.print(`${ink.bold(harmless(`${item.label ?? '·'} ${item.title}`))}${status}`)
  for (const m of item.measures)
    tongue.print(`    ${ink.dim(harmless(m.marker ?? '—'))} ${harmless(m.text)} ${ink.dim(`(${m.kinds.join(', ')})`)}`)
}
