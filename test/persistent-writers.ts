import { setTimeout as sleep } from 'node:timers/promises'
import type { Fields } from '../src/kernel/fields.ts'
import type { Answer, Caller } from './server-process.ts'

/** A write that was answered with 200. */
export interface Acknowledged {
  readonly key: string
  readonly path: string
  readonly body: unknown
  readonly verb: 'receive' | 'assign'
  readonly subject: string
  readonly record: string
  readonly entry: string
  readonly state: string
  readonly revision: number
}

/** People who open messages and assign them, one after the other, and who send the same key again until they are told that it is done. */
export interface Writers {
  acknowledged(): readonly Acknowledged[]
  counts(): { readonly retried: number; readonly foundDone: number }
  /** @throws what stopped a writer, if something did */
  check(): void
  /** Lets everybody end what is under way. */
  finish(): Promise<readonly Acknowledged[]>
}

interface Done {
  readonly record: { readonly id: string; readonly state: string; readonly revision: number }
  readonly entry: string
  readonly replayed: boolean
}

const patience = 60_000

export function startWriters(caller: Caller, register: string, assignment: Fields, count: number): Writers {
  const acknowledged: Acknowledged[] = []
  const counts = { retried: 0, foundDone: 0 }
  const failures: unknown[] = []
  let going = true
  const until200 = async (path: string, body: unknown, key: string): Promise<Done> => {
    const end = performance.now() + patience
    for (let again = false; ; again = true) {
      if (again) counts.retried += 1
      const answer = await caller.post<Done>(path, body, key).catch(() => null)
      if (answer?.status === 200) {
        if (again && answer.body.replayed) counts.foundDone += 1
        return answer.body
      }
      if (!isWorthRepeating(answer)) throw new Error(`${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`)
      if (performance.now() > end) throw new Error(`${path}: no success within a minute: ${JSON.stringify(answer)}`)
      await sleep(25)
    }
  }
  const write = async (of: Pick<Acknowledged, 'key' | 'path' | 'body' | 'verb' | 'subject'>) => {
    const { record, entry } = await until200(of.path, of.body, of.key)
    acknowledged.push({ ...of, record: record.id, entry, state: record.state, revision: record.revision })
    return record
  }
  const writer = async (name: number) => {
    for (let at = 0; going; at += 1) {
      const subject = `来信 ${name}-${at}`
      const body = { fields: { subject, content: `${subject}：路灯不亮`, platform: 'app', receivedOn: '2026-01-05' } }
      const path = `/api/registers/${register}`
      const opened = await write({
        ...{ key: `receive-${name}-${at}`, path: `${path}/verbs/receive`, body, verb: 'receive', subject },
      })
      const assigned = { fields: assignment, revision: opened.revision }
      await write({
        ...{ key: `assign-${name}-${at}`, path: `${path}/records/${opened.id}/verbs/assign`, body: assigned },
        ...{ verb: 'assign', subject },
      })
    }
  }
  const all = Array.from({ length: count }, (_none, name) => writer(name).catch((error) => failures.push(error)))
  const check = () => {
    if (failures.length > 0) throw failures[0]
  }
  return {
    acknowledged: () => acknowledged,
    counts: () => counts,
    check,
    async finish() {
      going = false
      await Promise.all(all)
      check()
      return acknowledged
    },
  }
}

/** No answer at all, or one that says: not now. */
function isWorthRepeating(answer: Answer | null): boolean {
  return answer === null || answer.status === 503
}
