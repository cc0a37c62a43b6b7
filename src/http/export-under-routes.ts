import { Type } from 'typebox'
import type { ExportColumn } from '../casework/ask/export-rows.ts'
import type { ExportUnder } from '../casework/ask/export-under.ts'
import { type TakenExport, takeExportUnder } from '../casework/export.ts'
import type { Names, RecordRow } from '../casework/rows.ts'
import type { PrintedList } from '../contract/together.ts'
import { refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import { whoOf } from './authenticate.ts'
import { cellsOf, columnsOf, local, type SheetWords } from './export-cells.ts'
import { inWords, tellEnd } from './export-routes.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import { printed, type Sheet, workbookOf } from './under-sheet.ts'
import type { Desk, Wiring } from './wiring.ts'

const Asked = Type.Object({ register: Type.String({ maxLength: 100 }) })
const description =
  'under=<register>.<field>: whose records stand behind the one they point to · columns=, underColumns=: names of fields, state, dueAt… in the order of the sheet · format=xlsx|print · language=zh|en · filters as for the list. Leaves a record in the register of exports, as an export does.'

/** A list with what lies under each of its records, in one sheet or as a page to be printed: on record, complete or not at all. */
export function exportUnderRoutes(scope: Desk, wiring: Wiring): void {
  const schema = {
    tags: ['records'],
    summary: 'Every record of a list with the records under it, as xlsx or to be printed',
    description,
    params: Asked,
    querystring: Type.Unsafe<Query>({ type: 'object', additionalProperties: true }),
  }
  scope.get('/api/registers/:register/export-under', { exposeHeadRoute: false, schema }, async (request, reply) => {
    const read = readQuery(wiring, request.params.register, request.query)
    const who = whoOf(request)
    const zone = (await wiring.house.store.units()).find((one) => one.unit === who.unit)?.zone ?? 'Asia/Shanghai'
    const asked = { filter: read.filter, format: read.format, asked: inWords(read.query) }
    const taken = granted(await takeExportUnder(wiring.house, who, asked, read.under))
    tellEnd(request, reply, taken)
    const sheet = await sheetOf(taken, read, zone)
    reply.header('cache-control', 'private, no-store')
    if (read.format === 'print') return reply.send(printed(sheet) satisfies PrintedList)
    const name = encodeURIComponent(`${sheet.title}-${taken.at.slice(0, 10)}.xlsx`)
    reply
      .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    return reply.send(Buffer.from(await workbookOf(sheet)))
  })
}

function readQuery({ house }: Wiring, name: string, query: Query) {
  const { format = 'xlsx', language, under = '', columns = '', underColumns = '', ...filters } = query
  if (format !== 'xlsx' && format !== 'print')
    throw new Refusing([refusal('query-invalid', { detail: 'format: xlsx, print' })])
  const read = parseListQuery(house.registers, name, filters)
  if (!read.ok) throw new Refusing(read.refusals)
  const [below = '', field = ''] = String(under).split('.')
  const [above, lower] = [house.registers.get(name), house.registers.get(below)]
  if (!above || !lower) throw new Refusing([refusal('unknown-register', { register: below.slice(0, 60) })])
  return {
    format,
    query: filters,
    filter: read.parsed.filter,
    under: { register: below, field },
    above,
    lower,
    columns: String(columns).split(','),
    underColumns: String(underColumns).split(','),
    language: language === 'en' ? ('en' as const) : ('zh' as const),
  }
}

type Read = ReturnType<typeof readQuery>
type Taken = TakenExport & Pick<ExportUnder, 'underColumns'>

/** Everything is gathered before the first byte leaves: what breaks is refused, never cut short. */
async function sheetOf(taken: Taken, read: Read, zone: string): Promise<Sheet> {
  const { language, above, lower } = read
  const side = (register: Register, all: readonly ExportColumn[], wanted: readonly string[]) => {
    const words: SheetWords = { register, zone, language }
    const columns = wanted.flatMap((one) => all.find(({ name }) => name === one) ?? [])
    return {
      title: register.label[language],
      columns: columnsOf({ columns }, words),
      cells: (row: RecordRow, names: Names) => cellsOf({ columns }, row, names, words),
    }
  }
  const [upper, below] = [side(above, taken.columns, read.columns), side(lower, taken.underColumns, read.underColumns)]
  const groups: Sheet['groups'][number][] = []
  for await (const { row, names } of taken.rows) {
    if (row.register === above.name) groups.push({ cells: upper.cells(row, names), under: [] })
    else groups.at(-1)?.under.push(below.cells(row, names))
  }
  return {
    ...{ title: upper.title, under: below.title, columns: upper.columns, underColumns: below.columns, groups },
    ...{ by: taken.by, at: local(taken.at, zone) ?? '', record: taken.record, language },
  }
}
