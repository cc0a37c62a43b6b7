import type { FastifyRequest } from 'fastify'
import { refusal } from '../kernel/refusal.ts'
import { Refusing } from './refusing.ts'
import type { Desk } from './wiring.ts'

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Writes must come from our own pages. The cookie is SameSite=Strict already; browsers besides say where a request comes from, and what they
 * say must be us. Programs that are no browsers say nothing and have no cookie they did not ask for.
 */
export function guardOrigin(app: Desk, hosts: readonly string[] | null): void {
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host ?? ''
    if (hosts && !hosts.includes(host)) throw new Refusing([refusal('request-forged')])
    if (!reading.has(request.method) && comesFromElsewhere(request, host))
      throw new Refusing([refusal('request-forged')])
  })
}

function comesFromElsewhere(request: FastifyRequest, host: string): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return true
  const { origin } = request.headers
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== host
}

const keyShape = /^[\x21-\x7e]{8,100}$/

/** The key under which a write is done once, however often it is sent. */
export function idempotencyKey(request: FastifyRequest): string {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !keyShape.test(key)) throw new Refusing([refusal('idempotency-key-missing')])
  return key
}

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function isId(text: string): boolean {
  return uuidShape.test(text)
}

/** An id of ours. Anything else is answered as an id that does not exist: neither tells anything. */
export function idOf(text: string): string {
  if (!isId(text)) throw new Refusing([refusal('not-found')])
  return text
}
