import type { Label } from '../kernel/words.ts'
import type { Degree, MoneyKind, PressFinding, PressLedger, RegulationAction } from './ledger.ts'
import { percent, yuan } from './written.ts'

/** A number that a paper prints, with what a reader needs to follow it. */
export interface Figure {
  readonly id: string
  readonly label: Label
  /** Count, or fen for money, exact. For a rate its numerator, whose base is `base`. */
  readonly value: number
  readonly unit: 'count' | 'fen' | 'rate'
  /** As printed: 18640元 without its unit, 81.8%. Null: there is no rate without a base. */
  readonly printed: string | null
  /** How it is computed. */
  readonly definition: Label
  /** What it is a share of, for a rate. */
  readonly base: number | null
  /** Ids of the records it counts or adds, in the ledger's order. */
  readonly records: readonly string[]
}

export type Figures = ReadonlyMap<string, Figure>

interface Told {
  readonly id: string
  readonly label: Label
  readonly definition: Label
}

const count = (told: Told, records: readonly string[], value = records.length): Figure => ({
  ...told,
  ...{ value: value, unit: 'count', printed: String(value), base: null, records },
})

/** All figures of a ledger at its day, by id. A figure is computed here and nowhere typed. */
export function figuresOf(ledger: PressLedger): Figures {
  const all = [
    ...counts.map(({ of, ...told }) => count(told, of(ledger.findings))),
    ...rates(ledger.findings),
    ...money(ledger),
    ...talks(ledger),
    ...regulations(ledger),
    ...measureKinds(ledger.findings),
    ...meetings(ledger),
  ]
  return new Map(all.map((figure) => [figure.id, figure]))
}

const asked = (findings: readonly PressFinding[], take: (f: PressFinding) => boolean): string[] =>
  findings.filter(take).map((f) => f.id)

/** Different headings of one level: of each the first finding stands for it. */
function firstOf(findings: readonly PressFinding[], key: (f: PressFinding) => string | null): string[] {
  const seen = new Map<string, string>()
  for (const f of findings) {
    const at = key(f)
    if (at !== null && !seen.has(at)) seen.set(at, f.id)
  }
  return [...seen.values()]
}

const isClosed = (f: PressFinding): boolean => f.state === 'closed'
const openWith = (degree: Degree) => (f: PressFinding) => !isClosed(f) && f.degree === degree

