import { defineRegister } from '../../kernel/register.ts'
import { fieldIn, monthsAfter, stateIn, theOne } from '../../kernel/answers.ts'
import { leadReaders, outsiders, overseers, responsible } from './words.ts'

/**
 * Looks back at a closed finding (回头看), three, six and twelve months after it was closed, or because it was drawn by lot. Whoever looks interviews people and goes
 * there. The outcome is that it holds, or that what was found does not agree; what follows from that a person decides.
 */
export const lookBackCheck = defineRegister({
  name: 'look-back-check',
  label: { zh: '整改“回头看”', en: 'Look-back' },
  covers: ['ZG30'],
  version: '2026-01-01',
  domain: 'rectification-work',
  fields: {
    title: { kind: 'text', label: { zh: '核查事项', en: 'Check' }, required: true, inList: true, max: 500 },
    finding: {
      kind: 'ref',
      register: 'inspection-finding',
      label: { zh: '已销号问题', en: 'Closed finding' },
      required: true,
      inList: true,
      covers: ['ZG30'],
    },
    stage: {
      kind: 'choice',
      label: { zh: '核查节点', en: 'Stage' },
      required: true,
      inList: true,
      choices: {
        first: { zh: '第一次', en: 'First' },
        second: { zh: '第二次', en: 'Second' },
        third: { zh: '第三次', en: 'Third' },
        drawn: { zh: '随机抽取', en: 'Drawn by lot' },
        opinion: { zh: '群众反映', en: 'Upon an opinion' },
      },
      covers: ['ZG30'],
    },
    seed: {
      kind: 'integer',
      label: { zh: '抽取种子', en: 'Seed of the draw' },
      min: 0,
      help: { zh: '用同一个数再抽一次，抽到的相同。', en: 'The same figure draws the same findings again.' },
    },
    dueOn: { kind: 'day', label: { zh: '核查时限', en: 'Due on' }, inList: true, covers: ['ZG30'] },
    checker: { kind: 'person', label: { zh: '核查人', en: 'Who looks' }, required: true, inList: true },
    checkedOn: { kind: 'day', label: { zh: '核查日期', en: 'Checked on' }, inList: true },
    interviewed: {
      kind: 'integer',
      label: { zh: '访谈人数', en: 'People interviewed' },
      min: 0,
      max: 10_000,
      covers: ['ZG30'],
    },
    interviews: {
      kind: 'longtext',
      label: { zh: '访谈记录', en: 'Interviews' },
      readers: ['director', 'office', 'checker'],
    },
    site: { kind: 'longtext', label: { zh: '现场核查记录', en: 'On the spot' }, covers: ['ZG30'] },
    outcome: {
      kind: 'choice',
      label: { zh: '核查结论', en: 'Outcome' },
      inList: true,
      choices: { holds: { zh: '巩固', en: 'It holds' }, differs: { zh: '核查不符', en: 'It does not agree' } },
      covers: ['ZG30'],
    },
    decision: { kind: 'longtext', label: { zh: '处理决定', en: 'What was decided' } },
    newDueOn: { kind: 'day', label: { zh: '新的整改时限', en: 'New day to cure it' } },
    files: { kind: 'files', label: { zh: '核查材料', en: 'Papers' } },
  },
  columns: { title: 'title', owner: 'checker' },
  parties: {
    ...overseers,
    ...outsiders,
    ...responsible,
    checker: { field: 'checker', label: { zh: '核查人', en: 'whoever looks' } },
  },
  readers: [...leadReaders, 'responsible', 'checker'],
  states: {
    planned: { label: { zh: '待核查', en: 'Planned' }, awaits: ['check'] },
    checked: {
      label: { zh: '已核查，待认定', en: 'Checked' },
      awaits: ['conclude', 'take-up-again', 'leave-closed'],
    },
    holds: { label: { zh: '巩固', en: 'It holds' }, final: true },
    'taken-up': { label: { zh: '已恢复整改', en: 'Taken up again' }, final: true },
    'left-closed': { label: { zh: '维持销号', en: 'Left closed' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '安排核查', en: 'Plan' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'planned',
      takes: ['title', 'finding', 'stage', 'seed', 'dueOn', 'checker'],
      needs: ['dueOn'],
      asks: ({ record: { fields } }) => theOne('inspection-finding', fields['finding']),
      sets: ({ record: { fields }, known, settings }) => {
        const months = {
          first: settings['firstMonths'],
          second: settings['secondMonths'],
          third: settings['thirdMonths'],
        }
        const { stage } = fields
        if (stage !== 'first' && stage !== 'second' && stage !== 'third') return {}
        const dueOn = monthsAfter(fieldIn(known['one'], 'closedOn'), months[stage])
        return dueOn === null ? {} : { dueOn }
      },
      elsewhere: { zh: '核查已经安排。', en: 'It is planned already.' },
      covers: ['ZG30'],
    },
    check: {
      label: { zh: '登记核查', en: 'Check' },
      by: ['checker'],
      from: ['planned'],
      to: 'checked',
      takes: ['checkedOn', 'interviewed', 'interviews', 'site', 'outcome', 'files'],
      needs: ['checkedOn', 'interviewed', 'site', 'outcome'],
      already: ['checked', 'holds', 'taken-up', 'left-closed'],
      covers: ['ZG30'],
    },
    conclude: {
      label: { zh: '认定巩固', en: 'Conclude that it holds' },
      by: ['office', 'director'],
      from: ['checked'],
      to: 'holds',
      apart: ['check'],
      already: ['holds'],
      elsewhere: { zh: '先由核查人登记核查。', en: 'It is checked first.' },
      covers: ['ZG30'],
    },
    'take-up-again': {
      label: { zh: '决定恢复整改', en: 'Take up again' },
      by: ['office', 'director'],
      from: ['checked'],
      to: 'taken-up',
      takes: ['decision', 'newDueOn'],
      needs: ['decision', 'newDueOn'],
      apart: ['check'],
      causes: [
        {
          register: 'inspection-finding',
          verb: 'reopen',
          each: ({ record: { fields } }) => [
            {
              record: String(fields['finding']),
              fields: { dueOn: fields['newDueOn'] ?? null },
              note: String(fields['decision'] ?? '').slice(0, 500),
            },
          ],
        },
      ],
      already: ['taken-up'],
      elsewhere: { zh: '核查不符的才恢复整改。', en: 'Only what does not agree is taken up again.' },
      covers: ['ZG30'],
    },
    'leave-closed': {
      label: { zh: '决定维持销号', en: 'Leave closed' },
      by: ['director'],
      from: ['checked'],
      to: 'left-closed',
      takes: ['decision'],
      needs: ['decision'],
      apart: ['check'],
      already: ['left-closed'],
      elsewhere: { zh: '没有待决定的核查不符。', en: 'There is nothing to decide.' },
      covers: ['ZG30'],
    },
  },
  rules: {
    'looks-back-at-what-is-closed': {
      label: { zh: '核查已销号的问题', en: 'At what is closed' },
      says: {
        zh: '只对已销号的问题“回头看”；没有销号的继续整改。',
        en: 'Only closed findings are looked back at; others go on being cured.',
      },
      on: ['plan'],
      severity: 'refuse',
      at: 'finding',
      needs: ({ record: { fields } }) => theOne('inspection-finding', fields['finding']),
      holds: ({ record: { fields }, known }) => !fields['finding'] || stateIn(known['one']) === 'closed',
      covers: ['ZG30'],
    },
    'looked-at-by-another': {
      label: { zh: '核查人不是责任人', en: 'By somebody else' },
      says: {
        zh: '核查人是该问题的责任领导或责任人，请另选核查人。',
        en: 'Whoever looks answers for the finding; choose somebody else.',
      },
      on: ['plan'],
      severity: 'refuse',
      at: 'checker',
      needs: ({ record: { fields } }) => theOne('inspection-finding', fields['finding']),
      holds: ({ record: { fields }, known }) =>
        !['leader', 'owner'].some((field) => fields['checker'] && fieldIn(known['one'], field) === fields['checker']),
      covers: ['ZG30'],
    },
    'drawn-with-a-seed': {
      label: { zh: '抽取留种子', en: 'Drawn with a seed' },
      says: {
        zh: '随机抽取的请填写抽取种子，便于复核。',
        en: 'Keep the seed of a draw, so that it can be drawn again.',
      },
      on: ['plan'],
      severity: 'refuse',
      at: 'seed',
      holds: ({ record: { fields } }) => fields['stage'] !== 'drawn' || typeof fields['seed'] === 'number',
      covers: ['ZG30'],
    },
    'concluded-as-found': {
      label: { zh: '认定与核查一致', en: 'Concluded as found' },
      says: {
        zh: '核查结论为“巩固”的认定巩固；为“核查不符”的，决定恢复整改或者维持销号。',
        en: 'What holds is concluded to hold; where it does not agree, decide to take it up again or to leave it closed.',
      },
      on: ['conclude', 'take-up-again', 'leave-closed'],
      severity: 'refuse',
      at: 'outcome',
      holds: ({ record: { fields }, verb }) => (fields['outcome'] === 'holds') === (verb === 'conclude'),
      covers: ['ZG30'],
    },
    'people-are-asked': {
      label: { zh: '访谈群众', en: 'People are asked' },
      says: {
        zh: '没有访谈任何人：只看材料的核查不能说明问题没有反弹。',
        en: 'Nobody was interviewed; papers alone do not show that it holds.',
      },
      on: ['check'],
      severity: 'warn',
      at: 'interviewed',
      holds: ({ record: { fields } }) => Number(fields['interviewed'] ?? 0) > 0,
      covers: ['ZG30'],
    },
  },
  settings: {
    firstMonths: {
      label: { zh: '第一次核查（销号后月数）', en: 'Months to the first look' },
      standard: 3,
      measure: 'months',
      loosens: 'up',
      min: 1,
      max: 36,
    },
    secondMonths: {
      label: { zh: '第二次核查（销号后月数）', en: 'Months to the second' },
      standard: 6,
      measure: 'months',
      loosens: 'up',
      min: 1,
      max: 36,
    },
    thirdMonths: {
      label: { zh: '第三次核查（销号后月数）', en: 'Months to the third' },
      standard: 12,
      measure: 'months',
      loosens: 'up',
      min: 1,
      max: 60,
    },
  },
  deadlines: {
    'look-back-due': {
      label: { zh: '核查时限', en: 'Look-back due' },
      verb: 'check',
      starts: { field: 'dueOn' },
      remind: [10],
      escalate: [
        { after: 1, to: 'office' },
        { after: 10, to: 'leadingGroup' },
      ],
      covers: ['ZG30'],
    },
  },
  claims: {
    'look-back-stage': {
      label: { zh: '每个节点一次', en: 'Once at each stage' },
      fields: ['finding', 'stage', 'dueOn'],
      says: { zh: '这个问题的这次核查已经安排。', en: 'This look at the finding is planned already.' },
    },
  },
  indicators: {
    'look-back-holds': {
      label: { zh: '“回头看”巩固率', en: 'Found to hold' },
      unit: { zh: '个', en: 'findings' },
      value: { where: { state: ['holds'] } },
      base: { where: { state: ['holds', 'taken-up', 'left-closed'] } },
      window: 'all',
      threshold: { atLeast: 1 },
      covers: ['ZG30'],
    },
  },
})
