import { Type } from 'typebox'
import { readStanding } from '../casework/ask/read-standing.ts'
import { RegisterView } from '../contract/view.ts'
import { refusal } from '../kernel/refusal.ts'
import { viewOf } from '../kernel/view.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** How a register is drawn. Told to whoever may read something of it or begin something in it. */
export function registerRoutes(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/view',
    {
      schema: {
        tags: ['registers'],
        summary: 'A register as a screen draws it; version=… for a record that began under an older one',
        params: Type.Object({ register: Type.String({ maxLength: 100 }) }),
        querystring: Type.Object(
          { version: Type.Optional(Type.String({ maxLength: 40 })) },
          { additionalProperties: false },
        ),
        response: { 200: RegisterView },
      },
    },
    async (request) => {
      const { register: name } = request.params
      const { registers } = granted(await readStanding(house, whoOf(request)))
      const register = house.registers.get(name, request.query.version)
      if (!register || !registers.some((one) => one.name === name))
        throw new Refusing([refusal('unknown-register', { register: name })])
      return asAnswer(viewOf(register))
    },
  )
}
