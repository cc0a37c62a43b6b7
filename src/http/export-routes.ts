import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Type } from 'typebox'
import { type Export, exportRows } from '../casework/ask/export-rows.ts'
import { readStanding } from '../casework/ask/read-standing.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { cellsOf, columnsOf, local, type SheetWords } from './export-cells.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'

const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** A list as a file: every row this person may read, marked with who took it and when. Its last line counts the rows, so that a cut-off file shows. */
export function exportRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/export',
    {
      schema: {
        tags: ['records'],
        summary: 'Every record of a list as csv or xlsx; filters as for the list, format=csv|xlsx, language=zh|en',
        params: Type.Object({ register: Type.String({ maxLength: 100 }) }),
        querystring: Type.Unsafe<Query>({ type: 'object', additionalProperties: true }),
      },
    },
    async (request, reply) => {
      const { format = 'csv', language = 'zh', ...query } = request.query
      if (format !== 'csv' && format !== 'xlsx')
        throw new Refusing([refusal('query-invalid', { detail: 'format: csv, xlsx' })])
      const read = parseListQuery(house.registers, request.params.register, query)
      if (!read.ok) throw new Refusing(read.refusals)
      const who = whoOf(request)
      const [standing, answer] = await Promise.all([
        readStanding(house, who),
        exportRows(house, who, read.parsed.filter),
      ])
      const [{ person, unit }, found] = [granted(standing), granted(answer)]
      const register = house.registers.get(request.params.register)
      if (!register) throw new Refusing([refusal('unknown-register', { register: request.params.register })])
      const zone = (await house.store.units()).find((one) => one.unit === who.unit)?.zone ?? 'Asia/Shanghai'
      const by = `${unit.name} ${person.name}`
      const words: SheetWords = { register, by, at: house.clock.now(), zone, language: language === 'en' ? 'en' : 'zh' }
      const name = encodeURIComponent(`${register.label[words.language]}-${words.at.slice(0, 10)}.${format}`)
      reply
        .header('content-type', types[format])
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'private, no-store')
      return reply.send(format === 'csv' ? csv(found, words) : await xlsx(found, words))
    },
  )
}

async function* rows(found: Export, words: SheetWords): AsyncGenerator<(string | number | null)[]> {
  const at = local(words.at, words.zone)
  const mark = words.language === 'zh' ? `导出人：${words.by}　${at}` : `Exported by ${words.by}, ${at}`
  yield [`${words.register.label[words.language]}　${mark}`]
  yield columnsOf(found, words)
  let count = 0
  for await (const page of found.pages) {
    for (const row of page.rows) {
      count += 1
      yield cellsOf(found, row, page.names, words)
    }
  }
  yield [words.language === 'zh' ? `共 ${count} 条，到此为止。` : `${count} records in all; end of list.`]
}

/** UTF-8 with a mark in front, because the spreadsheets of offices read csv without it as GBK. */
function csv(found: Export, words: SheetWords): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield '\uFEFF'
    for await (const cells of rows(found, words)) yield `${cells.map(csvCell).join(',')}\r\n`
  }
  return Readable.from(lines(), { objectMode: false })
}

function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Loaded at the first export: nobody else pays for it. */
async function xlsx(found: Export, words: SheetWords): Promise<Readable> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const stream = writeXlsxStream(rows(found, words), { name: words.register.label[words.language].slice(0, 31) })
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>)
}
