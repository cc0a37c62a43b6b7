import { Type } from 'typebox'
import { type Day, isDay } from '../calendar/days.ts'
import { freezeEvidence } from '../casework/mechanisms/freeze-evidence.ts'
import { readEvidence } from '../casework/mechanisms/read-evidence.ts'
import { readLife } from '../casework/mechanisms/read-life.ts'
import { readMechanisms } from '../casework/mechanisms/read-mechanisms.ts'
import { readSuggestions } from '../casework/mechanisms/read-suggestions.ts'
import { EvidenceBody, MechanismEvidence, MechanismLife, Mechanisms, Suggestions } from '../contract/mechanisms.ts'
import { VerbAnswer } from '../contract/records.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import { idempotencyKey, idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** What keeps findings cured, and how it does. */
export function mechanismRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/mechanisms',
    {
      schema: {
        tags: ['questions'],
        summary:
          'Every living mechanism one may read, judged now; warnings of seven days; closed findings and those kept so',
        querystring: Type.Object({ finding: Type.Optional(Type.String({ maxLength: 100 })) }),
        response: { 200: Mechanisms },
      },
    },
    async (request) => asAnswer(granted(await readMechanisms(house, whoOf(request), request.query.finding))),
  )
  scope.get(
    '/api/mechanisms/:record/life',
    {
      schema: {
        tags: ['questions'],
        summary:
          'What a mechanism has done since it was bound: records, refusals, overrides, and a curve of twelve windows',
        params: Type.Object({ record: Type.String({ maxLength: 100 }) }),
        response: { 200: MechanismLife },
      },
    },
    async (request) => asAnswer(granted(await readLife(house, whoOf(request), idOf(request.params.record)))),
  )
  suggestionRoute(scope, house)
  evidenceRoutes(scope, house)
}

/** From a finding to what could keep it cured. */
function suggestionRoute(scope: Desk, house: Wiring['house']): void {
  scope.get(
    '/api/findings/:record/suggestions',
    {
      schema: {
        tags: ['questions'],
        summary:
          'Registers, duties, rules and indicators that could keep a finding cured, best first, with the words for which each is offered',
        params: Type.Object({ record: Type.String({ maxLength: 100 }) }),
        response: { 200: Suggestions },
      },
    },
    async (request) => asAnswer(granted(await readSuggestions(house, whoOf(request), idOf(request.params.record)))),
  )
}

/** What a mechanism did in a window, frozen as evidence of its measure, and followed back from there. */
function evidenceRoutes(scope: Desk, house: Wiring['house']): void {
  const params = Type.Object({ record: Type.String({ maxLength: 100 }) })
  scope.post(
    '/api/mechanisms/:record/evidence',
    {
      schema: {
        tags: ['records'],
        summary:
          'Freeze records, refusals and figures of a window, from= to= (both included; else since it was bound, to today), as a list with counts and hash, and attach it to the measure',
        params,
        headers: Type.Object({ 'idempotency-key': Type.Optional(Type.String()) }),
        body: Type.Optional(EvidenceBody),
        response: { 200: VerbAnswer },
      },
    },
    async (request) => {
      const key = idempotencyKey(request)
      const [from, to] = [dayOf(request.body?.from, 'from'), dayOf(request.body?.to, 'to')]
      const asked = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
      return asAnswer(granted(await freezeEvidence(house, whoOf(request), idOf(request.params.record), asked, key)))
    },
  )
  scope.get(
    '/api/mechanism-evidence/:record',
    {
      schema: {
        tags: ['questions'],
        summary: 'A frozen list: its counts, the records of it one may read, and how many more there are',
        params,
        response: { 200: MechanismEvidence },
      },
    },
    async (request) => asAnswer(granted(await readEvidence(house, whoOf(request), idOf(request.params.record)))),
  )
}

function dayOf(text: string | undefined, field: string): Day | null {
  if (text === undefined) return null
  if (isDay(text)) return text
  throw new Refusing([refusal('query-invalid', { detail: text }, { field })])
}
