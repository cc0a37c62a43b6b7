import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Fields, RecordRow, VerbAnswer, VerbBody } from '../../../src/contract/records.ts'
import type { FieldView, RegisterView, VerbView } from '../../../src/contract/view.ts'
import type { Names, Refusal } from '../../../src/contract/wording.ts'
import { type Answer, api, freshKey } from '../api.ts'
import { changesOf, type FieldValue, type FileRef, filesOf, type Typed, typedOf } from '../fields.ts'
import { useMe } from '../session.tsx'
import { words } from '../words-record.ts'
import { type Draft, draftName, dropDraft, emptyDraft, onPaperName, readDraft, writeDraft } from './draft.ts'
import { atPaper, missingOnPaper, paperFields, signedPaper } from './signed-paper.ts'

export interface VerbFormInput {
  readonly view: RegisterView
  readonly verb: VerbView
  /** null when the verb creates the record. */
  readonly record: RecordRow | null
  readonly names: Names
  /** Values that stand already, such as what a new record belongs to: sent, and not asked for. */
  readonly given?: Fields
  /** Values a new record begins with: shown, and changed like any other. */
  readonly offered?: Fields
  /** Sends the form elsewhere than to the one record: to several at once. */
  readonly send?: (body: VerbBody, key: string) => Promise<Answer<VerbAnswer>>
  /** Typed in for somebody who signed a paper (代录). */
  readonly onPaper?: boolean
  readonly onDone: (answer: VerbAnswer) => void
}

/** Fields a verb takes, in the order an official reads them, those of the signed paper first; and whether each must be filled. */
function fieldsOf(
  view: RegisterView,
  verb: VerbView,
  given: Fields | undefined,
  onPaper: boolean,
): { field: FieldView; required: boolean }[] {
  const own = view.fields
    .filter((field) => verb.takes.includes(field.name) && !(given && field.name in given))
    .map((field) => ({
      field,
      required: verb.needs.includes(field.name) || (verb.from === 'nothing' && field.required),
    }))
  return [...(onPaper ? paperFields.map((field) => ({ field, required: true })) : []), ...own]
}

/** The unfinished form: what is typed, and the one key under which it will be sent. Kept in the browser from the first change on. */
function useDraft(name: string) {
  const [restored, setRestored] = useState(() => readDraft(name))
  const [draft, setDraft] = useState<Draft>(() => restored ?? emptyDraft(new Date().toISOString()))
  const [keepable, setKeepable] = useState(true)
  const touched = useRef(false)
  useEffect(() => {
    if (touched.current) setKeepable(writeDraft(name, draft))
  }, [name, draft])
  const change = useCallback((alter: (old: Draft) => Partial<Draft>) => {
    touched.current = true
    setDraft((old) => ({ ...old, ...alter(old), at: new Date().toISOString() }))
  }, [])
  const drop = () => {
    touched.current = false
    dropDraft(name)
  }
  const clear = () => {
    drop()
    setRestored(null)
    setDraft(emptyDraft(new Date().toISOString()))
  }
  const rekey = () => setDraft((old) => ({ ...old, key: freshKey() }))
  return { draft, restored, keepable, change, drop, clear, rekey }
}

type Kept = ReturnType<typeof useDraft>

/** Fields whose uploads still run: a form waits for them. */
function useUploading() {
  const [uploads, setUploads] = useState<Readonly<Record<string, number>>>({})
  const busy = useCallback(
    (field: string, running: number) =>
      setUploads((old) => (old[field] === running ? old : { ...old, [field]: running })),
    [],
  )
  return { busy, uploading: Object.values(uploads).some((running) => running > 0) }
}

/** Reading and writing single fields of the draft; a field not touched yet shows what the record holds. */
function useTyped(draft: Draft, change: (alter: (old: Draft) => Partial<Draft>) => void, before: Fields) {
  const valueOf = (field: FieldView, typed: Typed = draft.typed): FieldValue =>
    field.name in typed ? (typed[field.name] ?? null) : typedOf(field, before[field.name])
  const put = (field: FieldView, value: FieldValue, picked?: Names) =>
    change((old) => ({ typed: { ...old.typed, [field.name]: value }, names: { ...old.names, ...picked } }))
  const putFiles = (field: FieldView, alter: (files: readonly FileRef[]) => readonly FileRef[]) =>
    change((old) => ({ typed: { ...old.typed, [field.name]: alter(filesOf(valueOf(field, old.typed))) } }))
  const setNote = (note: string) => change(() => ({ note }))
  return { valueOf, put, putFiles, setNote }
}

