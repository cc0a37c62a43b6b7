import { finished, Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { takeArchive, takeArchivePdf } from '../casework/papers/bound.ts'
import type { OnRecord } from '../casework/papers/on-record.ts'
import { docxOf } from '../press/docx/docx.ts'
import { whoOf } from './authenticate.ts'
import { granted } from './refusing.ts'
import { idOf } from './same-site.ts'
import type { Desk, Wiring } from './wiring.ts'
import { type ZipEntry, zipped, zippedSize } from './zip-stream.ts'

/** The bound archive of a finding: contents and evidence in order, as a zip that is sent while it is read, or as one PDF. Its length is told first, so that a browser shows how far it is. */
export function archiveRoutes(scope: Desk, { house }: Wiring): void {
  const schema = {
    tags: ['papers'],
    summary: 'The evidence of a finding with its contents page, as zip or pdf',
    description: 'Leaves a record in the register of exports; how it ended is entered when the connection has closed.',
    params: Type.Object({ record: Type.String({ maxLength: 60 }) }),
    querystring: Type.Object({ format: Type.Union([Type.Literal('zip'), Type.Literal('pdf')]) }),
  }
  scope.get('/api/archives/:record', { exposeHeadRoute: false, schema }, async (request, reply) => {
    const who = whoOf(request)
    const record = idOf(request.params.record)
    if (request.query.format === 'pdf') {
      const taken = granted(await takeArchivePdf(house, who, record))
      tellEnd(request, reply, taken)
      headed(reply, `${taken.name}.pdf`, 'application/pdf', taken.pdf.byteLength)
      return reply.send(Buffer.from(taken.pdf))
    }
    const taken = granted(await takeArchive(house, who, record))
    tellEnd(request, reply, taken)
    const contents = docxOf(taken.contents, `导出人：${taken.by}　导出登记号：${taken.record}`)
    const entries: readonly ZipEntry[] = [
      { name: '000-卷内目录.docx', size: contents.byteLength, open: () => only(contents) },
      ...taken.files,
    ]
    headed(reply, `${taken.name}.zip`, 'application/zip', await zippedSize(entries))
    return reply.send(Readable.from(zipped(entries), { objectMode: false }))
  })
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

function headed(reply: FastifyReply, name: string, type: string, size: number): void {
  reply
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('content-length', String(size))
    .type(type)
}

function tellEnd(request: FastifyRequest, reply: FastifyReply, taken: OnRecord): void {
  finished(reply.raw, (error) => {
    taken.ended(!error).catch((why: unknown) => {
      request.log.error({ err: why }, 'the end of an archive was not entered')
    })
  })
}
