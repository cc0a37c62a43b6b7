import type { WaysOut } from '../drivers/outside/ways-out.ts'
import { CommandFailed } from './tongue.ts'

/**
 * Ways out of the house from the environment: BIHUAN_MAIL (an address of the form smtp://name:password@server:port, or smtps://), BIHUAN_MAIL_FROM (the sender) and
 * BIHUAN_WEBHOOK (http or https). Without them nothing leaves the machine. Throws with words when one cannot be used: a reminder that never comes would be noticed by nobody.
 */
export function outsideFrom(environment: Readonly<{ [name: string]: string | undefined }>): WaysOut {
  const { BIHUAN_MAIL: server, BIHUAN_MAIL_FROM: from, BIHUAN_WEBHOOK: webhook } = environment
  if (server) checkAddress('BIHUAN_MAIL', server, ['smtp:', 'smtps:'])
  if (webhook) checkAddress('BIHUAN_WEBHOOK', webhook, ['http:', 'https:'])
  if (Boolean(server) !== Boolean(from)) {
    throw new CommandFailed({
      zh: 'BIHUAN_MAIL（邮件服务器）和 BIHUAN_MAIL_FROM（发件地址）要一起设置。',
      en: 'BIHUAN_MAIL (the mail server) and BIHUAN_MAIL_FROM (the sender) go together.',
    })
  }
  return { mail: server && from ? { server, from } : null, webhook: webhook ? webhook : null }
}

function checkAddress(name: string, given: string, schemes: readonly string[]): void {
  if (URL.canParse(given) && schemes.includes(new URL(given).protocol)) return
  throw new CommandFailed({
    zh: `${name} 不是一个可用的地址，应以 ${schemes.map((one) => `${one}//`).join(' 或 ')} 开头。`,
    en: `${name} is no address that can be used; it begins with ${schemes.map((one) => `${one}//`).join(' or ')}.`,
  })
}
