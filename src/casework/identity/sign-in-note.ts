import type { Account, Identity, SignInKind } from './ports.ts'

/** A line of the sign-in log. */
export async function note(
  identity: Identity,
  kind: SignInKind,
  account: Account | null,
  address: string,
): Promise<void> {
  const { id = null, person = null } = account ?? {}
  await identity.store.addEvent({ at: identity.now(), kind, account: id, person, address })
}
