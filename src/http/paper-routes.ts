import { createHash } from 'node:crypto'
import { writeXlsx } from 'hucre'
import { Type } from 'typebox'
import { isDay } from '../calendar/days.ts'
import { formByCode } from '../casework/papers/form-by-code.ts'
import { offeredPapers, type PaperAsked, takePaper, type TakenPaper } from '../casework/papers/papers.ts'
import { FoundForm, OfferedPapers, PaperQuery } from '../contract/papers.ts'
import { refusal } from '../kernel/refusal.ts'
import { docxOf } from '../press/docx/docx.ts'
import { pasteHtml, printHtml } from '../press/html/html.ts'
import type { Paper } from '../press/paper.ts'
import { kindsOfPaper, paperKind } from '../press/papers/kinds.ts'
import { sheetsOf } from '../press/sheet.ts'
import { whoOf } from './authenticate.ts'
import { local } from './export-cells.ts'
import { granted, Refusing } from './refusing.ts'
import { idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

interface Form {
  readonly type: string
  readonly ending: string
  /** As the register of exports calls it. */
  readonly entered: string
  write(paper: Paper, mark: string): Promise<Uint8Array | string> | Uint8Array | string
}

const office = 'application/vnd.openxmlformats-officedocument'
const html = { type: 'text/html; charset=utf-8', ending: 'html', entered: 'print' }
const forms: Readonly<{ [format in PaperQuery['format']]: Form }> = {
  docx: { type: `${office}.wordprocessingml.document`, ending: 'docx', entered: 'docx', write: docxOf },
  xlsx: {
    type: `${office}.spreadsheetml.sheet`,
    ...{ ending: 'xlsx', entered: 'xlsx' },
    write: (paper, mark) => writeXlsx({ sheets: sheetsOf(paper, mark) }),
  },
  html: { ...html, write: printHtml },
  paste: { ...html, write: pasteHtml },
}

const OneRecord = { register: Type.String({ maxLength: 100 }), id: Type.String({ maxLength: 100 }) }

/** Papers of a record, written from the ledger in the form offices use. Each that is taken is on record as an export, and marked with it. */
export function paperRoutes(scope: Desk, wiring: Wiring): void {
  menuRoute(scope, wiring)
  takeRoute(scope, wiring)
  formRoute(scope, wiring)
}

function menuRoute(scope: Desk, { house }: Wiring): void {
  const schema = {
    tags: ['papers'],
    summary: 'Papers this record can be printed as now',
    params: Type.Object(OneRecord),
    response: { 200: OfferedPapers },
  }
  scope.get('/api/registers/:register/records/:id/papers', { schema }, async (request) => {
    const { register, id } = request.params
    const { papers } = granted(await offeredPapers(house, whoOf(request), register, idOf(id)))
    return asAnswer({
      papers: papers.map(({ kind }) => {
        const { label, says, sheets, bound, takes = [] } = kindsOfPaper[kind]
        const formats = ['docx', ...(sheets ? ['xlsx'] : []), 'html', ...(bound ? ['zip', 'pdf'] : [])]
        return { kind, label, says, formats, takes: [...takes] }
      }),
    })
  })
}

function takeRoute(scope: Desk, { house }: Wiring): void {
  const schema = {
    tags: ['papers'],
    summary: `A paper of a record: ${Object.keys(kindsOfPaper).join(', ')}`,
    description: 'Leaves a record in the register of exports; a form is entered there with the code of its QR picture.',
    params: Type.Object({ ...OneRecord, kind: Type.String({ maxLength: 40 }) }),
    querystring: PaperQuery,
  }
  const path = '/api/registers/:register/records/:id/papers/:kind'
  scope.get(path, { exposeHeadRoute: false, schema }, async (request, reply) => {
    const who = whoOf(request)
    const { format } = request.query
    const taken = granted(await takePaper(house, who, asked(request.params, request.query)))
    const zone = (await house.store.units()).find((one) => one.unit === who.unit)?.zone ?? 'Asia/Shanghai'
    const { type, ending, write } = forms[format]
    const written = await write(taken.paper, markOf(taken, zone))
    const name = encodeURIComponent(`${taken.paper.title.join('')}.${ending}`)
    if (typeof written === 'string') reply.header('content-security-policy', policyOf(written))
    return reply
      .header('cache-control', 'private, no-store')
      .header('content-disposition', `${format === 'html' ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .type(type)
      .send(typeof written === 'string' ? written : Buffer.from(written))
  })
}

function formRoute(scope: Desk, { house }: Wiring): void {
  const schema = {
    tags: ['papers'],
    summary: 'The record and the step that a signed form is for, by the code printed on it',
    params: Type.Object({ code: Type.String({ maxLength: 100 }) }),
    response: { 200: FoundForm },
  }
  scope.get('/api/forms/:code', { schema }, async (request) => {
    const { kind, ...found } = granted(await formByCode(house, whoOf(request), request.params.code))
    return asAnswer({ ...found, kind, label: kindsOfPaper[kind].label })
  })
}

function asked(
  params: { readonly register: string; readonly id: string; readonly kind: string },
  { format, asOf, number, addressee, signedOn }: PaperQuery,
): PaperAsked {
  const kind = paperKind(params.kind)
  if (!kind || (format === 'xlsx' && !kindsOfPaper[kind].sheets)) throw new Refusing([refusal('paper-not-offered')])
  return {
    ...{ kind, register: params.register, record: idOf(params.id), format: forms[format].entered },
    ...{
      asOf: dayOrNull('asOf', asOf),
      number: number?.trim() || null,
      addressee: addressee?.trim() || null,
      signedOn: dayOrNull('signedOn', signedOn),
    },
  }
}

function dayOrNull(name: string, text: string | undefined) {
  if (text === undefined || text === '') return null
  if (!isDay(text)) throw new Refusing([refusal('query-invalid', { detail: name })])
  return text
}

const markOf = ({ by, at, record }: TakenPaper, zone: string): string =>
  `导出人：${by}　${local(at, zone)}　导出登记号：${record}`

/** A page of its own, drawn by its own style element and nothing else. */
function policyOf(page: string): string {
  const style = /<style>([^<]*)<\/style>/u.exec(page)?.[1]
  const allowed = style === undefined ? "'none'" : `'sha256-${createHash('sha256').update(style).digest('base64')}'`
  return `default-src 'none'; style-src ${allowed}; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
}
