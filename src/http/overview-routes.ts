import { Type } from 'typebox'
import { isDay } from '../calendar/days.ts'
import { type ActOutcome, actOnMany } from '../casework/overview/act-on-many.ts'
import { readDraw } from '../casework/overview/read-draw.ts'
import { readPictures } from '../casework/overview/read-pictures.ts'
import { readOverview, readSharedFindings } from '../casework/overview/read-overview.ts'
import { findAlike } from '../casework/overview/find-alike.ts'
import {
  type AlikeStep,
  Draw,
  Overview,
  OverviewActBody,
  type OverviewActStep,
  Pictures,
  SharedFindings,
} from '../contract/overview.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import { idempotencyKey, idOf } from './same-site.ts'
import { toldLineByLine } from './told-line-by-line.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const tags = ['overview']

/** What whoever holds seats in several units sees of all of them, and does to findings of several at once. */
export function overviewRoutes(scope: Desk, wiring: Wiring): void {
  readRoutes(scope, wiring)
  actRoute(scope, wiring)
  alikeRoute(scope, wiring)
  picturesRoute(scope, wiring)
  drawRoute(scope, wiring)
}

function readRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/overview',
    {
      schema: {
        tags,
        summary: 'Units that share with a seat of this person, a line for each round, who is late first',
        response: { 200: Overview },
      },
    },
    async (request) => asAnswer(granted(await readOverview(house, whoOf(request)))),
  )
  scope.get(
    '/api/overview/units/:unit/findings',
    {
      schema: {
        tags,
        summary: 'Findings that one unit has shared, each with the seat through which it is seen',
        params: Type.Object({ unit: Type.String({ maxLength: 100 }) }),
        response: { 200: SharedFindings },
      },
    },
    async (request) => asAnswer(granted(await readSharedFindings(house, whoOf(request), idOf(request.params.unit)))),
  )
}

function picturesRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/rounds/:record/pictures',
    {
      schema: {
        tags,
        summary: 'One round in figures: progress, burn-down, who is late, states over time, kinds of measures',
        params: Type.Object({ record: Type.String({ maxLength: 100 }) }),
        response: { 200: Pictures },
      },
    },
    async (request) => asAnswer(granted(await readPictures(house, whoOf(request), idOf(request.params.record)))),
  )
}

function drawRoute(scope: Desk, { house }: Wiring): void {
  const figure = Type.String({ pattern: '^\\d{1,9}$' })
  scope.get(
    '/api/rounds/:record/draw',
    {
      schema: {
        tags,
        summary:
          'Closed findings of a round drawn for the look-back: count, by=all|stratum; seed and on draw the same again',
        params: Type.Object({ record: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object(
          {
            count: figure,
            by: Type.Optional(Type.Union([Type.Literal('all'), Type.Literal('stratum')])),
            seed: Type.Optional(figure),
            on: Type.Optional(Type.String({ maxLength: 10 })),
          },
          { additionalProperties: false },
        ),
        response: { 200: Draw },
      },
    },
    async (request) => {
      const { count, by = 'all', seed, on } = request.query
      if (on !== undefined && !isDay(on)) throw new Refusing([refusal('query-invalid', { detail: 'on: YYYY-MM-DD' })])
      const asked = {
        ...{ round: idOf(request.params.record), count: Number(count), by },
        ...(seed === undefined ? {} : { seed: Number(seed) }),
        ...(on === undefined ? {} : { on }),
      }
      return asAnswer(granted(await readDraw(house, whoOf(request), asked)))
    },
  )
}

function actRoute(scope: Desk, { house }: Wiring): void {
  scope.post(
    '/api/overview/acts/:act',
    {
      schema: {
        tags,
        summary:
          'Remind, assign, return or recognise in several units, each through its seat; answers line by line (NDJSON)',
        description: 'act: remind, assign, return, recognise. The last line is done or refused.',
        params: Type.Object({ act: Type.String({ maxLength: 40 }) }),
        headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String()) }),
        body: OverviewActBody,
      },
    },
    (request, reply) => {
      const { items, fields = {}, note } = request.body
      const asked = {
        ...{ act: request.params.act, fields, key: idempotencyKey(request) },
        items: items.map((item) => ({ ...item, seat: idOf(item.seat), record: idOf(item.record) })),
        ...(note === undefined ? {} : { note }),
      }
      return toldLineByLine<OverviewActStep>(
        request,
        reply,
        async (tell, signal) => {
          const one = (outcome: ActOutcome, done: number) =>
            tell({ step: 'one', ...asAnswer(outcome), done, of: items.length })
          const done = await actOnMany(house, whoOf(request), asked, one, signal)
          if (!done.ok) return { step: 'refused', refusals: asAnswer(done.refusals) }
          return { step: 'done', done: done.done, refused: done.refused }
        },
        (refusals) => ({ step: 'refused', refusals: asAnswer(refusals) }),
      )
    },
  )
}

function alikeRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/overview/alike',
    {
      schema: {
        tags,
        summary:
          'Near-duplicate measures and results over all one may read; answers line by line (NDJSON), stops when the caller goes',
      },
    },
    (request, reply) =>
      toldLineByLine<AlikeStep>(
        request,
        reply,
        async (tell, signal) => {
          const read = (done: number, of: number, wordings: number) => tell({ step: 'read', done, of, wordings })
          const found = await findAlike(house, whoOf(request), read, signal)
          if (!found.ok) return { step: 'refused', refusals: asAnswer(found.refusals) }
          const { clusters, wordings, formulas } = found
          return { step: 'done', clusters: asAnswer(clusters), wordings, formulas }
        },
        (refusals) => ({ step: 'refused', refusals: asAnswer(refusals) }),
      ),
  )
}
