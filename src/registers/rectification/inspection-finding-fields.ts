import type { Facts, RuleSpec, VerbSpec } from '../../kernel/spec.ts'
import type { FieldSpec } from '../../kernel/fields.ts'
import { bodies } from './words.ts'

/** Who may read the words of the feedback itself, in which persons may be named: those who lead, those who run it, and those who answer for it. */
const readersOfOriginal = ['leadingGroup', 'office', 'leader', 'head', 'owner', 'helper'] as const

/** What is kept of a finding, in the order of a paper ledger. */
export const findingFields = {
  code: {
    kind: 'text',
    label: { zh: '问题编号', en: 'Code' },
    inList: true,
    max: 60,
    help: {
      zh: '本单位全部问题中唯一的编号；反馈原件上的序号填在“原编号”。',
      en: 'Unique in this unit; the number on the paper goes into its own field.',
    },
    aliases: ['编号', '问题代码'],
    covers: ['ZG03'],
  },
  title: {
    kind: 'text',
    label: { zh: '问题', en: 'Finding' },
    required: true,
    inList: true,
    max: 500,
    aliases: ['反馈问题', '具体问题', '问题内容', '存在问题', '整改内容', '问题描述'],
  },
  original: {
    kind: 'longtext',
    label: { zh: '反馈原文', en: 'Original words' },
    readers: readersOfOriginal,
    help: {
      zh: '照反馈原件逐字录入，登记后只能说明理由更正。',
      en: 'Word by word from the paper; later it is only corrected with a reason.',
    },
    aliases: ['原文', '问题原文'],
    covers: ['ZG12'],
  },
  round: { kind: 'ref', register: 'inspection-round', label: { zh: '巡察轮次', en: 'Round' }, aliases: ['轮次'] },
  feedback: { kind: 'ref', register: 'inspection-feedback', label: { zh: '巡察反馈', en: 'Feedback' } },
  paper: { kind: 'ref', register: 'imported-paper', label: { zh: '来源文件', en: 'Source paper' } },
  place: {
    kind: 'text',
    label: { zh: '来源位置', en: 'Place in the paper' },
    max: 40,
    help: { zh: '来源文件中的起止位置。', en: 'From where to where in the text of the source paper.' },
  },
  number: { kind: 'text', label: { zh: '原编号', en: 'Number on the paper' }, max: 60, aliases: ['序号', '原序号'] },
  category: {
    kind: 'text',
    label: { zh: '类别', en: 'Category' },
    inList: true,
    aliases: ['问题类别', '反馈类别', '问题类型'],
    covers: ['ZG03'],
  },
  aspect: { kind: 'text', label: { zh: '方面', en: 'Aspect' }, aliases: ['反馈方面', '问题方面'], covers: ['ZG03'] },
  path: {
    kind: 'text',
    label: { zh: '层级', en: 'Path' },
    max: 500,
    help: { zh: '类别、方面、问题在反馈原件中的层级。', en: 'Where it stands in the outline of the paper.' },
  },
  speed: {
    kind: 'choice',
    label: { zh: '整改类型', en: 'Speed' },
    inList: true,
    choices: {
      'at-once': { zh: '立行立改', en: 'At once' },
      'by-date': { zh: '限期整改', en: 'By a date' },
      lasting: { zh: '长期坚持', en: 'Lasting' },
    },
    aliases: ['整改时限类型', '时限类型'],
    covers: ['ZG13'],
  },
  leader: {
    kind: 'person',
    label: { zh: '责任领导', en: 'Leader responsible' },
    inList: true,
    aliases: ['牵头领导', '分管领导'],
    covers: ['ZG09', 'ZG11'],
  },
  department: {
    kind: 'department',
    label: { zh: '责任部门', en: 'Department' },
    inList: true,
    aliases: ['责任单位', '责任科室', '牵头部门', '责任股室'],
    covers: ['ZG09', 'ZG11'],
  },
  owner: {
    kind: 'person',
    label: { zh: '责任人', en: 'Person responsible' },
    inList: true,
    aliases: ['具体责任人', '直接责任人'],
    covers: ['ZG09', 'ZG11'],
  },
  helpers: { kind: 'people', label: { zh: '协办人', en: 'Helpers' }, aliases: ['配合人员'] },
  standard: {
    kind: 'text',
    label: { zh: '整改标准', en: 'Standard' },
    max: 500,
    help: { zh: '写明达到什么程度才算整改到位。', en: 'What must be so for it to count as cured.' },
    aliases: ['整改目标', '验收标准', '整改要求'],
  },
  dueOn: {
    kind: 'day',
    label: { zh: '整改时限', en: 'Due on' },
    inList: true,
    aliases: ['整改期限', '完成时限', '完成时间', '时限'],
    covers: ['ZG11', 'ZG19'],
  },
  reportedDegree: {
    kind: 'choice',
    label: { zh: '完成程度', en: 'Degree reported' },
    choices: {
      done: { zh: '已完成', en: 'Done' },
      basic: { zh: '基本完成', en: 'Basically done' },
      lasting: { zh: '持续整改', en: 'Lasting' },
      undone: { zh: '未完成', en: 'Not done' },
    },
    aliases: ['整改结果', '完成情况', '整改完成情况'],
    covers: ['ZG40'],
  },
  progress: {
    kind: 'longtext',
    label: { zh: '整改进展', en: 'Progress' },
    aliases: ['进展', '整改进展情况', '整改情况'],
    covers: ['ZG12', 'ZG16'],
  },
  result: {
    kind: 'longtext',
    label: { zh: '整改成效', en: 'Result' },
    help: {
      zh: '写明数据或实例，如退回多少笔、多少元，印发了哪项制度，办成了哪件事。',
      en: 'With a figure or a named instance: how many, how much, which regulation.',
    },
    aliases: ['成效', '取得成效'],
    covers: ['ZG12'],
  },
  severity: {
    kind: 'choice',
    label: { zh: '问题程度', en: 'Severity' },
    choices: {
      minor: { zh: '一般', en: 'Minor' },
      serious: { zh: '较重', en: 'Serious' },
      grave: { zh: '严重', en: 'Grave' },
    },
  },
  rootCause: {
    kind: 'longtext',
    label: { zh: '原因分析', en: 'Root cause' },
    aliases: ['问题原因', '原因剖析', '产生原因'],
    covers: ['ZG03'],
  },
  mechanismKind: {
    kind: 'choice',
    label: { zh: '长效机制类型', en: 'Kind of mechanism' },
    choices: {
      regulation: { zh: '制度', en: 'Regulation' },
      routine: { zh: '日常工作机制', en: 'Daily routine' },
      none: { zh: '无需长效机制', en: 'None needed' },
    },
  },
  mechanism: {
    kind: 'longtext',
    label: { zh: '长效机制', en: 'Mechanism' },
    max: 1000,
    help: {
      zh: '写明制度名称、文号或者日常怎样坚持；一次性问题选“无需长效机制”的，写明理由。',
      en: 'The regulation with its number, or what is kept up daily; where none is needed, why.',
    },
    aliases: ['建章立制'],
  },
  declaredBy: { kind: 'person', label: { zh: '申请人', en: 'Declared by' }, covers: ['ZG17'] },
  filledBy: { kind: 'people', label: { zh: '填报人', en: 'Filled in by' } },
  pledge: {
    kind: 'yesno',
    label: { zh: '真实性承诺', en: 'Pledge of truthfulness' },
    help: {
      zh: '主要负责人承诺：整改情况真实，佐证材料齐全，愿对其真实性负责。',
      en: 'The principal pledges that what is said is true and the evidence whole.',
    },
    covers: ['ZG18'],
  },
  returnedBy: { kind: 'choice', label: { zh: '退回单位', en: 'Returned by' }, choices: bodies },
  mergedInto: {
    kind: 'ref',
    register: 'inspection-finding',
    label: { zh: '并入问题', en: 'Merged into' },
    covers: ['ZG03'],
  },
  splitFrom: {
    kind: 'ref',
    register: 'inspection-finding',
    label: { zh: '拆分自', en: 'Split from' },
    covers: ['ZG03'],
  },
  approver: {
    kind: 'person',
    label: { zh: '更正批准人', en: 'Correction approved by' },
    help: {
      zh: '批准更正反馈原文的人，不能是更正人本人。',
      en: 'Who agreed to the correction: somebody else than who enters it.',
    },
  },
  closedOn: { kind: 'day', label: { zh: '销号日期', en: 'Closed on' }, aliases: ['销号时间'] },
  closingNumber: { kind: 'text', label: { zh: '销号文号', en: 'Number of the closing paper' } },
  closingPaper: {
    kind: 'files',
    label: { zh: '销号审批表', en: 'The signed closing form' },
    help: { zh: '签署盖章后的扫描件。', en: 'A scan of the form, signed and sealed.' },
    covers: ['ZG17'],
  },
  openedOn: {
    kind: 'day',
    label: { zh: '提出日期', en: 'Raised on' },
    help: {
      zh: '反馈这一问题的日期；措施、材料的日期与它核对。',
      en: 'The day of the feedback; days of measures and evidence are compared with it.',
    },
    aliases: ['反馈时间', '反馈日期'],
  },
  backfilled: {
    kind: 'yesno',
    label: { zh: '补录', en: 'Backfilled' },
    help: {
      zh: '从原有台账补录，没有在本系统逐步办理。',
      en: 'Entered from an older ledger, not done step by step here.',
    },
  },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>

const needs = ({ record }: Omit<Facts, 'known'>) => ({
  living: {
    register: 'mechanism',
    ask: 'count' as const,
    where: { closed: false, fields: { finding: { is: record.id } } },
  },
})

/** A living mechanism is bound, or it was said that none is needed; the reason for that is asked for by a rule of its own. */
function isKept({ record: { fields }, known }: Facts): boolean {
  return fields['mechanismKind'] === 'none' || Number(known['living'] ?? 0) > 0
}

const says = {
  zh: '还没有绑定在运行的长效机制：请绑定一项台账、定期事项、规则或指标；一次性问题选“无需长效机制”并写明理由。',
  en: 'No living mechanism is bound: bind a register, duty, rule or indicator, or say that none is needed and why.',
}

/** What is closed stays cured by something that runs. It warns until the unit has decided, by the dated setting, that it refuses. */
export const mechanismRules = {
  'mechanism-is-bound': {
    label: { zh: '绑定长效机制', en: 'A mechanism is bound' },
    says,
    on: ['close'],
    severity: 'warn',
    needs,
    holds: (facts) => facts.settings['mechanismRequired'] === 1 || isKept(facts),
    covers: ['ZG18'],
  },
  'closing-needs-mechanism': {
    label: { zh: '没有长效机制不销号', en: 'Not closed without a mechanism' },
    says,
    on: ['close'],
    severity: 'refuse',
    needs,
    holds: (facts) => facts.settings['mechanismRequired'] !== 1 || isKept(facts),
    covers: ['ZG18'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>

export const mechanismSettings = {
  mechanismRequired: {
    label: { zh: '没有长效机制不销号', en: 'Not closed without a mechanism' },
    standard: 0,
    min: 0,
    max: 1,
    measure: 'switch',
    loosens: 'down',
  },
} as const

/**
 * Left out of the public text by approval (经批准不公开). Kept is the number, the day and the body of the approval; why it is stays on paper, so that no verb here takes a note
 * and nothing hints at the ground. Who approves is not who asked.
 */
export const withholdingFields = {
  withholdingAskedOn: {
    kind: 'day',
    label: { zh: '申请不公开日期', en: 'Asked to withhold on' },
    covers: ['GK07'],
  },
  withheldNumber: {
    kind: 'text',
    label: { zh: '不公开批准文号', en: 'Withheld by number' },
    max: 60,
    covers: ['GK07'],
  },
  withheldOn: { kind: 'day', label: { zh: '不公开批准日期', en: 'Withheld on' }, covers: ['GK07'] },
  withheldBy: {
    kind: 'text',
    label: { zh: '不公开批准单位', en: 'Withheld by' },
    max: 40,
    help: { zh: '只写批准单位的名称，不写事由。', en: 'The name of the body only, no ground.' },
    covers: ['GK07'],
  },
} as const satisfies Readonly<{ [field: string]: FieldSpec }>

const living = ['open', 'underway', 'declared', 'vetted', 'reviewing', 'closed', 'returned', 'reopened'] as const
const elsewhere = {
  zh: '已合并、已拆分的问题不单独公开，请在并入或者拆分后的问题上办理。',
  en: 'What was merged or split is not told by itself: do it on what came of it.',
}

export const withholdingVerbs = {
  'ask-to-withhold': {
    label: { zh: '申请不公开', en: 'Ask to withhold' },
    by: ['office'],
    from: living,
    wordless: true,
    sets: ({ today }) => ({ withholdingAskedOn: today }),
    elsewhere,
    covers: ['GK07'],
  },
  withhold: {
    label: { zh: '登记不公开批准', en: 'Withhold' },
    by: ['leadingGroup', 'director'],
    from: living,
    takes: ['withheldNumber', 'withheldOn', 'withheldBy'],
    needs: ['withheldNumber', 'withheldOn', 'withheldBy'],
    apart: ['ask-to-withhold'],
    wordless: true,
    sets: () => ({ withholdingAskedOn: null }),
    elsewhere,
    covers: ['GK07'],
  },
  'tell-publicly': {
    label: { zh: '恢复公开', en: 'Tell it publicly' },
    by: ['leadingGroup', 'director'],
    from: living,
    wordless: true,
    sets: () => ({ withholdingAskedOn: null, withheldNumber: null, withheldOn: null, withheldBy: null }),
    elsewhere,
    covers: ['GK07'],
  },
} as const satisfies Readonly<{ [verb: string]: VerbSpec }>

export const withholdingRules = {
  'withheld-once-asked': {
    label: { zh: '先申请后批准', en: 'Asked for first' },
    says: {
      zh: '整改办还没有申请不公开这个问题，请先办理“申请不公开”。',
      en: 'The office has not asked to withhold this finding: that comes first.',
    },
    on: ['withhold'],
    severity: 'refuse',
    holds: ({ before }) => typeof before?.fields['withholdingAskedOn'] === 'string',
    covers: ['GK07'],
  },
  'withheld-by-today': {
    label: { zh: '批准日期不晚于今天', en: 'Approved by today' },
    says: { zh: '批准日期晚于今天，请核对批件。', en: 'The approval would be of a day to come; look at the paper.' },
    on: ['withhold'],
    severity: 'refuse',
    at: 'withheldOn',
    holds: ({ record: { fields }, today }) => typeof fields['withheldOn'] !== 'string' || fields['withheldOn'] <= today,
    covers: ['GK07'],
  },
  'asked-while-public': {
    label: { zh: '已批准不公开', en: 'Withheld already' },
    says: {
      zh: '这个问题已经批准不公开，不必再申请。',
      en: 'This finding is withheld already.',
    },
    on: ['ask-to-withhold'],
    severity: 'refuse',
    holds: ({ before }) => !before?.fields['withheldNumber'],
    covers: ['GK07'],
  },
  'told-again-once-withheld': {
    label: { zh: '批准不公开的才恢复', en: 'Withheld before' },
    says: {
      zh: '这个问题没有申请、也没有批准不公开，本来就公开。',
      en: 'Nobody asked to withhold this finding: it is told publicly as it is.',
    },
    on: ['tell-publicly'],
    severity: 'refuse',
    holds: ({ before }) => Boolean(before?.fields['withheldNumber'] || before?.fields['withholdingAskedOn']),
    covers: ['GK07'],
  },
} as const satisfies Readonly<{ [rule: string]: RuleSpec }>
