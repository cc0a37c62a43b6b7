import { Type } from 'typebox'
import { type CountedBy, countBy } from '../casework/ask/count-by.ts'
import { readPowers } from '../casework/ask/read-powers.ts'
import { readReaders } from '../casework/ask/read-readers.ts'
import { readStream } from '../casework/ask/read-stream.ts'
import { Options } from '../contract/questions.ts'
import { Counts, PowersOfMany, Stream } from '../contract/together.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { exportUnderRoutes } from './export-under-routes.ts'
import { officeExportRoute } from './office-export-route.ts'
import { parseListQuery, type Query } from './list-query.ts'
import { granted, Refusing } from './refusing.ts'
import { idOf, isId } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const closed = { additionalProperties: false }
const name = Type.String({ maxLength: 100 })
const InRegister = Type.Object({ register: name })
const OneRecord = Type.Object({ register: name, id: name })
const Filters = Type.Unsafe<Query>({
  type: 'object',
  additionalProperties: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
})
const mostIds = 200

/** Questions about several records at once, so that a page that shows many asks once. */
export function togetherRoutes(scope: Desk, wiring: Wiring): void {
  countsRoute(scope, wiring)
  powersRoute(scope, wiring)
  streamRoute(scope, wiring)
  readersRoute(scope, wiring)
  exportUnderRoutes(scope, wiring)
  officeExportRoute(scope, wiring)
}

function countsRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/counts',
    {
      schema: {
        tags: ['questions'],
        summary: 'How many records of a list have each value: by=state or by=f.<field>; filters as for the list',
        params: InRegister,
        querystring: Filters,
        response: { 200: Counts },
      },
    },
    async (request) => {
      const { by, ...query } = request.query
      const read = parseListQuery(house.registers, request.params.register, query)
      if (!read.ok) throw new Refusing(read.refusals)
      return asAnswer(granted(await countBy(house, whoOf(request), read.parsed.filter, countedBy(by))))
    },
  )
}

function countedBy(by: Query[string] | undefined): CountedBy {
  if (by === 'state') return by
  if (typeof by === 'string' && by.startsWith('f.')) return { field: by.slice(2) }
  throw new Refusing([refusal('query-invalid', { detail: 'by: state, f.<field>' })])
}

function powersRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/powers',
    {
      schema: {
        tags: ['questions'],
        summary: 'What one may do now with each of several records (of=id,id,… at most 200)',
        params: InRegister,
        querystring: Type.Object({ of: Type.String({ maxLength: 8000 }) }, closed),
        response: { 200: PowersOfMany },
      },
    },
    async (request) => {
      const ids = request.query.of.split(',').filter(isId)
      if (ids.length > mostIds) throw new Refusing([refusal('query-invalid', { detail: `of: 1–${mostIds}` })])
      return asAnswer(granted(await readPowers(house, whoOf(request), request.params.register, ids)))
    },
  )
}

function streamRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/records/:id/stream',
    {
      schema: {
        tags: ['records'],
        summary: 'What happened to a record and to those that point to it, newest first',
        params: OneRecord,
        querystring: Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 2000 })) }, closed),
        response: { 200: Stream },
      },
    },
    async (request) => {
      const { register, id } = request.params
      return asAnswer(granted(await readStream(house, whoOf(request), register, idOf(id), request.query)))
    },
  )
}

function readersRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/records/:id/readers',
    {
      schema: {
        tags: ['questions'],
        summary: 'People of the unit who may read a record, to be spoken to about it',
        params: OneRecord,
        querystring: Type.Object({ text: Type.Optional(Type.String({ maxLength: 200 })) }, closed),
        response: { 200: Options },
      },
    },
    async (request) => {
      const { register, id } = request.params
      return asAnswer(granted(await readReaders(house, whoOf(request), register, idOf(id), request.query)))
    },
  )
}
