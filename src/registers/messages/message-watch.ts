import { defineRegister } from '../../kernel/register.ts'

/** The daily look at every message box by a named person, created ahead for each working day and missed visibly. */
export const messageWatch = defineRegister({
  name: 'message-watch',
  label: { zh: '留言值班巡看', en: 'Message watch' },
  covers: ['MS01'],
  cures: ['留言', '无人值守', '巡看', '漏看'],
  version: '2026-01-01',
  domain: 'messages',
  fields: {
    day: { kind: 'day', label: { zh: '值班日期', en: 'Day' }, required: true, inList: true, aliases: ['日期'] },
    topic: { kind: 'text', label: { zh: '事项', en: 'Topic' }, required: true, inList: true },
    watcher: { kind: 'person', label: { zh: '值班人', en: 'On duty' }, inList: true, aliases: ['值班员'] },
    found: { kind: 'integer', label: { zh: '新增留言（条）', en: 'New messages' }, inList: true, min: 0, max: 100000 },
    remarks: { kind: 'longtext', label: { zh: '值班情况', en: 'Remarks' } },
  },
  columns: { title: 'topic', owner: 'watcher' },
  parties: {
    watcher: { field: 'watcher', label: { zh: '值班人', en: 'person on duty' } },
    duty: { post: 'message-duty', label: { zh: '留言值班', en: 'message duty' } },
    reviewer: { post: 'deputy-director', label: { zh: '分管领导', en: 'deputy director' } },
    everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
  },
  readers: ['everyone'],
  states: {
    planned: { label: { zh: '待巡看', en: 'Planned' }, awaits: ['watch'] },
    watched: { label: { zh: '已巡看', en: 'Watched' }, final: true },
  },
  verbs: {
    plan: {
      label: { zh: '排班', en: 'Plan' },
      by: ['duty', 'time', 'house'],
      from: 'nothing',
      to: 'planned',
      takes: ['day', 'topic', 'watcher'],
      elsewhere: { zh: '当日值班已经排定。', en: 'The day is planned already.' },
    },
    reassign: {
      label: { zh: '调班', en: 'Reassign' },
      by: ['duty'],
      from: ['planned'],
      takes: ['watcher'],
      needs: ['watcher'],
      elsewhere: { zh: '已巡看的值班不能调班。', en: 'A finished watch cannot be reassigned.' },
    },
    watch: {
      label: { zh: '登记巡看', en: 'Record the watch' },
      by: ['watcher', 'duty'],
      from: ['planned'],
      to: 'watched',
      takes: ['found', 'remarks'],
      needs: ['found'],
      already: ['watched'],
      covers: ['MS01'],
    },
  },
  deadlines: {
    'watch-due': {
      label: { zh: '当日巡看', en: 'Watch due' },
      verb: 'watch',
      starts: { field: 'day' },
      escalate: [{ after: 1, to: 'reviewer' }],
      covers: ['MS01'],
    },
  },
  duties: {
    'daily-watch': {
      label: { zh: '每日留言巡看', en: 'Daily message watch' },
      recurs: { every: 'working-day' },
      shift: 'stay',
      ahead: 1,
      verb: 'plan',
      fills: ({ due }) => ({ day: due, topic: `${due} 留言巡看` }),
      holder: { post: 'message-duty', field: 'watcher' },
      covers: ['MS01'],
      cures: ['无人值守', '巡看', '漏登'],
    },
  },
  indicators: {
    'watch-rate': {
      label: { zh: '巡看完成率', en: 'Watch rate' },
      unit: { zh: '次', en: 'watches' },
      value: { where: { state: ['watched'] } },
      base: { where: {} },
      window: 'month',
      by: { field: 'day' },
      threshold: { atLeast: 0.9 },
      covers: ['MS01'],
      cures: ['无人值守', '漏看'],
    },
  },
})
