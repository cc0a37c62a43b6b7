import type { Channel, Outside } from '../../casework/outside.ts'

/** What an administrator configured; null = that way is closed. */
export interface WaysOut {
  readonly mail: { readonly server: string; readonly from: string } | null
  /** Address of the message gateway. */
  readonly webhook: string | null
}

type Send = (address: string, words: string) => Promise<void>

const patience = 10_000

/** Opens the ways out that are configured. What speaks SMTP is loaded with the first mail. */
export function waysOut({ mail, webhook }: WaysOut): Outside {
  const ways = new Map<Channel, Send>()
  if (mail) ways.set('mail', mailThrough(mail))
  if (webhook !== null) ways.set('webhook', (address, words) => postTo(webhook, address, words))
  return {
    channels: [...ways.keys()],
    async send(channel, address, words) {
      const way = ways.get(channel)
      if (!way) throw new Error(`${channel} is not configured`)
      await way(address, words)
    },
  }
}

/** One connection a mail: a few dozen a day do not need more, and none is left open towards a server that is restarted. */
function mailThrough({ server, from }: NonNullable<WaysOut['mail']>): Send {
  return async (address, words) => {
    const { createTransport } = await import('nodemailer')
    const transport = createTransport({
      url: server,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    try {
      await transport.sendMail({ from, to: address, subject: words, text: words })
    } finally {
      transport.close()
    }
  }
}

/** The gateway gets whom it is for and what is to be said, as JSON; any 2xx means that it took it. Redirects are not followed: the administrator named one address. */
async function postTo(gateway: string, to: string, text: string): Promise<void> {
  const answer = await fetch(gateway, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ to, text }),
    redirect: 'error',
    signal: AbortSignal.timeout(patience),
  })
  await answer.body?.cancel()
  if (!answer.ok) throw new Error(`the message gateway answered ${answer.status}`)
}
