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
  const write = async (of: Write) => {
    const { record, entry } = await until200(caller, of, counts)
    acknowledged.push({ ...of, record: record.id, entry, state: record.state, revision: record.revision })
    return record
  }
  const writer = async (name: number) => {
    for (let at = 0; going; at += 1) {
      const opened = await write(receiving(register, `${name}-${at}`))
      await write(assigning(register, `${name}-${at}`, opened, assignment))
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

type Write = Pick<Acknowledged, 'key' | 'path' | 'body' | 'verb' | 'subject'>

function receiving(register: string, name: string): Write {
  const subject = subjectOf(name)
  const fields = { subject, content: `${subject}：路灯不亮`, platform: 'app', receivedOn: '2026-01-05' }
  const path = `/api/registers/${register}/verbs/receive`
  return { key: `receive-${name}`, path, body: { fields }, verb: 'receive', subject }
}

function assigning(register: string, name: string, { id, revision }: Done['record'], fields: Fields): Write {
  const path = `/api/registers/${register}/records/${id}/verbs/assign`
  return { key: `assign-${name}`, path, body: { fields, revision }, verb: 'assign', subject: subjectOf(name) }
}

const subjectOf = (name: string) => `来信 ${name}`

/** Sends the same key again until it is told that it is done, at most a minute. */
async function until200(
  caller: Caller,
  { path, body, key }: Write,
  counts: { retried: number; foundDone: number },
): Promise<Done> {
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

/** No answer at all, or one that says: not now. */
function isWorthRepeating(answer: Answer | null): boolean {
  return answer === null || answer.status === 503
}
