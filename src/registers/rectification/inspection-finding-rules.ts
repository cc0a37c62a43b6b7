import { addDays } from '../../calendar/days.ts'
import type { Facts, RuleSpec } from '../../kernel/spec.ts'
import type { Answer, Question } from '../../kernel/where.ts'
import { asksDissent, bodySeats, isConcrete, soundsOutstanding, tookPart } from './words.ts'

type Asked = Omit<Facts, 'known'>
type Questions = Readonly<{ [question: string]: Question }>

function fieldOf(answer: Answer | undefined, field: string): unknown {
  return typeof answer === 'object' ? answer?.fields[field] : undefined
}

const evidenceOf = (id: string) => ({ finding: { is: id } })

function asksRound({ record: { fields } }: Asked): Questions {
  return typeof fields['round'] === 'string'
    ? { round: { register: 'inspection-round', ask: 'first', where: { id: fields['round'] } } }
    : {}
}

function closerOf({ known }: Facts): string | null {
  const round = known['round']
  const closer = typeof round === 'object' ? round?.fields['closer'] : null
  return typeof closer === 'string' ? closer : null
}

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
    on: ['assign', 'start', 'set-due-day'],
    severity: 'refuse',
    at: 'dueOn',
    needs: asksRound,
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
  'pledge-is-given': {
    label: { zh: '作出真实性承诺', en: 'The pledge is given' },
    says: {
      zh: '初核须由主要负责人作出真实性承诺；不能承诺的，请退回补充整改。',
      en: 'The principal pledges that it is true, or returns it.',
    },
    on: ['vet'],
    severity: 'refuse',
    at: 'pledge',
    holds: ({ record: { fields } }: Facts) => fields['pledge'] !== false,
    covers: ['ZG08', 'ZG18'],
  },
  'all-bodies-agreed': {
    label: { zh: '会审单位全部同意', en: 'All bodies agreed' },
    says: {
      zh: '还有会审单位没有同意：会审意见全部为“同意”后再认定销号。',
      en: 'Not every reviewing body has agreed yet.',
    },
    on: ['close'],
    severity: 'refuse',
    needs: asksDissent,
    holds: ({ known }: Facts) => !known['dissent'],
    covers: ['ZG17', 'ZG18'],
  },
  'closed-by-named-body': {
    label: { zh: '由指定单位认定', en: 'Closed by the body named' },
    says: {
      zh: '本轮指定了认定销号的单位：请由该单位认定；以纸面认定的，由整改办按其文件登记。',
      en: 'The round names who closes: only that body does so here; a paper of it is entered by the office.',
    },
    on: ['close'],
    severity: 'refuse',
    needs: asksRound,
    holds: (facts: Facts) => {
      const { actor } = facts
      const closer = closerOf(facts)
      return closer === null || actor.kind !== 'person' || !actor.seat || actor.seat.kind === bodySeats[closer]
    },
    covers: ['ZG17'],
  },
  'closing-has-number': {
    label: { zh: '认定文号', en: 'Number of the closing paper' },
    says: {
      zh: '没有填写认定销号的文号：请按指定单位的认定文件填写。',
      en: 'The number of the paper by which the body named closed it is missing.',
    },
    on: ['close'],
    severity: 'refuse',
    at: 'closingNumber',
    needs: asksRound,
    holds: (facts: Facts) => closerOf(facts) === null || Boolean(facts.record.fields['closingNumber']),
    covers: ['ZG17'],
  },
  'closer-took-no-part': {
    label: { zh: '认定人没有参与整改', en: 'Whoever closes took no part' },
    says: {
      zh: '你是这个问题的申请人、填报人、责任领导或责任人，不能认定销号，请由其他人办理。',
      en: 'You declared, filled in or led this finding; somebody else closes it.',
    },
    on: ['close'],
    severity: 'refuse',
    holds: ({ actor, record: { fields } }: Facts) => !tookPart(actor, fields),
    covers: ['ZG17', 'ZG18'],
  },
  'mechanism-is-named': {
    label: { zh: '明确长效机制', en: 'A mechanism is named' },
    says: {
      zh: '没有写明长效机制：请写明制度或者日常怎样坚持；一次性问题选“无需长效机制”并写明理由。',
      en: 'No mechanism is named: say which regulation or routine keeps it cured, or that none is needed and why.',
    },
    on: ['declare', 'close'],
    severity: 'warn',
    at: 'mechanism',
    holds: ({ record: { fields } }: Facts) => Boolean(fields['mechanismKind'] && fields['mechanism']),
    covers: ['ZG18'],
  },
  'no-mechanism-has-reason': {
    label: { zh: '无需长效机制写明理由', en: 'Why no mechanism' },
    says: { zh: '选了“无需长效机制”，请写明理由。', en: 'Where no mechanism is needed, say why.' },
    on: ['declare', 'close'],
    severity: 'refuse',
    at: 'mechanism',
    holds: ({ record: { fields } }: Facts) => fields['mechanismKind'] !== 'none' || Boolean(fields['mechanism']),
    covers: ['ZG18'],
  },
  'at-once-during-inspection': {
    label: { zh: '立行立改在巡察期间办结', en: 'At once means during the inspection' },
    says: {
      zh: '巡察期间交办的立行立改问题，整改时限晚于巡察结束日期，请核对。',
      en: 'What is to be cured at once is due before the inspection ends; please check.',
    },
    on: ['assign', 'start'],
    severity: 'warn',
    at: 'dueOn',
    needs: asksRound,
    holds: ({ record: { fields }, known }: Facts) => {
      const round = known['round']
      const endsOn = typeof round === 'object' ? round?.fields['endsOn'] : null
      const { speed, openedOn, dueOn } = fields
      if (speed !== 'at-once' || typeof endsOn !== 'string' || typeof dueOn !== 'string') return true
      return typeof openedOn !== 'string' || openedOn > endsOn || dueOn <= endsOn
    },
    covers: ['ZG13'],
  },
  'merged-into-a-live-finding': {
    label: { zh: '并入在办问题', en: 'Merged into a live finding' },
    says: {
      zh: '只能并入同一轮次另一个没有合并、拆分和销号的问题，请核对。',
      en: 'It is merged into another finding of the same round that still counts and is not closed.',
    },
    on: ['merge'],
    severity: 'refuse',
    at: 'mergedInto',
    needs: ({ record: { fields } }: Asked): Readonly<{ [question: string]: Question }> =>
      typeof fields['mergedInto'] === 'string'
        ? { other: { register: 'inspection-finding', ask: 'first', where: { id: fields['mergedInto'] } } }
        : {},
    holds: ({ record, known }: Facts) => {
      const other = known['other']
      if (typeof other !== 'object' || other === null) return true
      const live = !['merged', 'split', 'closed'].includes(other.state)
      return live && other.id !== record.id && (other.fields['round'] ?? null) === (record.fields['round'] ?? null)
    },
    covers: ['ZG03'],
  },
  'split-into-several': {
    label: { zh: '先登记拆分后的问题', en: 'Split into several' },
    says: {
      zh: '拆分后的问题少于两个：请先登记拆分后的问题，“拆分自”填本问题，再办理拆分。',
      en: 'Fewer than two findings are split from it: open them first and say that they are split from this one.',
    },
    on: ['split'],
    severity: 'refuse',
    needs: ({ record: { id } }: Asked) => ({
      parts: { register: 'inspection-finding', ask: 'count', where: { fields: { splitFrom: { is: id } } } },
    }),
    holds: ({ known }: Facts) => Number(known['parts'] ?? 0) > 1,
    covers: ['ZG03'],
  },
  'correction-has-approver': {
    label: { zh: '更正经他人批准', en: 'A correction is approved' },
    says: {
      zh: '更正反馈原文没有写明批准人：请写明批准更正的领导。',
      en: 'Nobody is named who approved the correction of the original words.',
    },
    on: ['correct'],
    severity: 'warn',
    at: 'approver',
    holds: ({ given }: Facts) =>
      (!Object.hasOwn(given, 'title') && !Object.hasOwn(given, 'original')) || Boolean(given['approver']),
    covers: ['ZG12'],
  },
  'correction-approved-by-another': {
    label: { zh: '更正人不能自己批准', en: 'Approved by somebody else' },
    says: {
      zh: '更正批准人不能是更正人本人，请由其他领导批准。',
      en: 'Whoever corrects does not approve the correction; name somebody else.',
    },
    on: ['correct'],
    severity: 'refuse',
    at: 'approver',
    holds: ({ given, actor }: Facts) =>
      typeof given['approver'] !== 'string' || actor.kind !== 'person' || given['approver'] !== actor.id,
    covers: ['ZG12'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
