import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { readRecord } from '../casework/ask/read-record.ts'
import { confirm } from '../casework/import/confirm.ts'
import { lookAt, type PaperLook, registerOf } from '../casework/import/look.ts'
import { mapColumns } from '../casework/import/map-columns.ts'
import { columnTargets } from '../casework/import/table.ts'
import { putTogether } from '../casework/import/put-together.ts'
import { takeIn } from '../casework/import/take-in.ts'
import {
  ConfirmBody,
  type ConfirmStep,
  ImportAnswer,
  type IntakeStep,
  MappingBody,
  TogetherAnswer,
  TogetherBody,
} from '../contract/imports.ts'
import type { House } from '../casework/house.ts'
import { whoOf } from './authenticate.ts'
import { fileName } from './file-routes.ts'
import { granted } from './refusing.ts'
import { idempotencyKey, idOf } from './same-site.ts'
import { toldLineByLine } from './told-line-by-line.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const tags = ['import']
const OnePaper = Type.Object({ record: Type.String({ maxLength: 100 }) })
const KeyHeader = Type.Object({ 'idempotency-key': Type.Optional(Type.String()) })
/** Ten thousand accepted rows with what was changed in them. */
const confirmLimit = 16 * 2 ** 20

/** Papers that are put in, read, compared with the ledger, and taken over by a person. */
export function importRoutes(scope: Desk, wiring: Wiring): void {
  scope.register(async (uploads: Desk) => intakeRoute(uploads, wiring))
  lookRoutes(scope, wiring)
  togetherRoute(scope, wiring)
  confirmRoute(scope, wiring)
}

function intakeRoute(scope: Desk, { house, fileLimit }: Wiring): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  scope.post(
    '/api/imports',
    {
      bodyLimit: fileLimit,
      schema: {
        tags,
        summary: 'Put a paper in to be read: raw bytes; answers line by line (NDJSON) how far it is',
        description:
          'X-File-Name holds its name, percent-encoded. X-Insist: why the machine was wrong about a mark it saw. The last line is done, kept-unread or refused.',
        consumes: ['application/octet-stream'],
        headers: Type.Object({
          ...KeyHeader.properties,
          'x-file-name': Type.Optional(Type.String({ maxLength: 2000 })),
          'x-insist': Type.Optional(Type.String({ maxLength: 20_000 })),
        }),
      },
    },
    (request, reply) =>
      toldLineByLine<IntakeStep>(request, reply, intakeOf(house, request, fileLimit), (refusals) => ({
        step: 'refused',
        refusals: asAnswer(refusals),
      })),
  )
}

/** What a request to put a paper in asks for, judged before anything is read of it. */
function intakeOf(house: House, request: FastifyRequest, limit: number) {
  const insist = decoded(request.headers['x-insist'])
  const given = {
    ...{ name: fileName(request.headers['x-file-name']), key: idempotencyKey(request), limit },
    ...(insist === null ? {} : { insist }),
  }
  const bytes = request.body instanceof Readable ? request.body : Readable.from([])
  return async (tell: (step: IntakeStep) => void, signal: AbortSignal): Promise<IntakeStep> => {
    const taken = await takeIn(house, whoOf(request), bytes, given, tell, signal)
    if (!taken.ok) return { step: 'refused', refusals: asAnswer(taken.refusals) }
    const { record, unread } = taken
    if (unread) return { step: 'kept-unread', record, refusals: asAnswer([unread]) }
    return { step: 'done', record }
  }
}

/** A header in words, percent-encoded because headers hold no Chinese. */
function decoded(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string' || header === '') return null
  try {
    return decodeURIComponent(header)
  } catch {
    return header
  }
}

function lookRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/imports/:record',
    {
      schema: {
        tags,
        summary: 'A paper as it was read, beside what it proposes given what stands now; nothing is written',
        params: OnePaper,
        response: { 200: ImportAnswer },
      },
    },
    async (request, reply) => {
      const record = idOf(request.params.record)
      return answerOf(house, granted(await lookAt(house, whoOf(request), record, goneWith(reply.raw))))
    },
  )
  scope.post(
    '/api/imports/:record/mapping',
    {
      schema: {
        tags,
        summary: 'Where the columns of a workbook go; remembered for the next one',
        params: OnePaper,
        headers: KeyHeader,
        body: MappingBody,
        response: { 200: ImportAnswer },
      },
    },
    async (request) => {
      const [who, record] = [whoOf(request), idOf(request.params.record)]
      granted(await mapColumns(house, who, record, request.body.columns, idempotencyKey(request)))
      return answerOf(house, granted(await lookAt(house, who, record)))
    },
  )
}

