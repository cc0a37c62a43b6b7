import type { onRequestAsyncHookHandler } from 'fastify'

/** Nothing inline, nothing from outside. A nonce admits the style elements that the desk's component library makes. */
export function policy(nonce: string | null): string {
  const styles = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "frame-src 'self' blob:",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

const everywhere: Readonly<{ [header: string]: string }> = {
  'content-security-policy': policy(null),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  // A one-time link stands in a path: no other page learns where somebody came from.
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(self), geolocation=(), microphone=(), payment=(), usb=()',
  'x-permitted-cross-domain-policies': 'none',
}

export function secureHeaders(app: { addHook(name: 'onRequest', hook: onRequestAsyncHookHandler): unknown }): void {
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(everywhere)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
}
