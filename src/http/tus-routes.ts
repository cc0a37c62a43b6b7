import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import type { Checksum } from '../casework/parts.ts'
import {
  appendUpload,
  beginUpload,
  dropUpload,
  readUpload,
  uploadedFile,
  type UploadState,
} from '../casework/uploads.ts'
import { StoredFile } from '../contract/records.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { granted, Refusing } from './refusing.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

const version = '1.0.0'
const tags = ['files']
const OneUpload = Type.Object({ id: Type.String({ maxLength: 100 }) })
const offsetType = 'application/offset+octet-stream'

/**
 * Uploads that can be resumed, after tus 1.0.0 (https://tus.io/protocols/resumable-upload) with its extensions creation, expiration, checksum and termination. Written
 * by hand: the protocol's own server brings a store, which would go round our limits, our staging and the one place where a file is made.
 */
export function tusRoutes(scope: Desk, wiring: Wiring): void {
  scope.register(async (uploads: Desk) => {
    uploads.removeAllContentTypeParsers()
    uploads.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    uploads.addHook('onRequest', async (request, reply) => {
      reply.header('tus-resumable', version)
      const spoken = request.headers['tus-resumable']
      // What is read is no part of the protocol, and what it offers is asked before a version is agreed on.
      if (request.method === 'GET' || request.method === 'OPTIONS' || spoken === version) return
      reply.header('tus-version', version)
      throw new Refusing([refusal('upload-protocol', { version })], 412)
    })
    offerRoute(uploads, wiring)
    beginRoute(uploads, wiring)
    stateRoutes(uploads, wiring)
    appendRoute(uploads, wiring)
    dropRoute(uploads, wiring)
  })
}

function offerRoute(scope: Desk, { fileLimit }: Wiring): void {
  scope.options('/api/uploads', { schema: { tags, summary: 'What of tus is spoken here' } }, async (_request, reply) =>
    reply
      .header('tus-version', version)
      .header('tus-extension', 'creation,expiration,checksum,termination')
      .header('tus-checksum-algorithm', 'sha1,sha256')
      .header('tus-max-size', String(fileLimit))
      .code(204)
      .send(),
  )
}

function beginRoute(scope: Desk, { house, fileLimit }: Wiring): void {
  scope.post(
    '/api/uploads',
    { schema: { tags, summary: 'Begin an upload (tus creation); Upload-Metadata holds filename and filetype' } },
    async (request, reply) => {
      const length = wholeHeader(request, 'upload-length')
      const { filename = '', filetype = '' } = metadata(header(request, 'upload-metadata'))
      const about = { name: filename, claimedType: filetype, length, limit: fileLimit }
      const begun = granted(await beginUpload(house, whoOf(request), about))
      reply.header('location', `/api/uploads/${begun.id}`)
      return told(reply, begun, 201)
    },
  )
}

function stateRoutes(scope: Desk, { house }: Wiring): void {
  scope.head(
    '/api/uploads/:id',
    { schema: { tags, summary: 'How much of an upload has arrived', params: OneUpload } },
    async (request, reply) => {
      const state = granted(await readUpload(house, whoOf(request), request.params.id))
      reply.header('upload-length', String(state.length)).header('cache-control', 'no-store')
      return told(reply, state, 200)
    },
  )
  scope.get(
    '/api/uploads/:id',
    {
      exposeHeadRoute: false,
      schema: { tags, summary: 'The file an upload has become', params: OneUpload, response: { 200: StoredFile } },
    },
    async (request) => asAnswer(granted(await uploadedFile(house, whoOf(request), request.params.id))),
  )
}

function appendRoute(scope: Desk, { house, fileLimit }: Wiring): void {
  scope.patch(
    '/api/uploads/:id',
    {
      bodyLimit: fileLimit,
      schema: { tags, summary: 'Bytes of an upload, from Upload-Offset on', consumes: [offsetType], params: OneUpload },
    },
    async (request, reply) => {
      if (request.headers['content-type'] !== offsetType)
        throw new Refusing([refusal('request-invalid', { detail: offsetType })], 415)
      const offset = wholeHeader(request, 'upload-offset')
      const bytes = request.body instanceof Readable ? request.body : Readable.from([])
      const done = await appendUpload(house, whoOf(request), request.params.id, {
        ...{ offset, bytes, checksum: checksumOf(request), limit: fileLimit },
        interrupt: () => void bytes.destroy(),
      })
      const wrongBytes = !done.ok && done.refusals[0]?.code === 'upload-checksum-wrong'
      if (!done.ok && wrongBytes) throw new Refusing(done.refusals, 460)
      return told(reply, granted(done), 204)
    },
  )
}

function dropRoute(scope: Desk, { house }: Wiring): void {
  scope.delete(
    '/api/uploads/:id',
    { schema: { tags, summary: 'Call an upload off (tus termination)', params: OneUpload } },
    async (request, reply) => {
      granted(await dropUpload(house, whoOf(request), request.params.id))
      return reply.code(204).send()
    },
  )
}

function told(reply: FastifyReply, { offset, endsAt }: UploadState, status: number): FastifyReply {
  return reply
    .header('upload-offset', String(offset))
    .header('upload-expires', new Date(endsAt).toUTCString())
    .code(status)
    .send()
}

function header(request: FastifyRequest, name: string): string {
  const value = request.headers[name]
  return typeof value === 'string' ? value : ''
}

function wholeHeader(request: FastifyRequest, name: string): number {
  const value = header(request, name)
  if (!/^\d{1,15}$/.test(value)) throw new Refusing([refusal('request-invalid', { detail: name })])
  return Number(value)
}

/** `key base64, key base64`, as tus has it. What is no base64 of UTF-8 comes out as a name that is refused. */
function metadata(text: string): Readonly<{ [key: string]: string }> {
  const pairs = text.split(',').map((pair) => pair.trim().split(/ +/))
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [key, Buffer.from(value, 'base64').toString('utf8')] as const),
  )
}

function checksumOf(request: FastifyRequest): Checksum | null {
  const given = header(request, 'upload-checksum')
  if (given === '') return null
  const [algorithm = '', base64 = ''] = given.split(' ')
  if (algorithm !== 'sha1' && algorithm !== 'sha256')
    throw new Refusing([refusal('request-invalid', { detail: 'upload-checksum' })])
  return { algorithm, base64 }
}
