import { Type } from 'typebox'
import { readLife } from '../casework/mechanisms/read-life.ts'
import { readMechanisms } from '../casework/mechanisms/read-mechanisms.ts'
import { MechanismLife, Mechanisms } from '../contract/mechanisms.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import { idOf } from './same-site.ts'
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
}
