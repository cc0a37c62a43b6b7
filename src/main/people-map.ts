import type { LedgerMap } from '../casework/ledger-map.ts'
import type { SignInMap } from '../casework/identity/rules.ts'
import type { PeopleMap } from '../casework/people-map.ts'
import type { TraceMap } from '../casework/trace-map.ts'
import type { AccountMap } from '../drivers/store/identity.ts'
import { adminPosts } from '../registers/words.ts'

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
    target: 'target',
    code: 'code',
    verb: 'verb',
    revision: 'revision',
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

/** Where papers go that are read into the rectification ledger. */
export const ledgerMap: LedgerMap = {
  paper: {
    register: 'imported-paper',
    keep: 'keep',
    keepUnread: 'keep-unread',
    confirm: 'confirm',
    map: 'map',
    setAside: 'set-aside',
    waiting: 'kept',
    title: 'title',
    file: 'paper',
    kind: 'kind',
    why: 'why',
    insisted: 'insisted',
    round: 'round',
    feedback: 'feedback',
    columns: 'columns',
    accepted: 'accepted',
    skipped: 'skipped',
    kinds: { ledger: 'ledger', unreadable: 'unreadable' },
  },
  feedback: { register: 'inspection-feedback', round: 'round', paper: 'paper' },
  finding: {
    register: 'inspection-finding',
    round: 'round',
    feedback: 'feedback',
    paper: 'paper',
    raisedOn: 'openedOn',
  },
  measure: { register: 'rectification-measure', finding: 'finding', paper: 'paper' },
}

export const accountMap: AccountMap = {
  register: 'account',
  login: 'login',
  holder: 'holder',
  person: 'personId',
  home: 'home',
}

/** The rules of signing in, and the posts of which a second factor is asked: administrators, and the office that closes findings. */
export const signInMap: SignInMap = {
  register: accountMap.register,
  shortest: 'passwordLength',
  kinds: 'passwordKinds',
  longEnough: 'passwordLongEnough',
  remembered: 'passwordsRemembered',
  goodForDays: 'passwordDays',
  secondFactor: 'secondFactor',
  secondFactorPosts: [...adminPosts, 'rectification-office'],
}