function togetherRoute(scope: Desk, { house }: Wiring): void {
  scope.post(
    '/api/imports/together',
    {
      schema: {
        tags,
        summary: 'One paper of several workbooks that were put in, to be looked through as one list',
        headers: KeyHeader,
        body: TogetherBody,
        response: { 200: TogetherAnswer },
      },
    },
    async (request) => {
      const papers = request.body.papers.map(idOf)
      const { record } = granted(await putTogether(house, whoOf(request), papers, idempotencyKey(request)))
      return { record }
    },
  )
}

/** Fires when the caller goes away before it has its answer. */
function goneWith(raw: { on(event: 'close', then: () => void): unknown }): AbortSignal {
  const gone = new AbortController()
  raw.on('close', () => gone.abort())
  return gone.signal
}

function confirmRoute(scope: Desk, { house }: Wiring): void {
  scope.post(
    '/api/imports/:record/confirm',
    {
      bodyLimit: confirmLimit,
      schema: {
        tags,
        summary: 'Take over what a person accepted, one by one; answers line by line (NDJSON) how far it is',
        params: OnePaper,
        headers: KeyHeader,
        body: ConfirmBody,
      },
    },
    async (request, reply) => {
      idempotencyKey(request)
      const record = idOf(request.params.record)
      // Before the first line: what is not there is 404, as everywhere.
      granted(await readRecord(house, whoOf(request), house.ledger.paper.register, record))
      return toldLineByLine<ConfirmStep>(
        request,
        reply,
        async (tell, signal) => {
          const written = (done: number, of: number) => tell({ step: 'written', done, of })
          const done = await confirm(house, whoOf(request), record, request.body, written, signal)
          if (!done.ok) return { step: 'refused', refusals: asAnswer(done.refusals) }
          return { step: 'done', written: done.written, refused: asAnswer(done.refused), closed: done.closed }
        },
        (refusals) => ({ step: 'refused', refusals: asAnswer(refusals) }),
      )
    },
  )
}

/** Where else a column may go. */
const besideFields = [
  { target: 'finding.state', label: { zh: '问题状态', en: 'State of the finding' } },
  { target: 'measure.state', label: { zh: '措施状态', en: 'State of the measure' } },
  { target: 'finding.record', label: { zh: '问题标识', en: 'Mark of the finding' } },
  { target: 'measure.record', label: { zh: '措施标识', en: 'Mark of the measure' } },
  { target: 'skip', label: { zh: '不导入', en: 'Leave out' } },
]

function answerOf(house: House, look: PaperLook) {
  const { intake, reading, kind } = look.paper
  const readings = reading ? [reading, ...(reading.more ?? [])] : []
  const checks = readings.flatMap((one) => one.checks)
  return asAnswer({
    paper: { id: look.id, title: look.title, kind, state: look.state, fields: look.fields, powers: look.powers },
    text: intake.text,
    lossy: intake.lossy ?? null,
    positions: intake.positions,
    warnings: intake.warnings.map(({ words }) => words),
    checks: checks.map(({ code, severity, message, en, spans }) => ({
      code,
      severity,
      spans,
      words: { zh: message, en },
    })),
    proposals: look.proposals.map(({ revision: _revision, ...one }) => ({ ...one, register: registerOf(house, one) })),
    table: look.table && {
      columns: look.table.columns,
      targets: [
        ...columnTargets(house).map(({ about, field, label }) => ({ target: `${about}.${field}`, label })),
        ...besideFields,
      ],
      rows: look.table.rows.length,
      defects: look.table.defects,
    },
    together: look.together && {
      ...look.together,
      conflicts: look.together.conflicts.map((one) => ({ ...one, register: registerOf(house, one) })),
    },
    names: look.names,
  })
}
