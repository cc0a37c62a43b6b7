import { Type } from 'typebox'
import { computeIndicators } from '../casework/ask/compute-indicators.ts'
import { listOptions } from '../casework/ask/list-options.ts'
import { readInbox } from '../casework/ask/read-inbox.ts'
import { type JournalAsked, readJournal } from '../casework/ask/read-journal.ts'
import { searchRecords } from '../casework/ask/search-records.ts'
import { Inbox, Indicators, JournalAnswer, Options, SearchAnswer } from '../contract/questions.ts'
import { InstantText } from '../contract/wording.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

type Instant = NonNullable<JournalAsked['from']>

const closed = { additionalProperties: false }
const text = Type.Optional(Type.String({ maxLength: 200 }))
const cursor = Type.Optional(Type.String({ maxLength: 2000 }))
/** A query parameter is text; 1 to 200. */
const limit = Type.Optional(Type.String({ pattern: '^(?:[1-9]\\d?|1\\d\\d|200)$' }))
const id = Type.Optional(Type.String({ maxLength: 100 }))
const instant = Type.Optional(Type.Unsafe<Instant>(InstantText))
const InRegister = Type.Object({ register: Type.String({ maxLength: 100 }) })

/** What is given and not empty; limits become numbers. */
function given<T extends { readonly limit?: string }>(query: T): Omit<T, 'limit'> & { limit?: number } {
  const { limit: most, ...rest } = query
  return { ...rest, ...(most ? { limit: Number(most) } : {}) }
}

export function questionRoutes(scope: Desk, wiring: Wiring): void {
  personalRoutes(scope, wiring)
  registerQuestionRoutes(scope, wiring)
  journalRoute(scope, wiring)
}

function personalRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/inbox',
    {
      schema: {
        tags: ['questions'],
        summary: 'What waits for me, over all registers',
        querystring: Type.Object({ cursor, limit }, closed),
        response: { 200: Inbox },
      },
    },
    async (request) => {
      const answer = granted(await readInbox(house, whoOf(request), given(request.query)))
      return asAnswer(answer)
    },
  )
  scope.get(
    '/api/search',
    {
      schema: {
        tags: ['questions'],
        summary: 'Full-text search over every register one may read',
        querystring: Type.Object({ text: Type.String({ maxLength: 200 }), limit }, closed),
        response: { 200: SearchAnswer },
      },
    },
    async (request) => {
      const { text: words, ...page } = given(request.query)
      const answer = granted(await searchRecords(house, whoOf(request), words, page))
      return asAnswer(answer)
    },
  )
}

function registerQuestionRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/indicators',
    {
      schema: {
        tags: ['questions'],
        summary: 'Indicators of a register',
        params: InRegister,
        querystring: Type.Object({ asOf: instant }, closed),
        response: { 200: Indicators },
      },
    },
    async (request) => {
      const answer = await computeIndicators(house, whoOf(request), request.params.register, request.query)
      const indicators = granted(answer)
      return asAnswer(indicators)
    },
  )
  scope.get(
    '/api/options/:register',
    {
      schema: {
        tags: ['questions'],
        summary: 'Records to pick from: id and title',
        params: InRegister,
        querystring: Type.Object({ text, limit }, closed),
        response: { 200: Options },
      },
    },
    async (request) => {
      const answer = await listOptions(house, whoOf(request), request.params.register, given(request.query))
      const options = granted(answer)
      return asAnswer(options)
    },
  )
}

function journalRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/journal',
    {
      schema: {
        tags: ['questions'],
        summary: 'Who did what when in this unit: no contents. Needs the audit power',
        querystring: Type.Object(
          { register: id, record: id, person: id, from: instant, to: instant, cursor, limit },
          closed,
        ),
        response: { 200: JournalAnswer },
      },
    },
    async (request) => {
      const answer = granted(await readJournal(house, whoOf(request), given(request.query)))
      return asAnswer(answer)
    },
  )
}
