import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Cancelled, Unavailable } from '../casework/ports.ts'
import { refusal, type Refusal } from '../kernel/refusal.ts'

/**
 * Long work that tells how far it is: newline-delimited JSON, a line for each step as it happens, the last with the outcome. When the caller goes away the signal fires, and
 * whoever works stops at the next place where that is safe. The status is 200 once it has begun: what is refused then is said in the last line.
 */
export function toldLineByLine<Step extends object>(
  request: FastifyRequest,
  reply: FastifyReply,
  work: (tell: (step: Step) => void, signal: AbortSignal) => Promise<Step>,
  refusedStep: (refusals: readonly Refusal[]) => Step,
): FastifyReply {
  const gone = new AbortController()
  reply.raw.on('close', () => gone.abort())
  const lines = new Readable({ read() {} })
  const tell = (step: Step): void => void lines.push(`${JSON.stringify(step)}\n`)
  work(tell, gone.signal)
    .catch((error: unknown) => {
      if (!(error instanceof Cancelled || error instanceof Unavailable))
        request.log.error({ err: error, route: request.routeOptions.url }, 'long work failed')
      return refusedStep([refusal('unavailable')])
    })
    .then((last) => {
      tell(last)
      lines.push(null)
    })
    .catch(() => {})
  return reply
    .type('application/x-ndjson; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('x-accel-buffering', 'no')
    .send(lines)
}
