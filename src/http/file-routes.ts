import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { putFile, readFile } from '../casework/files.ts'
import { StoredFile } from '../contract/records.ts'
import { refusal } from '../kernel/refusal.ts'
import { whoOf } from './authenticate.ts'
import { fileTextRoute } from './file-text-route.ts'
import { granted, Refusing } from './refusing.ts'
import { idempotencyKey, isId } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { asAnswer } from './writable.ts'

/** Types a browser may show inside the page's origin without being able to run anything. Everything else is saved. */
const shown = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'image/gif', 'text/plain'])

export function fileRoutes(scope: Desk, wiring: Wiring): void {
  scope.register(async (uploads: Desk) => uploadRoute(uploads, wiring))
  downloadRoute(scope, wiring)
  fileTextRoute(scope, wiring)
}

/** Bytes pass through as they arrive: nothing holds a whole file in memory. */
function uploadRoute(scope: Desk, { house, fileLimit }: Wiring): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  scope.post(
    '/api/files',
    {
      bodyLimit: fileLimit,
      schema: {
        tags: ['files'],
        summary: 'Put a file in: raw bytes; header X-File-Name holds its name, percent-encoded',
        consumes: ['application/octet-stream'],
        headers: Type.Object({
          'x-file-name': Type.Optional(Type.String({ maxLength: 2000 })),
          'idempotency-key': Type.Optional(Type.String()),
        }),
        response: { 200: StoredFile },
      },
    },
    async (request) => {
      idempotencyKey(request)
      const name = fileName(request.headers['x-file-name'])
      const bytes = request.body instanceof Readable ? request.body : Readable.from([])
      const about = { name, claimedType: request.headers['content-type'] ?? '', limit: fileLimit }
      const file = granted(await putFile(house, whoOf(request), bytes, about))
      return asAnswer(file)
    },
  )
}

export function fileName(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(typeof header === 'string' ? header : '')
      .normalize('NFC')
      .trim()
    if (name !== '' && name.length <= 200 && !/[\p{Cc}\p{Cf}/\\]/u.test(name)) return name
  } catch {
    // Not percent-encoded: refused below like any other name that cannot be used.
  }
  throw new Refusing([refusal('file-name-invalid', {}, { field: 'x-file-name' })])
}

function downloadRoute(scope: Desk, { house }: Wiring): void {
  scope.get(
    '/api/registers/:register/records/:id/files/:sha256',
    {
      schema: {
        tags: ['files'],
        summary: 'A file, through a record that holds it and that one may read',
        params: Type.Object({
          register: Type.String({ maxLength: 100 }),
          id: Type.String({ maxLength: 100 }),
          sha256: Type.String({ maxLength: 100 }),
        }),
      },
    },
    async (request, reply) => {
      const { register, id, sha256 } = request.params
      if (!/^[0-9a-f]{64}$/.test(sha256) || !isId(id)) throw new Refusing([refusal('file-not-found')])
      const found = granted(await readFile(house, whoOf(request), sha256, { register, record: id }))
      const { file, bytes } = found
      const place = shown.has(file.type) ? 'inline' : 'attachment'
      reply
        .header('content-type', file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type)
        .header('content-length', String(file.size))
        .header('content-disposition', `${place}; filename*=UTF-8''${encodeName(file.name)}`)
        // A file that came from outside runs nothing here, whatever it turns out to be; a page of ours may show it.
        .header('content-security-policy', shownAs(file.type))
        .header('x-frame-options', 'SAMEORIGIN')
        .header('cache-control', 'private, no-store')
      return reply.send(Readable.from(bytes, { objectMode: false }))
    },
  )
}

/** The browser's own viewer of PDFs does not start in a sandbox; it runs in a process of its own and gives a document no page's rights. */
function shownAs(type: string): string {
  const rules = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'self'"
  return type === 'application/pdf' ? `${rules}; object-src 'self'` : `${rules}; sandbox`
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
