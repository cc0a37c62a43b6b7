import { type Instant, instantOf, millisecondsOf } from '../../calendar/days.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { judgeNewPassword } from './new-password.ts'
import { type Account, credentialFor, type Identity, type LinkPurpose, type OneTimeLink } from './ports.ts'
import { note } from './sign-in-note.ts'

const tokenBytes = 32
const hour = 3_600_000

/** First set-up happens while somebody sits before the machine; an invitation may have to wait for a colleague's next shift. */
const hoursGood: Readonly<{ [purpose in LinkPurpose]: number }> = {
  'first-administrators': 24,
  account: 7 * 24,
  reset: 24,
}

/** Makes a one-time link. The token is in this answer and nowhere else; a link made before for the same account ends with it. */
export async function makeLink(
  identity: Identity,
  purpose: LinkPurpose,
  account: string | null,
): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  const token = identity.token(tokenBytes)
  const expiresAt = instantOf(millisecondsOf(identity.now()) + hoursGood[purpose] * hour)
  await identity.store.addLink({ tokenHash: identity.digest(token), purpose, account, expiresAt })
  return { token, expiresAt }
}

export async function readLink(
  identity: Identity,
  token: string,
): Promise<{ readonly link: OneTimeLink; readonly account: Account | null } | null> {
  const link = await identity.store.link(identity.digest(token), identity.now())
  if (!link) return null
  const account = link.account ? await identity.store.accountById(link.account) : null
  return link.purpose !== 'first-administrators' && !account ? null : { link, account }
}

export interface Acceptance {
  readonly token: string
  readonly password: string
  readonly address: string
  /** Brings an invited account into use, through the only write path. */
  readonly activate: (account: Account) => Promise<readonly Refusal[]>
}

/**
 * The holder of an account sets a password by a one-time link.
 */
// crash-ordered protocol
export async function acceptLink(identity: Identity, acceptance: Acceptance): Promise<readonly Refusal[]> {
  const found = await readLink(identity, acceptance.token)
  if (!found?.account) return [refusal('sign-in-link-invalid')]
  const { account } = found
  const defects = await judgeNewPassword(identity, account, acceptance.password)
  if (defects.length > 0) return defects
  const hash = await identity.passwords.hash(acceptance.password)
  // Used first: of two people with the same link one gets in. If we die right after it the account has no password and is invited anew.
  const now = identity.now()
  if (!(await identity.store.useLink(found.link.tokenHash, now))) return [refusal('sign-in-link-invalid')]
  await identity.store.saveCredential(credentialFor(account, hash, now))
  await identity.store.endSessionsOf(account.id, null)
  await note(identity, found.link.purpose === 'reset' ? 'password-reset' : 'accepted', account, acceptance.address)
  return account.state === 'invited' ? acceptance.activate(account) : []
}
