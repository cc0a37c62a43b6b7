import type { FastifyReply } from 'fastify'
import { OutcomeUnknown, Unavailable } from '../casework/ports.ts'
import type { Answered } from '../casework/rows.ts'
import { kindOf, type Refusal, refusal } from '../kernel/refusal.ts'
import type { RefusalKind } from '../kernel/refusal-spec.ts'

/** Thrown by hooks and routes to answer with refusals; the error handler turns it into the one shape of every answer that is no success. */
export class Refusing extends Error {
  readonly refusals: readonly Refusal[]
  readonly status: number

  constructor(refusals: readonly Refusal[], status: number = statusOf(refusals)) {
    super(refusals.map(({ code }) => code).join(' '))
    this.refusals = refusals
    this.status = status
  }
}

const statusByKind: Readonly<{ [kind in RefusalKind]: number }> = {
  invalid: 400,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limit: 429,
  unavailable: 503,
}

/** Codes whose status is not that of their kind: who is not known must sign in, and what is too large is not too often. */
const statusByCode: Readonly<{ [code: string]: number }> = {
  'sign-in-required': 401,
  'sign-in-failed': 401,
  'sign-in-expired': 401,
  'token-invalid': 401,
  'code-needed': 401,
  'code-wrong': 401,
  'code-used': 401,
  'code-unreadable': 401,
  'passkey-needed': 401,
  'passkey-refused': 401,
  'request-too-large': 413,
  'file-too-large': 413,
  'stream-too-wide': 413,
}

/** The one mapping from refusals to an HTTP status. Of several the first speaks: casework puts first what stands first in the way. */
function statusOf(refusals: readonly Refusal[]): number {
  const [first] = refusals
  if (!first) return 500
  return statusByCode[first.code] ?? statusByKind[kindOf(first)]
}

/** The answer, or its refusals thrown. */
export function granted<T>(answer: Answered<T>): T {
  if (!answer.ok) throw new Refusing(answer.refusals)
  return answer
}

export function refuse(
  reply: FastifyReply,
  refusals: readonly Refusal[],
  status: number = statusOf(refusals),
): FastifyReply {
  const wait = refusals[0]?.details?.['seconds']
  if (typeof wait === 'number') reply.header('retry-after', String(wait))
  else if (status === 503) reply.header('retry-after', '2')
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send({ refusals })
}

/** What an error means to the caller. Null = ours alone: the caller learns that it went wrong, the log learns what. */
export function refusalOf(error: unknown): { readonly refusals: readonly Refusal[]; readonly status: number } | null {
  if (error instanceof Refusing) return error
  if (error instanceof OutcomeUnknown) return { refusals: [refusal('outcome-unknown')], status: 503 }
  if (error instanceof Unavailable) return { refusals: [refusal('unavailable')], status: 503 }
  if (!isHttpError(error) || error.statusCode >= 500) return null
  if (error.statusCode === 413) return { refusals: [refusal('request-too-large', { max: '1 MB' })], status: 413 }
  return { refusals: [refusal('request-invalid', { detail: error.message })], status: error.statusCode }
}

function isHttpError(error: unknown): error is { readonly statusCode: number; readonly message: string } {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number'
}
