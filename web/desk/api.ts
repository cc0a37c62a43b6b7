import type {
  CodeAnswer,
  Indicators,
  Inbox,
  JournalAnswer,
  Options,
  SavedViews,
  SearchAnswer,
  SignInLog,
} from '../../src/contract/questions.ts'
import type { TogetherAnswer } from '../../src/contract/imports.ts'
import type {
  HolderBody,
  ProposedSecondFactor,
  RecoveryCodes,
  SecondFactorView,
} from '../../src/contract/second-factor.ts'
import type {
  NewPasskeyBody,
  PasskeyOptions,
  PasskeySignInBody,
  Passkeys,
  RemovePasskeyBody,
} from '../../src/contract/passkeys.ts'
import type { CalendarAnswer } from '../../src/contract/calendar.ts'
import type { ExhibitInFull, Gallery } from '../../src/contract/gallery.ts'
import type { MechanismEvidence, MechanismLife, Mechanisms, Suggestions } from '../../src/contract/mechanisms.ts'
import type { Draw, Overview, Pictures, SharedFindings } from '../../src/contract/overview.ts'
import type { FollowedFigure, FoundForm, NoticeDraft, OfferedPapers } from '../../src/contract/papers.ts'
import type { CommonFindings, Statistics, StatisticsRows } from '../../src/contract/statistics.ts'
import type { ReminderBody, ReminderView } from '../../src/contract/reminders.ts'
import type { RecordAnswer, RecordList, Timeline, VerbAnswer, VerbBody } from '../../src/contract/records.ts'
import type {
  AcceptInvitationBody,
  ClockAnswer,
  Done,
  FirstAdministratorsAnswer,
  FirstAdministratorsBody,
  Invitation,
  Me,
  PasswordBody,
  SignedIn,
  SignInBody,
} from '../../src/contract/session.ts'
import type { SettingPreview, SettingsAnswer } from '../../src/contract/settings.ts'
import type { Counts, FileText, PowersOfMany, PrintedList, Stream } from '../../src/contract/together.ts'
import type { RegisterView } from '../../src/contract/view.ts'
import type { Refusal, Refusals } from '../../src/contract/wording.ts'
import { askedEarly, forgetEarly } from './early.ts'
import { words } from './words.ts'

/** What came back: a value, or refusals as data. A refusal is never thrown, so that no screen can forget it. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly refusals: readonly Refusal[] }

interface Call {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly body?: unknown
  /** Made once per form opening, so that a double click or a repeated send writes once. */
  readonly key?: string
  readonly signal?: AbortSignal
}

/** Milliseconds the server's clock is ahead of this machine's: offices have machines whose clock is wrong by days. */
let ahead = 0
let endOfSession: () => void = () => {}

/** What happens when the server no longer knows the session. One listener: the shell. */
export function onSessionEnd(listener: () => void): void {
  endOfSession = listener
}

const listeners = new Set<() => void>()

