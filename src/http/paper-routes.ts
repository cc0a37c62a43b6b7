import { writeXlsx } from 'hucre'
import { Type } from 'typebox'
import { isDay } from '../calendar/days.ts'
import { dayIn } from '../calendar/zones.ts'
import { type PaperKind, paperKinds, takePaper } from '../casework/papers/papers.ts'
import { PaperQuery } from '../contract/papers.ts'
import { refusal } from '../kernel/refusal.ts'
import { docxOf } from '../press/docx/docx.ts'
import { pasteHtml, printHtml } from '../press/html/html.ts'
import type { Paper } from '../press/paper.ts'
import { sheetsOf } from '../press/sheet.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'

interface Form {
  readonly type: string
  readonly ending: string
  write(paper: Paper): Promise<Uint8Array | string> | Uint8Array | string
}

const office = 'application/vnd.openxmlformats-officedocument'
const forms: Readonly<{ [format: string]: Form }> = {
  docx: { type: `${office}.wordprocessingml.document`, ending: 'docx', write: docxOf },
  xlsx: {
    type: `${office}.spreadsheetml.sheet`,
    ending: 'xlsx',
    write: (paper) => writeXlsx({ sheets: sheetsOf(paper) }),
  },
  html: { type: 'text/html; charset=utf-8', ending: 'html', write: printHtml },
  paste: { type: 'text/html; charset=utf-8', ending: 'html', write: pasteHtml },
}

/** Papers of a round, written from the ledger in the form offices use. Each that is taken is on record as an export. */
export function paperRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/papers/:kind',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['papers'],
        summary: `A paper of a round: ${paperKinds.join(', ')}`,
        params: Type.Object({ kind: Type.String({ maxLength: 40 }) }),
        querystring: PaperQuery,
      },
    },
    async (request, reply) => {
      const kind = paperKinds.find((one) => one === request.params.kind)
      const form = forms[request.query.format]
      if (!kind || !form) throw new Refusing([refusal('query-invalid', { detail: paperKinds.join(', ') })])
      const who = whoOf(request)
      const unit = (await house.store.units()).find((one) => one.unit === who.unit)
      const today = dayIn(house.clock.now(), unit?.zone ?? 'Asia/Shanghai')
      const { paper } = granted(await takePaper(house, who, asked(kind, request.query, today)))
      const written = await form.write(paper)
      // A sheet without a table is no sheet: said, not sent empty.
      if (request.query.format === 'xlsx' && sheetsOf(paper).length === 0)
        throw new Refusing([refusal('query-invalid', { detail: 'xlsx' })])
      const name = encodeURIComponent(`${paper.title.join('')}.${form.ending}`)
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .type(form.type)
        .send(typeof written === 'string' ? written : Buffer.from(written))
    },
  )
}

function asked(kind: PaperKind, query: PaperQuery, today: string) {
  const { round, format, asOf = today, number = null, addressee = null, signedOn = '' } = query
  return { kind, round, format, asOf, number, addressee, signedOn: isDay(signedOn) ? signedOn : null }
}
