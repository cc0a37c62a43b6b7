import type { Command } from 'commander'
import type { Tongue } from '../tongue.ts'
import { portOrFail } from './serve.ts'

export function describe(command: Command, tongue: Tongue): void {
  command
    .option('--port <port>', tongue.say({ zh: '端口（默认 BIHUAN_PORT 或 4600）', en: 'port (BIHUAN_PORT or 4600)' }))
    .action(async ({ port }: { readonly port?: string }) => {
      const { demo } = await import('../demo.ts')
      await demo(portOrFail(port), tongue)
    })
}
