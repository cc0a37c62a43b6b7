import type { Command } from 'commander'
import { portFrom } from '../places.ts'
import { CommandFailed, type Tongue } from '../tongue.ts'

interface Given {
  readonly host: string
  readonly port?: string
  readonly portal?: string | boolean
  readonly tls?: boolean
  readonly trustProxy?: string
  readonly worker: boolean
}

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  command
    .option('--host <address>', say({ zh: '监听地址', en: 'address to listen at' }), '0.0.0.0')
    .option('--port <port>', say({ zh: '端口（默认 BIHUAN_PORT 或 4600）', en: 'port (BIHUAN_PORT or 4600)' }))
    .option('--portal [port]', say({ zh: '开启公开页面（默认端口加一）', en: 'switch the public pages on (port + 1)' }))
    .option('--tls', say({ zh: '使用本单位自签证书', en: 'use a certificate of the unit’s own' }))
    .option(
      '--trust-proxy <address>',
      say({ zh: '采信其 X-Forwarded-For 的代理地址', en: 'proxies whose X-Forwarded-For is believed' }),
    )
    .option('--no-worker', say({ zh: '后台任务由 bihuan worker 承担', en: 'leave the clock’s work to bihuan worker' }))
    .action(async (given: Given) => {
      const port = portOrFail(given.port)
      const { portal } = given
      const portalPort =
        portal === undefined || portal === false ? null : portal === true ? port + 1 : portOrFail(String(portal))
      const { serve } = await import('../serve.ts')
      await serve(
        {
          host: given.host,
          port,
          portalPort,
          tls: given.tls === true,
          trustProxy: given.trustProxy ?? false,
          worker: given.worker,
        },
        tongue,
      )
    })
}

export function portOrFail(given: string | undefined): number {
  const port = portFrom(given)
  if (port === null)
    throw new CommandFailed({ zh: '端口应为 1 到 65535 的整数。', en: 'A port is a whole number from 1 to 65535.' })
  return port
}
