import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { judgePassword } from './password-rules.ts'
import type { Account, Identity } from './ports.ts'

/**
 * Whether this may be the account's next password, by what its unit asks today: length, kinds, and none of the last ones. All that does not hold, at once. Only for
 * whoever has shown to be the holder: it tells what was used before.
 */
export async function judgeNewPassword(
  identity: Identity,
  account: Account,
  password: string,
  field = 'password',
): Promise<readonly Refusal[]> {
  const rules = (await identity.rules(account)).password
  const defects = judgePassword(password, account.login, rules, field)
  if (!(await wasUsed(identity, account.id, password, rules.remembered))) return defects
  const detail = {
    zh: `不能与最近用过的 ${rules.remembered} 个密码相同`,
    en: `it is one of the last ${rules.remembered} you used`,
  }
  return [...defects, refusal('password-too-weak', { detail }, { field })]
}

/** One after the other: each costs a core and much memory, and there are few. */
async function wasUsed(identity: Identity, account: string, password: string, remembered: number): Promise<boolean> {
  const present = await identity.store.credentialOf(account)
  const before = await identity.store.usedPasswords(account, remembered - 1)
  for (const hash of [...(present ? [present.hash] : []), ...before])
    if (await identity.passwords.verify(hash, password)) return true
  return false
}