/** Counts of findings and of what stands in them, in the order in which papers tell them. */
const counts: readonly (Told & { readonly of: (findings: readonly PressFinding[]) => readonly string[] })[] = [
  {
    id: 'categories',
    label: { zh: '类别', en: 'Categories' },
    definition: { zh: '反馈问题最上一级标题的个数', en: 'Different headings of the first level above the findings' },
    of: (all) => firstOf(all, (f) => f.path[0] ?? null),
  },
  {
    id: 'aspects',
    label: { zh: '方面', en: 'Aspects' },
    definition: { zh: '反馈问题第二级标题的个数', en: 'Different headings of the second level above the findings' },
    of: (all) => firstOf(all, (f) => (f.path[1] === undefined ? null : `${f.path[0]}\n${f.path[1]}`)),
  },
  {
    id: 'problems',
    label: { zh: '问题', en: 'Findings' },
    definition: { zh: '本轮反馈的全部具体问题', en: 'All findings of the round' },
    of: (all) => all.map((f) => f.id),
  },
  {
    id: 'measures',
    label: { zh: '整改措施', en: 'Measures' },
    definition: { zh: '全部问题之下的整改措施', en: 'All measures under all findings' },
    of: (all) => all.flatMap((f) => f.measures.map((m) => m.id)),
  },
  {
    id: 'measures-done',
    label: { zh: '已完成措施', en: 'Measures done' },
    definition: { zh: '状态为已完成的整改措施', en: 'Measures in the state done' },
    of: (all) => all.flatMap((f) => f.measures.filter((m) => m.state === 'done').map((m) => m.id)),
  },
  {
    id: 'leaders',
    label: { zh: '责任领导', en: 'Leaders' },
    definition: { zh: '担任问题责任领导的人数', en: 'Different leaders who answer for findings' },
    of: (all) => firstOf(all, (f) => f.leader),
  },
  {
    id: 'departments',
    label: { zh: '责任部门', en: 'Departments' },
    definition: { zh: '承担问题整改的部门个数', en: 'Different departments that answer for findings' },
    of: (all) => firstOf(all, (f) => f.department),
  },
  {
    id: 'closed',
    label: { zh: '已销号', en: 'Closed' },
    definition: { zh: '经认定销号的问题', en: 'Findings in the state closed' },
    of: (all) => asked(all, isClosed),
  },
  {
    id: 'open',
    label: { zh: '未销号', en: 'Not closed' },
    definition: { zh: '尚未认定销号的问题', en: 'Findings in any state but closed' },
    of: (all) => asked(all, (f) => !isClosed(f)),
  },
  {
    id: 'done',
    label: { zh: '报告已完成', en: 'Reported done' },
    definition: { zh: '报告完成程度为已完成的问题，不论是否销号', en: 'Findings reported as done, closed or not' },
    of: (all) => asked(all, (f) => f.degree === 'done'),
  },
  {
    id: 'basic',
    label: { zh: '基本完成', en: 'Basically done' },
    definition: { zh: '尚未销号、报告基本完成的问题', en: 'Findings not closed and reported as basically done' },
    of: (all) => asked(all, openWith('basic')),
  },
  {
    id: 'lasting',
    label: { zh: '持续整改', en: 'Lasting' },
    definition: {
      zh: '尚未销号、报告持续整改的问题，不计入任何比率',
      en: 'Findings not closed and reported as lasting; in no rate',
    },
    of: (all) => asked(all, openWith('lasting')),
  },
  {
    id: 'ongoing',
    label: { zh: '正在整改', en: 'Being cured' },
    definition: {
      zh: '尚未销号、也未报告基本完成的问题，含持续整改',
      en: 'Findings not closed and not reported as basically done, lasting ones among them',
    },
    of: (all) => asked(all, (f) => !isClosed(f) && f.degree !== 'basic'),
  },
  {
    id: 'undone',
    label: { zh: '未完成', en: 'Not done' },
    definition: {
      zh: '尚未销号，且未报告已完成、基本完成或持续整改的问题',
      en: 'Findings not closed and not reported as done, basically done or lasting',
    },
    of: (all) => asked(all, (f) => !isClosed(f) && (f.degree === null || f.degree === 'undone')),
  },
]

/** 销号率, and beside it, never in its place, the rate that takes in what is basically done (domain R9). */
function rates(findings: readonly PressFinding[]): Figure[] {
  const closed = asked(findings, isClosed)
  const basic = asked(findings, openWith('basic'))
  return [
    rate(
      {
        id: 'closing-rate',
        label: { zh: '销号率', en: 'Closing rate' },
        definition: { zh: '已销号问题数÷问题总数', en: 'Closed ÷ all findings' },
      },
      closed,
      findings.length,
    ),
    rate(
      {
        id: 'done-rate',
        label: { zh: '销号及基本完成率', en: 'Rate with basically done' },
        definition: { zh: '（已销号问题数＋基本完成问题数）÷问题总数', en: '(Closed + basically done) ÷ all findings' },
      },
      [...closed, ...basic],
      findings.length,
    ),
  ]
}

function rate(told: Told, records: readonly string[], base: number): Figure {
  const share = percent(records.length, base)
  const printed = share === null ? null : `${share}%`
  return { ...told, value: records.length, unit: 'rate', printed, base, records }
}

const moneyLabels: Readonly<{ [kind in MoneyKind]: Label }> = {
  recovered: { zh: '追缴资金', en: 'Recovered' },
  refunded: { zh: '退还个人', en: 'Refunded to persons' },
  surrendered: { zh: '上缴财政', en: 'Surrendered to the treasury' },
}
const moneyKinds = ['recovered', 'refunded', 'surrendered'] as const

