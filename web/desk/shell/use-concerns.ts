import { useCallback, useEffect, useState } from 'react'
import type { Inbox, InboxRow } from '../../../src/contract/questions.ts'
import type { RecordRow } from '../../../src/contract/records.ts'
import type { Me } from '../../../src/contract/session.ts'
import { api, onWritten } from '../api.ts'
import { keep, kept } from '../kept.ts'
import { remarks, tasks } from '../ledger/registers.ts'
import { useBusinessTime } from '../session.tsx'

/** Asked when the page itself stands: nobody waits for the bell. */
const later = 1200
const mostMentions = 10

export interface Concern {
  readonly key: string
  readonly kind: 'raised' | 'tasks' | 'mentions'
  readonly to: string
  readonly text: string
  readonly at: string
  readonly fresh: boolean
}

/** What concerns this person beside the daily inbox: what was raised to them, tasks given, and remarks that name them. */
export function useConcerns(me: Me) {
  const { now } = useBusinessTime()
  const name = `bell.${me.person.id}`
  const [inbox, setInbox] = useState<Inbox | null>(null)
  const [mentions, setMentions] = useState<readonly RecordRow[]>([])
  const [seen, setSeen] = useState(() => kept(name) ?? '')
  const reads = me.registers.some((register) => register.name === remarks)
  const ask = useCallback(() => {
    void api.inbox(null, 50).then((answer) => answer.ok && setInbox(answer.value))
    if (!reads) return
    const query = new URLSearchParams({ 'f.mentioned': me.person.id, sort: '-opened', limit: String(mostMentions) })
    void api.list(remarks, query).then((answer) => answer.ok && setMentions(answer.value.rows))
  }, [reads, me.person.id])
  useEffect(() => {
    const first = window.setTimeout(ask, later)
    const forget = onWritten(ask)
    return () => {
      clearTimeout(first)
      forget()
    }
  }, [ask])
  const concerns = [...waitingFor(inbox?.rows ?? [], seen), ...mentionsOf(mentions, seen)]
  return {
    concerns,
    counts: inbox?.counts ?? null,
    fresh: concerns.filter((concern) => concern.fresh).length,
    look: ask,
    /** From now on all of it has been looked at. */
    leave: () => {
      setSeen(now)
      keep(name, now)
    },
  }
}

function waitingFor(rows: readonly InboxRow[], seen: string): readonly Concern[] {
  const concerns = new Map<string, Concern>()
  for (const { record, register, raised } of rows) {
    const kind = raised ? 'raised' : register === tasks ? 'tasks' : null
    if (kind === null || concerns.has(record.id)) continue
    const at = raised ? (record.raised[record.raised.length - 1]?.at ?? record.changedAt) : record.openedAt
    const to = `/r/${register}/${record.id}`
    concerns.set(record.id, { key: record.id, kind, to, text: record.title, at, fresh: at > seen })
  }
  return [...concerns.values()]
}

function mentionsOf(rows: readonly RecordRow[], seen: string): readonly Concern[] {
  return rows.map((row) => ({
    key: row.id,
    kind: 'mentions',
    to: `/r/inspection-finding/${String(row.fields['finding'])}`,
    text: row.title,
    at: row.openedAt,
    fresh: row.openedAt > seen,
  }))
}
