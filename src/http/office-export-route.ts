import { Type } from 'typebox'
import { takeOfficeExport } from '../casework/export-office.ts'
import { formOf } from '../casework/import/form-of.ts'
import type { TakenExport } from '../casework/export.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { local } from './export-cells.ts'
import { csvCell, inWords, tellEnd, types } from './export-routes.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import { idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'

/** The ledger in the form offices keep, which comes back by the import as changes of its records. */
export function officeExportRoute(scope: Desk, { house }: Wiring): void {
  const schema = {
    tags: ['records'],
    summary: 'The ledger in the form offices keep, as xlsx or csv, to be changed there and imported again',
    description:
      'format=xlsx|csv · language=zh|en · form=<id of an imported workbook>: under its headings, in their order · filters as for the list of findings. Hidden columns hold which record a row is, and its revision. Leaves a record in the register of exports.',
    querystring: Type.Unsafe<Query>({ type: 'object', additionalProperties: true }),
  }
  scope.get('/api/ledger/office-sheet', { exposeHeadRoute: false, schema }, async (request, reply) => {
    const { format = 'xlsx', language: wanted, form: paper, ...query } = request.query
    if (format !== 'xlsx' && format !== 'csv')
      throw new Refusing([refusal('query-invalid', { detail: 'format: xlsx, csv' })])
    const read = parseListQuery(house.registers, house.ledger.finding.register, query)
    if (!read.ok) throw new Refusing(read.refusals)
    const who = whoOf(request)
    const zone = (await house.store.units()).find((one) => one.unit === who.unit)?.zone ?? 'Asia/Shanghai'
    const language = wanted === 'en' ? ('en' as const) : ('zh' as const)
    const form = typeof paper === 'string' ? granted(await formOf(house, who, idOf(paper))) : null
    const words = [inWords(query), ...(form ? [`form=${form.title}`] : [])].filter((one) => one !== '').join(' ')
    const { filter } = read.parsed
    const asked = { filter, format, language, asked: words, form: form?.columns ?? null } as const
    const mark = ({ by, at, record }: TakenExport) =>
      language === 'zh'
        ? `巡察整改台账　导出人：${by}　${local(at, zone)}　导出登记号：${record}`
        : `Rectification ledger. Exported by ${by}, ${local(at, zone)}, on record as ${record}`
    const { taken, content } = granted(await takeOfficeExport(house, who, asked, mark))
    tellEnd(request, reply, taken)
    const name = encodeURIComponent(`${language === 'zh' ? '整改台账' : 'ledger'}-${taken.at.slice(0, 10)}.${format}`)
    reply
      .header('content-type', types[format])
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .header('cache-control', 'private, no-store')
    if ('rows' in content)
      return reply.send(`\uFEFF${content.rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`)
    // Loaded at the first export: nobody else pays for it.
    const { writeXlsx } = await import('hucre/xlsx')
    return reply.send(Buffer.from(await writeXlsx({ sheets: content.sheets })))
  })
}