function money(ledger: PressLedger): Figure[] {
  return moneyKinds.map((kind) => {
    const own = ledger.money.filter((m) => m.kind === kind)
    const sum = own.reduce((total, m) => total + m.fen, 0)
    return {
      ...{ id: `money-${kind}`, label: moneyLabels[kind], value: sum, unit: 'fen', printed: yuan(sum), base: null },
      definition: {
        zh: `各笔${moneyLabels[kind].zh}之和，精确到分`,
        en: `Sum of all sums ${moneyLabels[kind].en}, to the fen`,
      },
      records: own.map((m) => m.id),
    } as const
  })
}

function talks(ledger: PressLedger): Figure[] {
  const kinds = [...new Set(ledger.talks.map((t) => t.kind))]
  return kinds.map((kind) => {
    const own = ledger.talks.filter((t) => t.kind === kind)
    return count(
      {
        id: `talks-${kind}`,
        label: { zh: kind, en: kind },
        definition: { zh: `${kind}人次之和`, en: `Sum of persons: ${kind}` },
      },
      own.map((t) => t.id),
      own.reduce((sum, t) => sum + t.count, 0),
    )
  })
}

const actionLabels: Readonly<{ [action in RegulationAction]: Label }> = {
  new: { zh: '新制定制度', en: 'New regulations' },
  revised: { zh: '修订制度', en: 'Revised regulations' },
  abolished: { zh: '废止制度', en: 'Abolished regulations' },
}
const actions = ['new', 'revised', 'abolished'] as const

function regulations(ledger: PressLedger): Figure[] {
  return actions.map((action) =>
    count(
      {
        id: `regulations-${action}`,
        label: actionLabels[action],
        definition: {
          zh: `本轮整改中${actionLabels[action].zh}的件数`,
          en: `${actionLabels[action].en} of this round`,
        },
      },
      ledger.regulations.filter((r) => r.action === action).map((r) => r.id),
    ),
  )
}

const kindLabels: Readonly<{ [kind: string]: Label }> = {
  study: { zh: '学习类', en: 'Study' },
  meeting: { zh: '会议类', en: 'Meetings' },
  document: { zh: '制度类', en: 'Documents' },
  discipline: { zh: '处理类', en: 'Discipline' },
  money: { zh: '资金类', en: 'Money' },
  person: { zh: '人员类', en: 'People' },
  equipment: { zh: '设备类', en: 'Equipment' },
  process: { zh: '流程类', en: 'Process' },
  explanation: { zh: '说明类', en: 'Explanation' },
  plan: { zh: '打算类', en: 'Plans' },
  other: { zh: '其他', en: 'Other' },
}

/** A measure of two kinds counts under both: these figures do not add up to the measures. */
function measureKinds(findings: readonly PressFinding[]): Figure[] {
  const measures = findings.flatMap((f) => f.measures)
  const kinds = [...new Set(measures.flatMap((m) => m.kinds))]
  return kinds.map((kind) => {
    const label = kindLabels[kind] ?? { zh: kind, en: kind }
    return count(
      {
        id: `measures-${kind}`,
        label,
        definition: { zh: `${label.zh}措施，一条措施可以计入几类`, en: `Measures of the kind; one may be of several` },
      },
      measures.filter((m) => m.kinds.includes(kind)).map((m) => m.id),
    )
  })
}

function meetings(ledger: PressLedger): Figure[] {
  const kinds = [...new Set(ledger.meetings.map((m) => m.kind))]
  return kinds.map((kind) =>
    count(
      {
        id: `meetings-${kind}`,
        label: { zh: kind, en: kind },
        definition: { zh: `${kind}的次数`, en: `Times: ${kind}` },
      },
      ledger.meetings.filter((m) => m.kind === kind).map((m) => m.id),
    ),
  )
}
