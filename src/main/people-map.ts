import type { PeopleMap } from '../casework/people-map.ts'
import type { TraceMap } from '../casework/trace-map.ts'
import type { AccountMap } from '../drivers/store/identity.ts'

/** Where casework finds people, posts, seats and settings among our registers: the one place that says so. */
export const peopleMap: PeopleMap = {
  unit: { register: 'unit', name: 'name', kind: 'kind', parent: 'parent', zone: 'zone' },
  person: { register: 'person' },
  department: { register: 'department' },
  appointment: {
    register: 'appointment',
    states: ['in-force'],
    person: 'person',
    post: 'post',
    department: 'department',
    from: 'from',
    until: 'until',
  },
  deputising: {
    register: 'deputising',
    states: ['in-force'],
    absent: 'absent',
    deputy: 'deputy',
    from: 'from',
    until: 'until',
  },
  seat: {
    register: 'seat',
    states: ['in-force'],
    outsider: 'outsider',
    home: 'home',
    kind: 'kind',
    from: 'from',
    until: 'until',
  },
  share: { register: 'share', states: ['shared'], seat: 'seat', target: 'target' },
  setting: {
    register: 'setting',
    states: ['in-force'],
    subject: 'register',
    name: 'setting',
    value: 'value',
    from: 'from',
  },
  auditPost: 'audit-admin',
}

/** Where casework leaves a record of what people do beside verbs. */
export const traceMap: TraceMap = {
  export: {
    register: 'export',
    begin: 'export',
    complete: 'complete',
    break: 'break',
    by: 'by',
    subject: 'register',
    what: 'what',
    format: 'format',
    filter: 'filter',
    rows: 'rows',
    sent: 'sent',
  },
  recording: {
    register: 'recording',
    file: 'file',
    about: 'about',
    signer: 'signer',
    signedOn: 'signedOn',
    scan: 'scan',
    subject: 'register',
    verb: 'verb',
    target: 'target',
    began: 'began',
    entry: 'entry',
  },
}

export const accountMap: AccountMap = {
  register: 'account',
  login: 'login',
  holder: 'holder',
  person: 'personId',
  home: 'home',
}