/** State of one form: the draft, what the server refused, and the way out. */
export function useVerbForm(input: VerbFormInput) {
  const { view, verb, record, names, given, onPaper = false } = input
  const me = useMe()
  const fields = useMemo(() => fieldsOf(view, verb, given, onPaper), [view, verb, given, onPaper])
  const about = record?.id ?? (given ? Object.values(given).join(' ') : null)
  const kept = useDraft(draftName(me.person.id, view.name, about, onPaper ? onPaperName(verb.name) : verb.name))
  const { draft, restored, keepable } = kept
  const { valueOf, put, putFiles, setNote } = useTyped(draft, kept.change, record?.fields ?? input.offered ?? {})
  const { busy, uploading } = useUploading()
  const body = sentBody(input, fields, valueOf, draft.note)
  const { refusals, setRefusals, sending, send } = useSending(input, kept, body)
  return {
    ...{ fields, draft, restored, keepable, uploading, refusals, sending, send, valueOf, putFiles, setNote, busy },
    names: { ...names, ...draft.names },
    put: (field: FieldView, value: FieldValue, picked?: Names) => {
      setRefusals((old) => old.filter((refusal) => refusal.at?.field !== field.name))
      put(field, value, picked)
    },
    wipe: () => {
      kept.clear()
      setRefusals([])
    },
    forgive: () => setRefusals([]),
  }
}

/** Sends once: a second click while the first is on its way does nothing, and the key makes a repeated send the same write. */
function useSending(
  { view, verb, record, onPaper, send: sendElsewhere, onDone }: VerbFormInput,
  kept: Kept,
  { body, unread, missing }: ReturnType<typeof sentBody>,
) {
  const [refusals, setRefusals] = useState<readonly Refusal[]>([])
  const [sending, setSending] = useState(false)
  const gate = useRef(false)
  const { key } = kept.draft
  const send = async () => {
    if (gate.current) return
    if (unread.length + missing.length > 0) return setRefusals([...missing, ...unread.map(unreadRefusal)])
    gate.current = true
    setSending(true)
    const answer = sendElsewhere
      ? await sendElsewhere(body, key)
      : record
        ? await api.perform(view.name, record.id, verb.name, body, key)
        : await api.create(view.name, verb.name, body, key)
    gate.current = false
    setSending(false)
    if (answer.ok) {
      kept.drop()
      return onDone(answer.value)
    }
    const own = new Set(view.fields.map(({ name }) => name))
    setRefusals(onPaper ? answer.refusals.map((one) => atPaper(one, own)) : answer.refusals)
    // A definite no used nothing up: what is sent next is another write. Without an answer the outcome is unknown, and the key must stay.
    if (answer.status >= 400 && answer.status < 500) kept.rekey()
  }
  return { refusals, setRefusals, sending, send }
}

/** What is sent: with a paper that was signed, its particulars too, and what of them is missing. */
function sentBody(
  { record, given, onPaper }: VerbFormInput,
  fields: readonly { readonly field: FieldView }[],
  valueOf: (field: FieldView) => FieldValue,
  note: string,
): { body: VerbBody; unread: readonly FieldView[]; missing: readonly Refusal[] } {
  const own = fields.filter(({ field }) => !paperFields.includes(field))
  const read = bodyOf(own, valueOf, note, record, given)
  if (!onPaper) return { ...read, missing: [] }
  return { ...read, body: { ...read.body, signed: signedPaper(valueOf) }, missing: missingOnPaper(valueOf) }
}

/** What goes to the server: changed fields only, the note where there is one, and the revision the person saw. */
function bodyOf(
  fields: readonly { readonly field: FieldView }[],
  valueOf: (field: FieldView) => FieldValue,
  words: string,
  record: RecordRow | null,
  given: Fields | undefined,
): { body: VerbBody; unread: readonly FieldView[] } {
  const asked = fields.map(({ field }) => field)
  const typed = Object.fromEntries(asked.map((field) => [field.name, valueOf(field)]))
  const { changes, unread } = changesOf(asked, typed, record?.fields ?? {})
  const note = words.trim()
  return {
    body: {
      fields: { ...given, ...changes },
      ...(note === '' ? {} : { note }),
      ...(record ? { revision: record.revision } : {}),
    },
    unread,
  }
}

function unreadRefusal(field: FieldView): Refusal {
  const says = field.kind === 'money' ? words.notAmount : words.notWhole
  return { code: 'field-invalid', words: says, at: { field: field.name } }
}
