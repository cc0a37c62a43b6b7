import { finished, Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type TakenExport, takeExport } from '../casework/export.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { cellsOf, columnsOf, local, type SheetWords } from './export-cells.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'

export const types = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/**
 * A list as a file: every row this person may read, on record before the first byte leaves, marked with who took it, when, and under which number it stands on record. Its
 * last line counts the rows, so that a cut-off file shows; how it ended is entered when the connection has closed. Never by HEAD, which would take nothing.
 */
export function exportRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/export',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['records'],
        summary: 'Every record of a list as csv or xlsx; filters as for the list, format=csv|xlsx, language=zh|en',
        description:
          'Leaves a record in the register of exports: who, when, which list, which filter, how many records, and whether all of them left.',
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
      const register = house.registers.get(request.params.register)
      if (!register) throw new Refusing([refusal('unknown-register', { register: request.params.register })])
      const who = whoOf(request)
      const zone = (await house.store.units()).find((one) => one.unit === who.unit)?.zone ?? 'Asia/Shanghai'
      const asked = { filter: read.parsed.filter, format, asked: inWords(query) }
      const taken = granted(await takeExport(house, who, asked))
      tellEnd(request, reply, taken)
      const words: SheetWords = { register, zone, language: language === 'en' ? 'en' : 'zh' }
      const name = encodeURIComponent(`${register.label[words.language]}-${taken.at.slice(0, 10)}.${format}`)
      reply
        .header('content-type', types[format])
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .header('cache-control', 'private, no-store')
      return reply.send(format === 'csv' ? csv(taken, words) : await xlsx(taken, words))
    },
  )
}

/** The record learns how it ended when the last byte is out of our hands, or the connection is gone. */
export function tellEnd(request: FastifyRequest, reply: FastifyReply, taken: TakenExport): void {
  finished(reply.raw, (error) => {
    taken.ended(!error).catch((why: unknown) => {
      request.log.error({ err: why }, 'the end of an export was not entered')
    })
  })
}

/** The filter as it was asked for, readable. */
export function inWords(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, value]) => [value ?? []].flat().map((one) => `${name}=${one}`))
    .join(' & ')
}

async function* rows(taken: TakenExport, words: SheetWords): AsyncGenerator<(string | number | null)[]> {
  const at = local(taken.at, words.zone)
  const mark =
    words.language === 'zh'
      ? `导出人：${taken.by}　${at}　导出登记号：${taken.record}`
      : `Exported by ${taken.by}, ${at}, on record as ${taken.record}`
  yield [`${words.register.label[words.language]}　${mark}`]
  yield columnsOf(taken, words)
  let count = 0
  for await (const { row, names } of taken.rows) {
    count += 1
    yield cellsOf(taken, row, names, words)
  }
  yield [words.language === 'zh' ? `共 ${count} 条，到此为止。` : `${count} records in all; end of list.`]
}

/** UTF-8 with a mark in front, because the spreadsheets of offices read csv without it as GBK. */
function csv(taken: TakenExport, words: SheetWords): Readable {
  async function* lines(): AsyncGenerator<string> {
    yield '\uFEFF'
    for await (const cells of rows(taken, words)) yield `${cells.map(csvCell).join(',')}\r\n`
  }
  return Readable.from(lines(), { objectMode: false })
}

export function csvCell(cell: string | number | null): string {
  if (cell === null) return ''
  const text = String(cell)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Loaded at the first export: nobody else pays for it. */
async function xlsx(taken: TakenExport, words: SheetWords): Promise<Readable> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  const stream = writeXlsxStream(rows(taken, words), { name: words.register.label[words.language].slice(0, 31) })
  return Readable.fromWeb(stream as ReadableStream<Uint8Array>)
}
