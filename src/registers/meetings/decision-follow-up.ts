import { defineRegister } from '../../kernel/register.ts'
import { leaders } from './words.ts'

/** What was decided is followed until it is done (决议督办): by a named person, until a day, and judged done by somebody else. */
export const decisionFollowUp = defineRegister({
  name: 'decision-follow-up',
  label: { zh: '决议督办', en: 'Decision follow-up' },
  covers: ['HY01'],
  version: '2026-01-01',
  domain: 'meetings',
  starts: 'off',
  fields: {
    topic: { kind: 'ref', register: 'meeting-topic', label: { zh: '议题', en: 'Topic' }, required: true, inList: true },
    task: { kind: 'longtext', label: { zh: '落实事项', en: 'Task' }, required: true, inList: true },
    owner: { kind: 'person', label: { zh: '责任人', en: 'Owner' }, required: true, inList: true },
    dueOn: { kind: 'day', label: { zh: '落实时限', en: 'Due on' }, required: true, inList: true },
    progress: { kind: 'longtext', label: { zh: '进展', en: 'Progress' } },
    result: { kind: 'longtext', label: { zh: '落实结果', en: 'Result' } },
  },
  columns: { title: 'task', owner: 'owner' },
  parties: { ...leaders, owner: { field: 'owner', label: { zh: '责任人', en: 'owner' } } },
  readers: ['director', 'deputy', 'office', 'discipline', 'owner'],
  states: {
    assigned: { label: { zh: '落实中', en: 'Assigned' }, awaits: ['finish'] },
    finished: { label: { zh: '待核实', en: 'Finished' }, awaits: ['verify'] },
    done: { label: { zh: '已落实', en: 'Done' }, final: true },
  },
  verbs: {
    assign: {
      label: { zh: '交办', en: 'Assign' },
      by: ['office', 'house'],
      from: 'nothing',
      to: 'assigned',
      takes: ['topic', 'task', 'owner', 'dueOn'],
      elsewhere: { zh: '决议已经交办。', en: 'It is assigned already.' },
    },
    'report-progress': {
      label: { zh: '报告进展', en: 'Report progress' },
      by: ['owner'],
      from: ['assigned'],
      takes: ['progress'],
      needs: ['progress'],
      elsewhere: { zh: '已报落实的决议不再报告进展。', en: 'It is reported as done.' },
    },
    finish: {
      label: { zh: '报告落实', en: 'Report as done' },
      by: ['owner'],
      from: ['assigned'],
      to: 'finished',
      takes: ['result'],
      needs: ['result'],
      already: ['finished'],
      elsewhere: { zh: '决议已经落实。', en: 'It is done.' },
      covers: ['HY01'],
    },
    return: {
      label: { zh: '退回继续落实', en: 'Return' },
      by: ['office'],
      from: ['finished'],
      to: 'assigned',
      reason: true,
      elsewhere: { zh: '没有待核实的落实结果。', en: 'No result waits to be verified.' },
    },
    verify: {
      label: { zh: '核实办结', en: 'Verify' },
      by: ['office'],
      from: ['finished'],
      to: 'done',
      apart: ['finish'],
      already: ['done'],
      elsewhere: { zh: '责任人报告落实后才能核实。', en: 'It is verified once the owner reports it.' },
      covers: ['HY01'],
    },
  },
  deadlines: {
    'decision-carried-out': {
      label: { zh: '决议落实时限', en: 'Carried out by' },
      verb: 'finish',
      starts: { field: 'dueOn' },
      remind: [3],
      escalate: [
        { after: 1, to: 'office' },
        { after: 5, to: 'director', letter: { zh: '督办通知', en: 'Supervision notice' } },
      ],
      covers: ['HY01'],
    },
  },
  indicators: {
    'decisions-carried-out': {
      label: { zh: '决议落实率', en: 'Decisions carried out' },
      unit: { zh: '项', en: 'decisions' },
      value: { where: { state: ['done'] } },
      base: { where: {} },
      window: 'year',
      by: { field: 'dueOn' },
      covers: ['HY01'],
    },
  },
})
