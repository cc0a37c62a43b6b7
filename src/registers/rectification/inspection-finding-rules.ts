import { addDays } from '../../calendar/days.ts'
import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'

type Asked = Omit<Facts, 'known'>
type Questions = Readonly<{ [question: string]: Question }>

function fieldOf(answer: Answer | undefined, field: string): unknown {
  return typeof answer === 'object' ? answer?.fields[field] : undefined
}

const evidenceOf = (id: string) => ({ finding: { is: id } })

/** What must hold of a finding: before it starts, when it is declared, when it is closed, and of what is backfilled. */
export const findingRules = {
  'start-needs-measure': {
    label: { zh: '先有措施', en: 'Measures first' },
    says: {
      zh: '还没有整改措施：请先逐条登记措施，再启动整改。',
      en: 'It has no measure yet: add at least one, then start.',
    },
    on: ['start'],
    severity: 'refuse',
    needs: ({ record }: Asked) => ({
      measures: { register: 'rectification-measure', ask: 'count', where: { fields: { finding: { is: record.id } } } },
    }),
    holds: ({ known }: Facts) => Number(known['measures'] ?? 0) > 0,
    covers: ['ZG11'],
  },
  'due-within-round': {
    label: { zh: '不晚于本轮整改期限', en: 'Due within the round' },
    says: {
      zh: '整改时限晚于本轮整改期限：请提前，或者把整改类型定为“长期坚持”。',
      en: 'It would be due after the round is to be cured: choose an earlier day, or say that it is lasting.',
    },
    on: ['assign', 'start'],
    severity: 'refuse',
    at: 'dueOn',
    needs: ({ record: { fields } }: Asked): Questions =>
      typeof fields['round'] === 'string'
        ? { round: { register: 'inspection-round', ask: 'first', where: { id: fields['round'] } } }
        : {},
    holds: ({ record: { fields }, known }: Facts) => {
      const limit = fieldOf(known['round'], 'dueOn')
      if (typeof limit !== 'string' || typeof fields['dueOn'] !== 'string') return true
      return fields['speed'] === 'lasting' || fields['dueOn'] <= limit
    },
    covers: ['ZG11', 'ZG13'],
  },
  'due-on-or-after-today': {
    label: { zh: '整改时限不早于今天', en: 'Due today or later' },
    says: {
      zh: '整改时限早于今天；已经到期的旧问题请用“补录”。',
      en: 'It would be due before today; an old finding is backfilled.',
    },
    on: ['start'],
    severity: 'refuse',
    at: 'dueOn',
    holds: ({ record: { fields }, today }: Facts) => typeof fields['dueOn'] !== 'string' || fields['dueOn'] >= today,
    covers: ['ZG11'],
  },
  'closed-days-in-order': {
    label: { zh: '销号日期核对', en: 'Closed after it was raised' },
    says: {
      zh: '销号日期不能早于提出日期，也不能晚于今天，请核对。',
      en: 'It is closed on or after the day it was raised, and by today; please check.',
    },
    on: ['backfill-closed', 'close', 'correct'],
    severity: 'refuse',
    at: 'closedOn',
    holds: ({ record: { fields }, today }: Facts) =>
      typeof fields['closedOn'] !== 'string' ||
      (fields['closedOn'] <= today && fields['closedOn'] >= String(fields['openedOn'] ?? '')),
  },
  'raised-by-today': {
    label: { zh: '提出日期不晚于今天', en: 'Raised by today' },
    says: { zh: '提出日期晚于今天，请核对。', en: 'The day it was raised is in the future; please check.' },
    on: ['open', 'backfill', 'backfill-closed', 'amend'],
    severity: 'refuse',
    at: 'openedOn',
    holds: ({ record: { fields }, today }: Facts) =>
      typeof fields['openedOn'] !== 'string' || fields['openedOn'] <= today,
  },
  'backfill-is-marked': {
    label: { zh: '补录标记', en: 'Marked as backfilled' },
    says: {
      zh: '补录的问题“补录”一栏应为“是”；新发现的问题请用“登记问题”。',
      en: 'What is backfilled is marked so; a new finding is opened.',
    },
    on: ['backfill', 'backfill-closed'],
    severity: 'refuse',
    at: 'backfilled',
    holds: ({ record: { fields } }: Facts) => fields['backfilled'] === true,
  },
  'backfill-says-who': {
    label: { zh: '补录要素齐全', en: 'Backfilled with those responsible' },
    says: {
      zh: '补录的问题缺少责任领导、责任部门、责任人、整改标准或整改时限，请尽快补齐。',
      en: 'A leader, a department, a person, a standard or a day is missing; add it soon.',
    },
    on: ['backfill'],
    severity: 'warn',
    holds: ({ record: { fields } }: Facts) =>
      ['leader', 'department', 'owner', 'standard', 'dueOn'].every((field) => Boolean(fields[field])),
    covers: ['ZG11'],
  },
  'declare-needs-evidence': {
    label: { zh: '先有佐证', en: 'Evidence first' },
    says: {
      zh: '还没有归入佐证材料：请先归入至少一份材料，再申请销号。',
      en: 'There is no evidence yet: attach at least one paper, then declare.',
    },
    on: ['declare'],
    severity: 'refuse',
    needs: ({ record }: Asked) => ({
      kept: {
        register: 'rectification-evidence',
        ask: 'count',
        where: { state: ['kept'], fields: evidenceOf(record.id) },
      },
    }),
    holds: ({ known }: Facts) => Number(known['kept'] ?? 0) > 0,
    covers: ['ZG18', 'ZG31'],
  },
  'result-is-concrete': {
    label: { zh: '成效有数据或实例', en: 'A result with a figure or an instance' },
    says: {
      zh: '整改成效没有数据也没有实例：请写明数量、金额、时间，或者写明制度名称、单位名称、具体事例。',
      en: 'The result has neither a figure nor a named instance: say how many, how much, when, or which regulation, place or body.',
    },
    on: ['declare'],
    severity: 'refuse',
    at: 'result',
    holds: ({ record: { fields } }: Facts) => typeof fields['result'] !== 'string' || isConcrete(fields['result']),
    covers: ['ZG18'],
  },
  'result-not-outstanding': {
    label: { zh: '成效不是打算', en: 'A result, not an intention' },
    says: {
      zh: '整改成效里有“拟、将、正在、待”一类尚未办成的说法：确已办成的请改写，没有办成的请继续整改或写明完成程度。',
      en: 'The result says of itself that it is still to come; reword it if it is done, or go on and say to which degree.',
    },
    on: ['declare'],
    severity: 'warn',
    at: 'result',
    holds: ({ record: { fields } }: Facts) =>
      typeof fields['result'] !== 'string' || !soundsOutstanding(fields['result']),
    covers: ['ZG18', 'ZG40'],
  },
  'evidence-of-its-time': {
    label: { zh: '佐证日期核对', en: 'Evidence of its time' },
    says: {
      zh: '佐证材料中有早于提出日期或者晚于今天的，请核对材料日期。',
      en: 'Some evidence is dated before the finding was raised, or after today; please check.',
    },
    on: ['declare'],
    severity: 'warn',
    needs: ({ record, today }: Asked) => {
      const dated = (datedOn: { readonly from?: string; readonly before?: string }) => ({
        register: 'rectification-evidence',
        ask: 'count' as const,
        where: { state: ['kept'], fields: { ...evidenceOf(record.id), datedOn } },
      })
      const { openedOn } = record.fields
      return {
        after: dated({ from: addDays(today, 1) }),
        ...(typeof openedOn === 'string' ? { before: dated({ before: openedOn }) } : {}),
      }
    },
    holds: ({ known }: Facts) => !known['before'] && !known['after'],
  },
  'unfinished-has-measures': {
    label: { zh: '未完成的有后续措施', en: 'What is unfinished has measures left' },
    says: {
      zh: '完成程度不是“已完成”，但已没有未完成的措施：请补充后续措施，写明责任人和时限。',
      en: 'It is not done, and no measure is left: add what remains to be done, by whom and until when.',
    },
    on: ['report-progress'],
    severity: 'warn',
    at: 'reportedDegree',
    needs: ({ record }: Asked) => ({
      left: {
        register: 'rectification-measure',
        ask: 'count',
        where: { closed: false, fields: { finding: { is: record.id } } },
      },
    }),
    holds: ({ record: { fields }, known }: Facts) =>
      !fields['reportedDegree'] || fields['reportedDegree'] === 'done' || Number(known['left'] ?? 0) > 0,
    covers: ['ZG19'],
  },
  'closed-with-degree': {
    label: { zh: '写明完成程度', en: 'Degree stated' },
    says: {
      zh: '没有写明完成程度：销号时请选择已完成、基本完成、持续整改或未完成。',
      en: 'The degree is not stated: choose one when closing.',
    },
    on: ['close'],
    severity: 'refuse',
    at: 'reportedDegree',
    holds: ({ record: { fields } }: Facts) => Boolean(fields['reportedDegree']),
    covers: ['ZG40'],
  },
  'reopened-with-new-day': {
    label: { zh: '恢复整改重新定期限', en: 'Reopened with a new day' },
    says: {
      zh: '原整改时限已过：恢复整改或者退回时请重新定整改时限，否则立即逾期。',
      en: 'The old day has passed: set a new one, or it is overdue at once.',
    },
    on: ['reopen', 'return'],
    severity: 'warn',
    at: 'dueOn',
    holds: ({ record: { fields }, today }: Facts) => typeof fields['dueOn'] !== 'string' || fields['dueOn'] >= today,
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>

/** Whether a result says something that can be checked: a figure, the title of a document, or a named place, body or person. */
function isConcrete(result: string): boolean {
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

function soundsOutstanding(result: string): boolean {
  return outstanding.test(result)
}
