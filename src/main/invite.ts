import type { House } from '../casework/house.ts'
import { makeLink } from '../casework/identity/links.ts'
import type { Account, Identity } from '../casework/identity/ports.ts'
import { resetSecondFactor } from '../casework/identity/second-factor.ts'
import { note } from '../casework/identity/sign-in-note.ts'
import { perform } from '../casework/perform.ts'
import { linkPath } from '../http/link-routes.ts'
import { realNow } from './identity.ts'
import { accountMap } from './people-map.ts'
import { placesFor } from './places.ts'
import { openHouseOn } from './running.ts'
import { openDatabase } from './serve.ts'
import { CommandFailed, type Tongue } from './tongue.ts'

/**
 * `bihuan invite LOGIN`: a one-time link that sets a new password, made at the machine itself. For administrators who forgot theirs: nobody can take their
 * account over from a desk. Whoever can run this can read the database anyway; it is written into the sign-in log all the same.
 */
export async function invite(login: string, alsoReset: boolean, tongue: Tongue): Promise<void> {
  const places = placesFor('serve')
  const database = await openDatabase(places.database, tongue)
  try {
    const { identity, store, house, installation } = await openHouseOn(database, places, 'serve', () => ({
      now: realNow,
    }))
    const account = await identity.store.accountByLogin(login)
    if (account?.state !== 'active') {
      await store.close()
      throw new CommandFailed({ zh: `没有在用的账号“${login}”。`, en: `There is no account "${login}" in use.` })
    }
    if (alsoReset) await takeSecondFactor(house, identity, installation.root, account)
    const { token } = await makeLink(identity, 'reset', account.id)
    await note(identity, 'invited', account, 'console')
    await store.close()
    tongue.print(linkPath(token))
    tongue.note({
      zh: '请在 24 小时内，把上面的路径接在本系统网址之后打开，设置新密码。链接只能用一次。',
      en: 'Within 24 hours, open this path behind the address of this system and set a new password. It works once.',
    })
  } finally {
    await database.stop()
  }
}

/** For a security administrator who is the only one: journalled in the name of the house, as what it is. */
async function takeSecondFactor(house: House, identity: Identity, root: string, account: Account): Promise<void> {
  const done = await perform(house, {
    who: { kind: 'house', unit: root },
    register: accountMap.register,
    verb: 'reset',
    record: account.id,
    input: { note: '在服务器上重置' },
    key: `reset-${identity.newId()}`,
  })
  const [no] = done.ok ? [] : done.refusals
  if (no) throw new CommandFailed(no.words)
  await resetSecondFactor(identity, account, 'console')
}
