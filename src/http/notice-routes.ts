import { Type } from 'typebox'
import { readNoticeFigure } from '../casework/papers/notice-figure.ts'
import { draftNotice, freezeNotice, type NoticeDraft as Draft } from '../casework/papers/notice.ts'
import { FollowedFigure, FreezeBody, NoticeDraft } from '../contract/papers.ts'
import { VerbAnswer } from '../contract/records.ts'
import { pasteHtml } from '../press/html/html.ts'
import { sectionNames } from '../press/notice/sections.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import { idempotencyKey, idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const OneNotice = Type.Object({ record: Type.String({ maxLength: 60 }) })

/** A notice while it is being composed, and the act that freezes it. Words are kept by the ordinary verb of its register. */
export function noticeRoutes(scope: Desk, { house }: Wiring): void {
  const tags = ['papers']
  scope.get(
    '/api/notices/:record',
    {
      schema: {
        tags,
        summary: 'The notice as it would be frozen now',
        params: OneNotice,
        response: { 200: NoticeDraft },
      },
    },
    async (request) => {
      const draft = granted(await draftNotice(house, whoOf(request), idOf(request.params.record)))
      return asAnswer(shown(draft))
    },
  )
  figureRoute(scope, house)
  scope.post(
    '/api/notices/:record/freeze',
    {
      schema: {
        tags,
        summary: 'Freeze the notice',
        params: OneNotice,
        headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String()) }),
        body: Type.Optional(FreezeBody),
        response: { 200: VerbAnswer },
      },
    },
    async (request) => {
      const id = idOf(request.params.record)
      const key = idempotencyKey(request)
      return asAnswer(granted(await freezeNotice(house, whoOf(request), id, request.body?.revision, key)))
    },
  )
}

/** A figure leads to what it counts. */
function figureRoute(scope: Desk, house: Wiring['house']): void {
  scope.get(
    '/api/notices/:record/figures/:figure',
    {
      schema: {
        tags: ['papers'],
        summary: 'The records a figure of the notice counts, as far as one may read them',
        params: Type.Object({ ...OneNotice.properties, figure: Type.String({ maxLength: 100 }) }),
        response: { 200: FollowedFigure },
      },
    },
    async (request) => {
      const { record, figure } = request.params
      return asAnswer(granted(await readNoticeFigure(house, whoOf(request), idOf(record), figure)))
    },
  )
}

function shown({ asOf, edits, checked: { notice, doubts, publishable } }: Draft) {
  return {
    ...{ asOf, publishable, doubts, figures: notice.figures, text: notice.text, html: pasteHtml(notice.paper) },
    sections: sectionNames.map((name) => ({ name, composed: notice.templates[name], edited: edits[name] ?? null })),
  }
}
