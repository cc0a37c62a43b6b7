import { Type } from 'typebox'
import { readSignInLog } from '../casework/identity/sign-in-log.ts'
import { SignInLog, signInKinds } from '../contract/questions.ts'
import { InstantText } from '../contract/wording.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const text = Type.Optional(Type.String({ maxLength: 100 }))
const instant = Type.Optional(InstantText)

/** Who signed in, failed, was slowed down: for the audit power of the root unit. */
export function signInLogRoute(scope: Desk, { house, identity }: Wiring): void {
  scope.get(
    '/api/sign-in-log',
    {
      schema: {
        tags: ['questions'],
        summary: 'Sign-ins, failures and lock-outs, newest first. Needs the audit power',
        querystring: Type.Object(
          {
            account: text,
            person: text,
            kind: Type.Optional(Type.String({ enum: [...signInKinds] })),
            from: instant,
            to: instant,
            cursor: Type.Optional(Type.String({ maxLength: 200 })),
            limit: Type.Optional(Type.String({ pattern: '^(?:[1-9]\\d?|1\\d\\d|200)$' })),
          },
          { additionalProperties: false },
        ),
        response: { 200: SignInLog },
      },
    },
    async (request) => {
      const { limit, ...asked } = request.query
      const page = limit ? { limit: Number(limit) } : {}
      return asAnswer(granted(await readSignInLog(house, identity, whoOf(request), { ...asked, ...page })))
    },
  )
}
