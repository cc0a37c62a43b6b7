import { readableAs } from '../../kernel/reading.ts'
import { asking } from '../asking.ts'
import { derive } from '../derive.ts'
import type { House } from '../house.ts'
import { limitOf } from '../page.ts'
import type { StoredRecord } from '../ports.ts'
import { type Answered, type SearchRow } from '../rows.ts'
import { mayKnow } from '../showing.ts'
import type { Who } from '../who.ts'

const usualLimit = 20
const mostRows = 100
/** How many hits are looked at to find the ones this person may read. */
const mostHits = 1000
const around = 30

/** Full-text search over every register this person may read, newest first. */
export function searchRecords(
  house: House,
  who: Who,
  text: string,
  page: { readonly limit?: number } = {},
): Promise<Answered<{ readonly rows: readonly SearchRow[] }>> {
  return asking(house, who, async (tx, acting) => {
    const { actor } = await acting
    const tokens = house.words.tokens(text)
    const readings = house.registers.current.map((register) => ({
      name: register.name,
      reading: readableAs(register, actor),
    }))
    const registers = readings.filter(({ reading }) => reading !== 'none').map(({ name }) => name)
    if (tokens.length === 0 || registers.length === 0) return { ok: true, rows: [] }
    const limit = limitOf(page.limit, usualLimit, mostRows)
    // Where everything found may be read, no more than the page is fetched.
    const all = readings.every(({ reading }) => reading === 'all' || reading === 'none')
    const found = await tx.search(tokens, registers, all ? limit : mostHits)
    const rows = found.filter(({ record }) => mayKnow(house, record, actor)).slice(0, limit)
    return { ok: true, rows: rows.map((stored) => searchRow(house, stored, tokens)) }
  })
}

function searchRow(house: House, { record, title }: StoredRecord, tokens: readonly string[]): SearchRow {
  const { id, register, state, changedAt } = record
  return {
    register,
    id,
    title,
    state,
    snippet: snippetOf(derive(house.registers, house.people, record).text, tokens),
    changedAt,
  }
}

/** The surroundings of the first word found, out of the text that every reader may read. */
function snippetOf(text: string, tokens: readonly string[]): string {
  const folded = text.toLowerCase()
  const places = tokens.map((token) => folded.indexOf(token)).filter((place) => place >= 0)
  const start = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - around)
  const end = Math.min(text.length, start + 4 * around)
  const part = text.slice(start, end).replace(/\s+/g, ' ').trim().toWellFormed()
  return `${start > 0 ? '…' : ''}${part}${end < text.length ? '…' : ''}`
}