/** Tells whoever draws figures that a record was written; gives back how to stop listening. */
export function onWritten(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

async function writing(answer: Promise<Answer<VerbAnswer>>): Promise<Answer<VerbAnswer>> {
  const told = await answer
  if (told.ok) for (const listener of listeners) listener()
  return told
}

/** Something was written by another way than `call`: figures are drawn anew, and what was asked before holds no more. */
export function written(): void {
  forgetEarly()
  for (const listener of listeners) listener()
}

/** The server did not know the session any more, on another way than `call`. */
export function sessionEnded(): void {
  endOfSession()
}

/** The server's time, as ISO instant. */
export function serverNow(): string {
  return new Date(Date.now() + ahead).toISOString()
}

/** A key for one intended write. `crypto.randomUUID` is withheld on plain http, so the bytes are drawn by hand. */
export function freshKey(): string {
  const drawn = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Where 401 means that what was shown is wrong, not that a session has ended. */
const signingIn = new Set(['/api/sign-in', '/api/passkeys/sign-in'])

async function call<T>(path: string, { method = 'GET', body, key, signal }: Call = {}): Promise<Answer<T>> {
  if (method !== 'GET') forgetEarly()
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (method !== 'GET') headers['idempotency-key'] = key ?? freshKey()
  try {
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
    if (body !== undefined) init.body = JSON.stringify(body)
    if (signal) init.signal = signal
    const early = method === 'GET' ? await askedEarly(path) : null
    const response = early ?? (await fetch(path, init))
    const sent = Date.parse(response.headers.get('date') ?? '')
    if (!Number.isNaN(sent)) ahead = sent - Date.now()
    const answer = readAnswer<T>(response.status, await response.text())
    if (!answer.ok && answer.status === 401 && !signingIn.has(path)) endOfSession()
    return answer
  } catch (error) {
    if (signal?.aborted) throw error
    return { ok: false, status: 0, refusals: [{ code: 'unreachable', words: words.unreachable }] }
  }
}

function readAnswer<T>(status: number, text: string): Answer<T> {
  try {
    const told: T & Partial<Refusals> = JSON.parse(text === '' ? '{}' : text)
    if (status >= 200 && status < 300) return { ok: true, value: told }
    if (Array.isArray(told.refusals) && told.refusals.length > 0) return { ok: false, status, refusals: told.refusals }
  } catch {
    // Not JSON: something between us and the server answered. Said below.
  }
  return { ok: false, status, refusals: [{ code: `status-${status}`, words: words.unreadableAnswer }] }
}

const part = encodeURIComponent
const of = (register: string) => `/api/registers/${part(register)}`
const tail = (query: URLSearchParams | string) => (String(query) === '' ? '' : `?${query}`)

function paging(cursor: string | null, limit: number): URLSearchParams {
  const query = new URLSearchParams({ limit: String(limit) })
  if (cursor !== null) query.set('cursor', cursor)
  return query
}

/** Every question and every write of the desk, typed by the contract. */
export const api = {
  me: () => call<Me>('/api/me'),
  signIn: (body: SignInBody) => call<SignedIn>('/api/sign-in', { method: 'POST', body }),
  signOut: (everywhere: boolean) => call<Done>(`/api/sign-out${everywhere ? '?everywhere=1' : ''}`, { method: 'POST' }),
  changePassword: (body: PasswordBody, key: string) => call<Done>('/api/password', { method: 'POST', body, key }),
  secondFactor: () => call<SecondFactorView>('/api/second-factor'),
  proposeSecondFactor: (body: HolderBody) => call<ProposedSecondFactor>('/api/second-factor', { method: 'POST', body }),
  confirmSecondFactor: (code: string) =>
    call<RecoveryCodes>('/api/second-factor/confirm', { method: 'POST', body: { code } }),
  renewRecovery: (body: HolderBody) => call<RecoveryCodes>('/api/second-factor/recovery', { method: 'POST', body }),
  switchOffSecondFactor: (body: HolderBody) => call<Done>('/api/second-factor/off', { method: 'POST', body }),
  passkeys: () => call<Passkeys>('/api/passkeys'),
  passkeyOptions: (body: HolderBody) => call<PasskeyOptions>('/api/passkeys/options', { method: 'POST', body }),
  addPasskey: (body: NewPasskeyBody) => call<Done>('/api/passkeys', { method: 'POST', body }),
  removePasskey: (body: RemovePasskeyBody) => call<Done>('/api/passkeys/remove', { method: 'POST', body }),
  passkeySignInOptions: () => call<PasskeyOptions>('/api/passkeys/sign-in/options', { method: 'POST', body: {} }),
  passkeySignIn: (body: PasskeySignInBody) => call<SignedIn>('/api/passkeys/sign-in', { method: 'POST', body }),
  calendar: (from: string, to: string, scope: string) =>
    call<CalendarAnswer>(`/api/calendar?${new URLSearchParams({ from, to, scope })}`),
  papers: (register: string, id: string) => call<OfferedPapers>(`${of(register)}/records/${part(id)}/papers`),
  /** `more`: what it is completed with. */
  paperPath: (register: string, id: string, kind: string, format: string, more: URLSearchParams) =>
    format === 'zip' || format === 'pdf'
      ? `/api/archives/${part(id)}?format=${format}`
      : `${of(register)}/records/${part(id)}/papers/${part(kind)}?${new URLSearchParams([['format', format], ...more])}`,
  form: (code: string) => call<FoundForm>(`/api/forms/${part(code.slice(0, 100))}`),
  notice: (id: string) => call<NoticeDraft>(`/api/notices/${part(id)}`),
  noticeFigure: (id: string, figure: string) =>
    call<FollowedFigure>(`/api/notices/${part(id)}/figures/${part(figure)}`),
  freezeNotice: (id: string, revision: number, key: string) =>
    writing(call<VerbAnswer>(`/api/notices/${part(id)}/freeze`, { method: 'POST', body: { revision }, key })),
  overview: () => call<Overview>('/api/overview'),
  statistics: () => call<Statistics>('/api/overview/statistics'),
  commonFindings: () => call<CommonFindings>('/api/overview/statistics/common'),
  statisticsFindings: (query: URLSearchParams) =>
    call<StatisticsRows>(`/api/overview/statistics/findings${tail(query)}`),
  draw: (round: string, query: URLSearchParams) => call<Draw>(`/api/rounds/${part(round)}/draw${tail(query)}`),
  pictures: (round: string) => call<Pictures>(`/api/rounds/${part(round)}/pictures`),
  sharedFindings: (unit: string) => call<SharedFindings>(`/api/overview/units/${part(unit)}/findings`),
  settings: () => call<SettingsAnswer>('/api/settings'),
  previewSetting: (query: URLSearchParams) => call<SettingPreview>(`/api/settings/preview${tail(query)}`),
  mechanisms: (finding?: string) =>
    call<Mechanisms>(`/api/mechanisms${finding === undefined ? '' : `?finding=${part(finding)}`}`),
  mechanismLife: (mechanism: string) => call<MechanismLife>(`/api/mechanisms/${part(mechanism)}/life`),
  suggestions: (finding: string) => call<Suggestions>(`/api/findings/${part(finding)}/suggestions`),
  freezeEvidence: (mechanism: string, key: string) =>
    writing(call<VerbAnswer>(`/api/mechanisms/${part(mechanism)}/evidence`, { method: 'POST', body: {}, key })),
  mechanismEvidence: (evidence: string) => call<MechanismEvidence>(`/api/mechanism-evidence/${part(evidence)}`),
  gallery: () => call<Gallery>('/api/gallery'),
  exhibit: (register: string) => call<ExhibitInFull>(`/api/gallery/${part(register)}`),
  reminder: () => call<ReminderView>('/api/me/reminder'),
  chooseReminder: (body: ReminderBody) => call<Done>('/api/me/reminder', { method: 'PUT', body }),
  noReminder: () => call<Done>('/api/me/reminder', { method: 'DELETE' }),
  invitation: (token: string) => call<Invitation>(`/api/first-admin/${part(token)}`),
  openHouse: (token: string, body: FirstAdministratorsBody | AcceptInvitationBody, key: string) =>
    call<FirstAdministratorsAnswer>(`/api/first-admin/${part(token)}`, { method: 'POST', body, key }),
  actIn: (seat: string | null) => call<Done>('/api/act-in', { method: 'POST', body: { seat } }),
  actAs: (person: string) => call<Done>('/api/demo/act-as', { method: 'POST', body: { person } }),
  moveClock: (now: string) => call<ClockAnswer>('/api/demo/clock', { method: 'POST', body: { now } }),

  view: (register: string) => call<RegisterView>(`${of(register)}/view`),
  list: (register: string, query: URLSearchParams) => call<RecordList>(`${of(register)}/records${tail(query)}`),
  record: (register: string, id: string) => call<RecordAnswer>(`${of(register)}/records/${part(id)}`),
  timeline: (register: string, id: string, cursor: string | null) =>
    call<Timeline>(`${of(register)}/records/${part(id)}/timeline${cursor === null ? '' : `?cursor=${part(cursor)}`}`),
  create: (register: string, verb: string, body: VerbBody, key: string) =>
    writing(call<VerbAnswer>(`${of(register)}/verbs/${part(verb)}`, { method: 'POST', body, key })),
  perform: (register: string, id: string, verb: string, body: VerbBody, key: string) =>
    writing(call<VerbAnswer>(`${of(register)}/records/${part(id)}/verbs/${part(verb)}`, { method: 'POST', body, key })),
  indicators: (register: string, asOf?: string) =>
    call<Indicators>(`${of(register)}/indicators${asOf === undefined ? '' : `?asOf=${part(asOf)}`}`),
  counts: (register: string, query: URLSearchParams) => call<Counts>(`${of(register)}/counts${tail(query)}`),
  powers: (register: string, ids: readonly string[]) =>
    call<PowersOfMany>(`${of(register)}/powers?of=${ids.join(',')}`),
  stream: (register: string, id: string, cursor: string | null) =>
    call<Stream>(`${of(register)}/records/${part(id)}/stream${cursor === null ? '' : `?cursor=${part(cursor)}`}`),
  readers: (register: string, id: string, text: string) =>
    call<Options>(`${of(register)}/records/${part(id)}/readers?${new URLSearchParams({ text })}`),
  printed: (register: string, query: URLSearchParams) =>
    call<PrintedList>(`${of(register)}/export-under${tail(query)}`),
  exportUnderPath: (register: string, query: URLSearchParams) => `${of(register)}/export-under${tail(query)}`,
  officeSheetPath: (query: URLSearchParams) => `/api/ledger/office-sheet${tail(query)}`,
  exportPath: (register: string, query: URLSearchParams) => `${of(register)}/export${tail(query)}`,
  labelsPath: (register: string, query: URLSearchParams) => `${of(register)}/labels${tail(query)}`,
  filePath: (register: string, id: string, sha256: string) =>
    `${of(register)}/records/${part(id)}/files/${part(sha256)}`,
  fileText: (register: string, id: string, sha256: string) =>
    call<FileText>(`${of(register)}/records/${part(id)}/files/${part(sha256)}/text`),
  savedViews: (register: string) => call<SavedViews>(`${of(register)}/views`),
  saveView: (register: string, name: string, query: string) =>
    call<Done>(`${of(register)}/views/${part(name)}`, { method: 'PUT', body: { query } }),
  dropView: (register: string, name: string) => call<Done>(`${of(register)}/views/${part(name)}`, { method: 'DELETE' }),

  putTogether: (papers: readonly string[], key: string) =>
    call<TogetherAnswer>('/api/imports/together', { method: 'POST', body: { papers }, key }),
  mapColumns: (paper: string, columns: Readonly<Record<string, string>>) =>
    call<object>(`/api/imports/${part(paper)}/mapping`, { method: 'POST', body: { columns } }),

  options: (register: string, text: string, signal?: AbortSignal) =>
    call<Options>(
      `/api/options/${part(register)}?${new URLSearchParams({ text, limit: '20' })}`,
      signal ? { signal } : {},
    ),
  inbox: (cursor: string | null, limit = 50) => call<Inbox>(`/api/inbox${tail(paging(cursor, limit))}`),
  search: (text: string) => call<SearchAnswer>(`/api/search?${new URLSearchParams({ text })}`),
  code: (code: string) => call<CodeAnswer>(`/api/codes/${part(code)}`),
  journal: (query: URLSearchParams) => call<JournalAnswer>(`/api/journal${tail(query)}`),
  signInLog: (query: URLSearchParams) => call<SignInLog>(`/api/sign-in-log${tail(query)}`),
}
