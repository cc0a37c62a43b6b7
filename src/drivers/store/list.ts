import type {
  AggregateQuery,
  Filter,
  ListPage,
  ListQuery,
  Place,
  StoredRecord,
  Tally,
  TallyQuery,
} from '../../casework/ports.ts'
import { conditions, keyColumns, Parameters } from './condition.ts'
import type { Session } from './connection.ts'
import { type RecordRow, recordColumns, recordOf } from './row.ts'

/** How a list is ordered. Records for which `present` does not hold come last in either direction, ordered by id. */
interface Order {
  readonly value: string
  readonly type: string
  readonly from: string
  readonly present: string | null
  readonly absent: string | null
}

type Row = RecordRow & { readonly place: string | number | null }

const plainFrom = 'record r'
const plainColumns = {
  opened: { value: 'r.opened_at', type: 'timestamptz' },
  changed: { value: 'r.changed_at', type: 'timestamptz' },
  due: { value: 'r.due_at', type: 'timestamptz' },
  title: { value: 'r.title', type: 'text' },
  state: { value: 'r.state', type: 'text' },
  owner: { value: 'r.owner', type: 'text' },
} as const

/** One page of a list, and the count of all its rows when asked for: both statements travel together. */
export async function list(session: Session, query: ListQuery): Promise<ListPage> {
  session.planEach()
  const total = query.total ? count(session, query) : null
  total?.catch(() => {})
  const order = orderOf(query)
  const started = query.after !== null && query.after[0] === null
  const first = started ? [] : await part(session, query, order, query.after, query.limit + 1, 'present')
  const missing = query.limit + 1 - first.length
  const rest =
    order.absent && missing > 0
      ? await part(session, query, order, started ? query.after : null, missing, 'absent')
      : []
  const rows = [...first, ...rest]
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  return {
    records: page.map(recordOf),
    next: rows.length > query.limit && last ? [last.place, last.id] : null,
    total: total === null ? null : await total,
  }
}

/** The same list as ids only, all of it. */
export async function listIds(session: Session, query: Pick<ListQuery, 'sort'> & Filter): Promise<readonly string[]> {
  session.planEach()
  const order = orderOf(query)
  const ids = async (which: 'present' | 'absent') => {
    const parameters = new Parameters()
    const absent = which === 'absent'
    const only = absent ? order.absent : order.present
    const all = [...conditions(query, parameters), ...(only ? [only] : [])]
    const direction = query.sort.descending && !absent ? 'DESC' : 'ASC'
    const sorting = absent ? 'r.id' : `${order.value} ${direction}, r.id ${direction}`
    const text = `SELECT r.id FROM ${absent ? plainFrom : order.from} WHERE ${all.join(' AND ')} ORDER BY ${sorting}`
    return (await session.rows<{ id: string }>(text, parameters.values)).map(({ id }) => id)
  }
  return [...(await ids('present')), ...(order.absent ? await ids('absent') : [])]
}

function orderOf({ sort, kinds, register }: Pick<ListQuery, 'sort' | 'kinds' | 'register'>): Order {
  if (typeof sort.by === 'string') {
    const plain = plainColumns[sort.by]
    // Infinity is last by itself when ascending; descending, records that are due come first all the same.
    const split = sort.by === 'due' && sort.descending
    return {
      ...plain,
      from: plainFrom,
      present: split ? `r.due_at < 'infinity'` : null,
      absent: split ? `r.due_at = 'infinity'` : null,
    }
  }
  const { column, type } = keyColumns[kinds[sort.by.field] ?? 'text']
  const keyed = (parameters: string) => `s.unit_id = r.unit_id AND s.record_id = r.id AND ${parameters}`
  const named = `s.register = '${quoted(register)}' AND s.field = '${quoted(sort.by.field)}'`
  return {
    value: `s.${column}${type === 'text' ? ' COLLATE "zh-Hans-CN-x-icu"' : ''}`,
    type,
    from: `record_key s JOIN record r ON ${keyed(`s.${column} IS NOT NULL`)}`,
    present: named,
    absent: `NOT EXISTS (SELECT FROM record_key s WHERE ${keyed(named)})`,
  }
}

