import type { OverviewMap } from '../casework/overview/overview-map.ts'

const letter = {
  register: 'supervision-letter',
  verb: 'issue',
  about: 'finding',
  numbered: 'number',
  dated: 'issuedOn',
}

/** What an inspection office is told of the units it looks at. */
export const overviewMap: OverviewMap = {
  told: {
    'inspection-round': { fields: ['concentratedEndsOn', 'dueOn'], verbs: [] },
    'inspection-finding': {
      fields: ['round', 'code', 'category', 'dueOn', 'reportedDegree', 'closedOn'],
      verbs: ['declare', 'return', 'reopen'],
    },
    'rectification-measure': { fields: ['finding', 'text'], verbs: [] },
  },
  round: {
    register: 'inspection-round',
    from: 'feedbackOn',
    ends: 'concentratedEndsOn',
    limit: 'dueOn',
    over: ['concluded'],
  },
  finding: {
    register: 'inspection-finding',
    round: 'round',
    due: 'dueOn',
    opened: 'openedOn',
    closedOn: 'closedOn',
    category: 'category',
    department: 'department',
    leader: 'leader',
    degree: 'reportedDegree',
    counted: ['open', 'underway', 'declared', 'vetted', 'reviewing', 'closed', 'returned', 'reopened'],
    declares: 'declare',
    sendsBack: 'return',
    reopens: 'reopen',
    sentBack: 'returned',
    reviewing: 'reviewing',
    closed: 'closed',
  },
  check: { register: 'look-back-check', finding: 'finding', seed: 'seed' },
  measure: { register: 'rectification-measure', finding: 'finding', text: 'text' },
  wordings: [
    { register: 'rectification-measure', fields: ['text', 'result'], finding: 'finding' },
    { register: 'inspection-finding', fields: ['result'], finding: null },
  ],
  acts: {
    remind: { ...letter, sets: { kind: 'reminder' } },
    assign: { ...letter, sets: { kind: 'notice' } },
    return: { register: 'inspection-finding', verb: 'return', sets: { returnedBy: 'office' } },
    recognise: { register: 'inspection-finding', verb: 'close', sets: {} },
  },
}
