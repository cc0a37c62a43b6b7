import type { ImportProposal } from '../src/contract/imports.ts'
import { lookedAt } from '../src/contract/look-lines.ts'
import { openCounty } from '../src/main/testing/county.ts'
import { openDeskOf } from '../src/main/testing/desk-of-county.ts'
import { parts, title, wants, word } from './ledger/wording.ts'

/**
 * A whole ledger through the door and out again, with a database of its own: a csv put in, its preview, all of it taken over, the office sheet out and in again until nothing is
 * left to change, and as xlsx. Seconds by the clock, and the longest time that others waited for a turn while a preview was made.
 * Run: npm run bench -- ledger-http. BENCH_ROWS makes it smaller. Exits 1 when a limit is missed.
 */

const rows = Number(process.env['BENCH_ROWS'] ?? 10_000)
const perFinding = 4
const limits = { preview: 5, wait: 50, sheet: 1.5 }

/** A row for each measure, the cells of its problem repeated; every hundredth has a day that the calendar has not. */
function csv(): string {
  const lines = Array.from({ length: rows }, (_, at) => {
    const n = Math.trunc(at / perFinding)
    const measure = `对${word(parts, at)}逐项核对${at * 7}笔，${word(wants, at * 3)}的由专人每周检查第${at % perFinding}项`
    return [`${n + 1}`, '财务管理', title(n), measure, n % 100 === 7 ? '2026-02-30' : '2026-06-30', '整改中'].join(',')
  })
  return `\ufeff${['序号,问题类别,反馈问题,整改措施,整改时限,状态', ...lines].join('\r\n')}\r\n`
}

let missed = false

function told(what: string, spent: number, limit: number | null, unit = 's'): void {
  missed ||= limit !== null && spent > limit
  console.log(`${what.padEnd(58)} ${spent.toFixed(2)} ${unit}${limit === null ? '' : `   limit ${limit} ${unit}`}`)
}

async function timed<T>(what: string, limit: number | null, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const made = await work()
  told(what, (performance.now() - begun) / 1000, limit)
  return made
}

/** Begins to measure; called, it ends and tells the longest turn of the event loop, in milliseconds of this thread's processor, so that a busy machine changes nothing. */
function turns(): () => number {
  let [longest, going, before] = [0, true, process.threadCpuUsage()]
  const next = (): void => {
    const { user, system } = process.threadCpuUsage(before)
    longest = Math.max(longest, (user + system) / 1000)
    before = process.threadCpuUsage()
    if (going) setImmediate(next)
  }
  setImmediate(next)
  return () => {
    going = false
    return longest
  }
}

const door = await openDeskOf(await openCounty(), { fileLimit: 64 * 2 ** 20 })
try {
  const { first, does } = door.county
  const fields = { person: first.leader.person, post: 'rectification-office', from: '2026-01-01' }
  await does({ who: { kind: 'house', unit: first.unit }, register: 'appointment', verb: 'appoint', input: { fields } })
  const office = await door.as(first.leader)

  const putIn = async (name: string, body: string | Buffer): Promise<string> => {
    const headers = { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' }
    const answer = await office.ask('/api/imports', { method: 'POST', body, headers })
    const last: { record?: string } = JSON.parse(answer.body.trimEnd().split('\n').at(-1) ?? '{}')
    if (last.record === undefined) throw new Error(answer.body.slice(-500))
    return last.record
  }

  /** The longest that anybody waited for a turn while the lines were made; the answer is put together afterwards. */
  const look = async (what: string, record: string): Promise<readonly ImportProposal[]> => {
    const longest = turns()
    const { body } = await timed(what, limits.preview, () => office.ask(`/api/imports/${record}`))
    told('  longest turn that others waited for', longest(), limits.wait, 'ms')
    const whole = lookedAt(body)
    if (whole === null) throw new Error(body.slice(-500))
    return whole.proposals
  }
  const changes = (list: readonly ImportProposal[]) => list.filter(({ kind }) => kind === 'open' || kind === 'amend')

  const record = await timed(`a csv of ${rows} rows put in and read`, null, () => putIn('台账.csv', csv()))
  await look('  its preview against an empty ledger', record)
  const offered = changes(await look('  the same, looked at again', record))
  await timed(`  ${offered.length} proposals taken over`, null, async () => {
    const body = { accept: offered.map(({ id }) => ({ proposal: id })) }
    const answer = await office.ask(`/api/imports/${record}/confirm`, { method: 'POST', body })
    console.log(`  ${answer.body.trimEnd().split('\n').at(-1)?.slice(0, 200)}`)
  })
  const again = changes(await look('  its preview against all of it', record))
  const out = await timed('the office sheet out as csv', limits.sheet, () =>
    office.ask('/api/ledger/office-sheet?format=csv'),
  )
  const back = await timed('the same csv put in', null, () => putIn('台账（导出）.csv', out.body))
  const left = changes(await look('  its preview', back))
  await timed('the office sheet out as xlsx', limits.sheet, () => office.ask('/api/ledger/office-sheet?format=xlsx'))
  const xlsx = await timed('  and once more', limits.sheet, () => office.ask('/api/ledger/office-sheet?format=xlsx'))
  const book = await timed('the same xlsx put in', null, () => putIn('台账（导出）.xlsx', Buffer.from(xlsx.bytes)))
  const unchanged = changes(await look('  its preview', book))
  console.log(`left to change: ${again.length} of the csv, ${left.length} and ${unchanged.length} of what came back`)
  if (again.length + left.length + unchanged.length > 0) missed = true
} finally {
  await door.close()
}
if (missed) process.exitCode = 1
