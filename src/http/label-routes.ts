import { randomBytes } from 'node:crypto'
import { Type } from 'typebox'
import { findCode } from '../casework/ask/find-code.ts'
import { type TakenExport, takeExport } from '../casework/export.ts'
import { CodeAnswer } from '../contract/questions.ts'
import { refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import { codeFieldOf } from '../kernel/view.ts'
import { labelSheet, type LabelSheet } from '../press/html/labels.ts'
import { whoOf } from './authenticate.ts'
import { cellsOf, local, type SheetWords } from './export-cells.ts'
import { inWords, tellEnd } from './export-routes.ts'
import { policy } from './headers.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** Things bear labels, labels bear codes, and a code that was scanned or typed leads back to the record. */
export function labelRoutes(scope: Desk, wiring: Wiring): void {
  codeRoute(scope, wiring)
  sheetRoute(scope, wiring)
}

function codeRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/codes/:code',
    {
      schema: {
        tags: ['questions'],
        summary: 'Records that bear a code: the number no two records of a register share',
        params: Type.Object({ code: Type.String({ maxLength: 200 }) }),
        response: { 200: CodeAnswer },
      },
    },
    async (request) => asAnswer(granted(await findCode(house, whoOf(request), request.params.code))),
  )
}

function sheetRoute(scope: Desk, wiring: Wiring): void {
  scope.get(
    '/api/registers/:register/labels',
    {
      exposeHeadRoute: false,
      schema: {
        tags: ['records'],
        summary: 'Labels with QR codes for every record of a list, as a page to print; filters as for the list',
        description: 'language=zh|en. Leaves a record in the register of exports, as an export does.',
        params: Type.Object({ register: Type.String({ maxLength: 100 }) }),
        querystring: Type.Unsafe<Query>({ type: 'object', additionalProperties: true }),
      },
    },
    async (request, reply) => {
      const { house } = wiring
      const { language = 'zh', ...query } = request.query
      const { register, filter } = asked(wiring, request.params.register, query)
      const who = whoOf(request)
      const zone = (await house.store.units()).find((one) => one.unit === who.unit)?.zone ?? 'Asia/Shanghai'
      const taken = granted(await takeExport(house, who, { filter, format: 'labels', asked: inWords(query) }))
      tellEnd(request, reply, taken)
      const nonce = randomBytes(16).toString('base64')
      const words: SheetWords = { register, zone, language: language === 'en' ? 'en' : 'zh' }
      const sheet = await sheetOf(taken, words, `${request.protocol}://${request.host}`)
      return reply
        .header('cache-control', 'private, no-store')
        .header('content-security-policy', policy(nonce))
        .type('text/html; charset=utf-8')
        .send(labelSheet({ ...sheet, nonce }))
    },
  )
}

/** Only what bears a code of its own can bear a label. */
function asked({ house }: Wiring, name: string, query: Query) {
  const read = parseListQuery(house.registers, name, query)
  if (!read.ok) throw new Refusing(read.refusals)
  const register = house.registers.get(name)
  if (!register) throw new Refusing([refusal('unknown-register', { register: name })])
  if (codeFieldOf(register) === null) throw new Refusing([refusal('query-invalid', { detail: 'labels' })])
  return { register, filter: read.parsed.filter }
}

const onLabel = ['text', 'department', 'person']

/** Beside its code and name a label says what a list of the register says of where and whose the thing is: two lines have room. */
function linesOn(register: Register): readonly string[] {
  const code = codeFieldOf(register)
  return Object.values(register.fields)
    .filter(({ name, kind, inList }) => inList && onLabel.includes(kind) && name !== code)
    .filter(({ name }) => name !== register.columns.title)
    .map(({ name }) => name)
    .slice(0, 3)
}

async function sheetOf(taken: TakenExport, words: SheetWords, origin: string): Promise<Omit<LabelSheet, 'nonce'>> {
  const { register, language, zone } = words
  const code = codeFieldOf(register) ?? ''
  const columns = linesOn(register).flatMap((name) => taken.columns.find((column) => column.name === name) ?? [])
  const labels: LabelSheet['labels'][number][] = []
  for await (const { row, names } of taken.rows) {
    const bears = row.fields[code]
    if (typeof bears !== 'string') continue
    const cells = cellsOf({ columns }, row, names, words)
    const lines = columns.flatMap(({ label }, at) => (cells[at] == null ? [] : [`${label[language]}：${cells[at]}`]))
    labels.push({ code: bears, opens: `${origin}/desk/q/${encodeURIComponent(bears)}`, name: row.title, lines })
  }
  const at = local(taken.at, zone)
  const mark =
    language === 'zh'
      ? `导出人：${taken.by}　${at}　导出登记号：${taken.record}`
      : `Taken by ${taken.by}, ${at}, on record as ${taken.record}`
  return { title: register.label[language], owner: taken.by.split(' ')[0] ?? '', labels, mark }
}
