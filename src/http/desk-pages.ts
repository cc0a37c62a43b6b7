import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import fastifyStatic from '@fastify/static'
import type { FastifyReply } from 'fastify'
import { refusal } from '../kernel/refusal.ts'
import { policy } from './headers.ts'
import { refuse } from './refusing.ts'
import type { Desk } from './wiring.ts'

const noncePlace = '__CSP_NONCE__'
const hashedName = /-[A-Za-z0-9_-]{8,}\.[a-z0-9]+$/

/**
 * The desk's files. Names that carry a hash never change and are kept for a year; the page itself is never kept, because it names them. Text files lie
 * there compressed already.
 */
export async function deskPages(app: Desk, folder: string | null): Promise<void> {
  const index =
    folder && existsSync(join(folder, 'index.html')) ? readFileSync(join(folder, 'index.html'), 'utf8') : null
  app.setNotFoundHandler(async (request, reply) =>
    isDeskPage(request) ? deskPage(reply, index) : refuse(reply, [refusal('not-found')], 404),
  )
  app.get('/desk', { schema: { hide: true } }, async (_request, reply) => deskPage(reply, index))
  app.get('/desk/', { schema: { hide: true } }, async (_request, reply) => deskPage(reply, index))
  app.get('/', { schema: { hide: true } }, async (_request, reply) => page(reply, front))
  if (!folder || index === null) return
  await app.register(fastifyStatic, {
    root: folder,
    prefix: '/desk/',
    index: false,
    wildcard: true,
    preCompressed: true,
    decorateReply: false,
    schemaHide: true,
    dotfiles: 'ignore',
    setHeaders: (file, path) => {
      const plain = path.replace(/\.(?:br|gz)$/, '')
      const kept = hashedName.test(plain) ? 'public, max-age=31536000, immutable' : 'public, max-age=300'
      file.header('cache-control', kept)
    },
  })
}

/** Every address below /desk that is no file is the page: it finds the rest of the way itself. */
function isDeskPage({ method, url }: { readonly method: string; readonly url: string }): boolean {
  const path = url.split('?')[0] ?? ''
  return method === 'GET' && path.startsWith('/desk/') && !/\.[a-z0-9]+$/.test(path)
}

/** The page with a nonce of its own for the styles its components make. */
function deskPage(reply: FastifyReply, index: string | null): FastifyReply {
  if (index === null) return page(reply, notBuilt, 503)
  const nonce = randomBytes(16).toString('base64')
  reply.header('content-security-policy', policy(nonce))
  return page(reply, index.replaceAll(noncePlace, nonce))
}

function page(reply: FastifyReply, html: string, status = 200): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html)
}

const front = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url=/desk/">
<title>闭环</title>
</head>
<body>
<main>
<h1>闭环</h1>
<p><a href="/desk/">进入工作台</a></p>
<p lang="en"><a href="/desk/">Go to the desk</a></p>
</main>
</body>
</html>
`

const notBuilt = `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>闭环</title></head>
<body><main>
<h1>工作台尚未构建</h1>
<p>请运行 npm run build，然后刷新本页。</p>
<p lang="en">The desk has not been built: run npm run build, then reload this page.</p>
</main></body>
</html>
`
