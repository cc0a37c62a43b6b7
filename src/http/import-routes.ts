import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
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
  type ImportAnswer,
  type IntakeStep,
  type LookStep,
  MappingBody,
  TogetherAnswer,
  TogetherBody,
} from '../contract/imports.ts'
import { Cancelled } from '../casework/ports.ts'
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
  lookRoute(scope, wiring)
  mappingRoute(scope, wiring)
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

function lookRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/imports/:record',
    {
      schema: {
        tags,
        summary:
          'A paper as it was read, beside what it proposes given what stands now; answers line by line (NDJSON) how far it is. Nothing is written',
        description:
          'Lines: opening, reading and comparing with how far they are; then paper, positions, defects, proposals with what was found; the last is done or refused.',
        params: OnePaper,
      },
    },
    async (request, reply) => {
      const record = idOf(request.params.record)
      const who = whoOf(request)
      // Before the first line: what is not there is 404, as everywhere.
      granted(await readRecord(house, who, house.ledger.paper.register, record))
      return toldLineByLine<LookStep>(
        request,
        reply,
        async (tell, signal) => {
          tell({ step: 'opening' })
          const look = await lookAt(house, who, record, signal, ({ what, ...far }) => tell({ step: what, ...far }))
          if (!look.ok) return { step: 'refused', refusals: asAnswer(look.refusals) }
          return tellLook(house, look, tell, signal)
        },
        (refusals) => ({ step: 'refused', refusals: asAnswer(refusals) }),
      )
    },
  )
}

function mappingRoute(scope: Desk, { house }: Wiring): void {
  scope.post(
    '/api/imports/:record/mapping',
    {
      schema: {
        tags,
        summary:
          'Where the columns of a workbook go; remembered for the next one. The paper is looked at anew afterwards',
        params: OnePaper,
        headers: KeyHeader,
        body: MappingBody,
        response: { 200: Type.Object({}) },
      },
    },
    async (request) => {
      const [who, record] = [whoOf(request), idOf(request.params.record)]
      granted(await mapColumns(house, who, record, request.body.columns, idempotencyKey(request)))
      return {}
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

/** A paper without its long lists. */
function answerOf(house: House, look: PaperLook): ImportAnswer {
  const { intake, reading, kind } = look.paper
  const readings = reading ? [reading, ...(reading.more ?? [])] : []
  const checks = readings.flatMap((one) => one.checks)
  return asAnswer({
    paper: { id: look.id, title: look.title, kind, state: look.state, fields: look.fields, powers: look.powers },
    text: intake.text,
    lossy: intake.lossy ?? null,
    positions: [],
    warnings: intake.warnings.map(({ words }) => words),
    checks: checks.map(({ code, severity, message, en, spans }) => ({
      code,
      severity,
      spans,
      words: { zh: message, en },
    })),
    proposals: [],
    table: look.table && {
      columns: look.table.columns,
      targets: [
        ...columnTargets(house).map(({ about, field, label }) => ({ target: `${about}.${field}`, label })),
        ...besideFields,
      ],
      rows: look.table.rows.length,
      defects: [],
    },
    together: look.together && {
      ...look.together,
      conflicts: look.together.conflicts.map((one) => ({ ...one, register: registerOf(house, one) })),
    },
    names: look.names,
  })
}

/** Items of a list in one line: written in a few milliseconds, so that nobody waits for ten thousand rows being written. */
const inOneLine = { positions: 2000, defects: 500, proposals: 200 }

async function tellLook(
  house: House,
  look: PaperLook,
  tell: (step: LookStep) => void,
  signal: AbortSignal,
): Promise<LookStep> {
  tell({ step: 'paper', answer: answerOf(house, look) })
  for (const positions of piecesOf(look.paper.intake.positions, inOneLine.positions))
    await turn(() => tell({ step: 'positions', positions: asAnswer(positions) }), signal)
  for (const defects of piecesOf(look.table?.defects ?? [], inOneLine.defects))
    await turn(() => tell({ step: 'defects', defects: asAnswer(defects) }), signal)
  for (const list of piecesOf(look.proposals, inOneLine.proposals)) {
    const proposals = list.map(({ revision: _revision, ...one }) => ({ ...one, register: registerOf(house, one) }))
    await turn(() => tell({ step: 'proposals', proposals: asAnswer(proposals) }), signal)
  }
  return { step: 'done' }
}

const piecesOf = <T>(list: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / most) }, (_, at) => list.slice(at * most, (at + 1) * most))

/** Others have their turn before. */
async function turn(work: () => void, signal: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal.aborted) throw new Cancelled()
  work()
}