/** Register and field are names of a declaration, never a caller's text; anything else is refused. */
function quoted(name: string): string {
  if (!/^[A-Za-z][A-Za-z0-9:-]*$/.test(name)) throw new TypeError(`${name} is no name of a declaration`)
  return name
}

/** The limit stands in the text: it is a number of ours, and a plan made for an unknown one sorts what an index already gives in order. */
async function part(
  session: Session,
  query: ListQuery,
  order: Order,
  after: Place | null,
  limit: number,
  which: 'present' | 'absent',
): Promise<readonly Row[]> {
  const parameters = new Parameters()
  const all = conditions(query, parameters)
  const absent = which === 'absent'
  const only = absent ? order.absent : order.present
  if (only) all.push(only)
  const direction = query.sort.descending && !absent ? 'DESC' : 'ASC'
  if (after) {
    const id = parameters.add(after[1], 'uuid')
    const beyond = direction === 'DESC' ? '<' : '>'
    all.push(
      absent ? `r.id > ${id}` : `(${order.value}, r.id) ${beyond} (${parameters.add(after[0], order.type)}, ${id})`,
    )
  }
  const place = absent ? 'NULL::text' : order.value
  const sorting = absent ? 'r.id' : `${order.value} ${direction}, r.id ${direction}`
  const text = `SELECT ${recordColumns}, ${place} AS place FROM ${absent ? plainFrom : order.from}
    WHERE ${all.join(' AND ')} ORDER BY ${sorting} LIMIT ${limit}`
  return session.rows<Row>(text, parameters.values)
}

/** Count of the records, or sum of a number field over them. Erased records count in nothing. */
export async function aggregate(session: Session, query: AggregateQuery): Promise<number> {
  session.planEach()
  const parameters = new Parameters()
  const all = [...conditions(query, parameters), 'NOT r.erased'].join(' AND ')
  const text =
    query.sum === undefined
      ? `SELECT count(*) AS figure FROM record r WHERE ${all}`
      : `SELECT coalesce(sum(s.int_value), 0) AS figure FROM record r JOIN record_key s ON s.unit_id = r.unit_id AND s.record_id = r.id
         AND s.register = r.register AND s.field = ${parameters.add(query.sum)} WHERE ${all}`
  const [row] = await session.rows<{ figure: number }>(text, parameters.values)
  return row?.figure ?? 0
}

/** Counts by value. Erased records count in nothing. */
export async function tally(session: Session, query: TallyQuery): Promise<readonly Tally[]> {
  session.planEach()
  const parameters = new Parameters()
  const all = [...conditions(query, parameters), 'NOT r.erased'].join(' AND ')
  if (query.by === 'state')
    return session.rows<Tally>(
      `SELECT r.state AS value, count(*) AS figure FROM record r WHERE ${all} GROUP BY r.state`,
      parameters.values,
    )
  const { column } = keyColumns[query.kinds[query.by.field] ?? 'text']
  const keyed = `s.unit_id = r.unit_id AND s.record_id = r.id AND s.register = r.register AND s.field = ${parameters.add(query.by.field)}`
  return session.rows<Tally>(
    `SELECT s.${column}::text AS value, count(*) AS figure FROM record r JOIN record_key s ON ${keyed}
     WHERE ${all} AND s.${column} IS NOT NULL GROUP BY 1`,
    parameters.values,
  )
}

/** How many rows a list has, erased ones included: they are listed as such. */
async function count(session: Session, filter: Filter): Promise<number> {
  const parameters = new Parameters()
  const all = conditions(filter, parameters).join(' AND ')
  const [row] = await session.rows<{ figure: number }>(
    `SELECT count(*) AS figure FROM record r WHERE ${all}`,
    parameters.values,
  )
  return row?.figure ?? 0
}

export async function first(session: Session, filter: Filter): Promise<StoredRecord | null> {
  session.planEach()
  const parameters = new Parameters()
  const text = `SELECT ${recordColumns} FROM record r WHERE ${conditions(filter, parameters).join(' AND ')} AND NOT r.erased ORDER BY r.opened_at, r.id LIMIT 1`
  const [row] = await session.rows<RecordRow>(text, parameters.values)
  return row ? recordOf(row) : null
}
