import type { CauseSpec, Facts, PartySpec } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import type { Label } from '../../kernel/words.ts'

/** Who leads a rectification and who runs it: they read every record of it. */
export const overseers = {
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  deputy: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
  leadingGroup: { post: 'leading-group', label: { zh: '整改工作领导小组', en: 'leading group' } },
  office: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Outsiders: they see what is shared with their seat, and nothing else. */
export const outsiders = {
  inspection: { seat: 'inspection-office', label: { zh: '巡察办', en: 'inspection office' } },
  reviewer: { seat: 'reviewer', label: { zh: '会审单位', en: 'reviewing body' } },
  group: { seat: 'inspection-group', label: { zh: '巡察组', en: 'inspection group' } },
  discipline: { seat: 'discipline-body', label: { zh: '纪委监委', en: 'discipline body' } },
  organisation: { seat: 'organisation-department', label: { zh: '组织部', en: 'organisation department' } },
  publicity: { seat: 'publicity-department', label: { zh: '宣传部', en: 'publicity department' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Whoever answers for the finding that a record belongs to, by its reference `finding`. */
export const responsible = {
  responsible: {
    through: 'finding',
    parties: ['leader', 'head', 'owner', 'helper'],
    label: { zh: '该问题的责任人员', en: 'those responsible for the finding' },
  },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Whom a finding or a measure names as answerable for it. */
export const answerable = {
  leader: { field: 'leader', label: { zh: '责任领导', en: 'leader responsible' } },
  head: { post: 'department-head', of: 'department', label: { zh: '责任部门负责人', en: 'head of the department' } },
  owner: { field: 'owner', label: { zh: '责任人', en: 'person responsible' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Who reads what a rectification brings with it and names nobody: those who lead and run it, and outsiders with whom it is shared. */
export const leadReaders = ['director', 'deputy', 'leadingGroup', 'office', 'inspection', 'reviewer'] as const

/** Parts of the scheme by which a rectification is evaluated; how many points each has is a setting. */
export const evaluationParts = {
  organised: { zh: '组织领导', en: 'Organisation' },
  responsible: { zh: '责任落实', en: 'Responsibility' },
  tasks: { zh: '整改任务完成', en: 'Tasks done' },
  satisfaction: { zh: '满意度测评', en: 'Satisfaction' },
} as const

/** Bodies of the inspecting side: each may be asked for an opinion, and one of them closes. */
export const bodies = {
  office: { zh: '巡察办', en: 'Inspection office' },
  group: { zh: '巡察组', en: 'Inspection group' },
  discipline: { zh: '纪委监委', en: 'Discipline body' },
  organisation: { zh: '组织部', en: 'Organisation department' },
  publicity: { zh: '宣传部', en: 'Publicity department' },
} as const satisfies Readonly<{ [body: string]: Label }>

/** The seat through which each of these bodies acts, where it does not answer on paper. */
export const bodySeats: Readonly<{ [body: string]: string }> = {
  office: 'inspection-office',
  group: 'inspection-group',
  discipline: 'discipline-body',
  organisation: 'organisation-department',
  publicity: 'publicity-department',
}

type Asked = Omit<Facts, 'known'>
type Questions = Readonly<{ [question: string]: Question }>

/** Every body with the field by which a round says that it reviews. */
const reviewers: readonly (readonly [body: string, field: string])[] = Object.keys(bodies).map((body) => [
  body,
  `review${body.slice(0, 1).toUpperCase()}${body.slice(1)}`,
])

const opinionRegister = 'review-opinion'

/** Under which reference an opinion names what it judges. */
function subjectOf({ record: { register } }: Asked): 'plan' | 'finding' {
  return register === 'rectification-plan' ? 'plan' : 'finding'
}

/** The round of a finding or plan, and the opinion each body has given on it so far. */
export function asksOpinions(facts: Asked): Questions {
  const { record } = facts
  const { round } = record.fields
  if (typeof round !== 'string') return {}
  const given = Object.keys(bodies).map((body): [string, Question] => [
    body,
    {
      register: opinionRegister,
      ask: 'first',
      where: { fields: { [subjectOf(facts)]: { is: record.id }, body: { is: body } } },
    },
  ])
  return { round: { register: 'inspection-round', ask: 'first', where: { id: round } }, ...Object.fromEntries(given) }
}

/** Whom the round names, in a fixed order. */
function reviewersOf(round: Answer | undefined): readonly string[] {
  if (typeof round !== 'object' || round === null) return []
  return reviewers.filter(([, field]) => round.fields[field] === true).map(([body]) => body)
}

/** Each body that the round names is asked; one that was asked before is asked again on the same record, so that its history stands together. */
export const seeksOpinions: readonly CauseSpec[] = [
  {
    register: opinionRegister,
    verb: 'seek',
    each: (facts) =>
      reviewersOf(facts.known['round'])
        .filter((body) => !facts.known[body])
        .map((body) => ({
          fields: {
            body,
            [subjectOf(facts)]: facts.record.id,
            round: facts.record.fields['round'] ?? null,
            about: String(facts.record.fields['title'] ?? '').slice(0, 200),
          },
        })),
  },
  {
    register: opinionRegister,
    verb: 'seek-again',
    each: ({ known }) =>
      reviewersOf(known['round']).flatMap((body) => {
        const before = known[body]
        return typeof before === 'object' && before && before.state !== 'sought' ? [{ record: before.id }] : []
      }),
  },
]

/** What was still awaited when one body returned it is awaited no longer. */
export const lapsesOpinions: readonly CauseSpec[] = [
  {
    register: opinionRegister,
    verb: 'lapse',
    each: ({ known, given }) =>
      Object.keys(bodies).flatMap((body) => {
        const opinion = known[body]
        const waits = typeof opinion === 'object' && opinion?.state === 'sought' && given['returnedBy'] !== body
        return waits ? [{ record: opinion.id }] : []
      }),
  },
]

/** Opinions on this record that do not agree, for the rule that nothing goes on before all agree. */
export function asksDissent(facts: Asked): Questions {
  return {
    dissent: {
      register: opinionRegister,
      ask: 'count',
      where: {
        state: ['sought', 'sent-back', 'lapsed'],
        fields: { [subjectOf(facts)]: { is: facts.record.id } },
      },
    },
  }
}

/** Whether somebody declared, filled in or led what is to be judged. */
export function tookPart(actor: Facts['actor'], fields: { readonly [field: string]: unknown }): boolean {
  if (actor.kind !== 'person') return false
  const filledBy = fields['filledBy']
  return (
    [fields['declaredBy'], fields['leader'], fields['owner']].includes(actor.id) ||
    (Array.isArray(filledBy) && filledBy.includes(actor.id))
  )
}

/** Whether a result says something that can be checked: a figure, the title of a document, or a named place, body or person. */
export function isConcrete(result: string): boolean {
  return [figure, titled, named, surnamed].some((pattern) => pattern.test(result))
}

/** Figures, in digits or in characters before a word that counts. */
const figure = /\d|[０-９]|[一二两三四五六七八九十百千万][个项人次笔份件户台元期场名条处家天篇套辆间批轮]/
const titled = /《[^》]+》/
/** Places and bodies with a name of their own before the kind of thing they are. */
const named =
  /[一-龥]{2}(?:(?<![农乡山])村|(?<![乡城])镇|社区|小学|中学|有限公司|合作社|委员会|县[一-龥]{1,6}局|街道办)/
/** A person by name: two or three characters after a word that brings a name. */
const surnamed = /(?:由|对|向|约谈|批评)[一-龥]{2,3}(?:同志|等)/

/**
 * Words by which a result says of itself that it is still to come: 拟、将、待、正在. Not where they belong to another word (接待, 虚拟, 即将 is to come; 将…退回 is a
 * way of saying what was done).
 */
const outstanding =
  /正在|尚未|有待|尚待|力争|即将|(?<![虚模])拟(?![定订制写文人稿])|(?<![接招对优虐款期等看善])待(?![遇])|将(?=于|在|会|尽快|继续|进一步|逐步|陆续|适时|按照|按)/

export function soundsOutstanding(result: string): boolean {
  return outstanding.test(result)
}
