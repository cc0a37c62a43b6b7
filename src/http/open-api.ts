import swagger from '@fastify/swagger'
import { Refusals } from '../contract/wording.ts'
import { sessionCookie } from './authenticate.ts'
import type { Desk, Wiring } from './wiring.ts'

/** Routes that answer without a session. */
const open = ['/api/sign-in', '/api/first-admin/:token', '/api/demo', '/openapi.json']

/** Must stand before all routes: it collects them as they are made. */
export async function describeApi(app: Desk, { version }: Wiring): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Bihuan 闭环',
        version,
        description:
          'Every answer about a record carries what this person may do next; every answer that is no success carries refusals. Writes need an Idempotency-Key.',
      },
      components: {
        securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: sessionCookie } },
      },
      security: [{ session: [] }],
    },
    transform: ({ schema, url }) => {
      const response = typeof schema?.response === 'object' ? schema.response : { 200: { description: 'Success' } }
      const refusals = { description: 'Refused', ...Refusals }
      const isOpen = open.some((one) => url === one || (one === '/api/demo' && url.startsWith('/api/demo')))
      const described = { ...schema, response: { ...response, '4xx': refusals, '5xx': refusals } }
      return { schema: isOpen ? { ...described, security: [] } : described, url }
    },
  })
}

export function openApiRoute(scope: Desk): void {
  scope.get('/openapi.json', { schema: { tags: ['about'], summary: 'This description' } }, async () => scope.swagger())
}
