import type { PasswordRules } from '../../../src/contract/session.ts'
import type { useSay } from '../language.tsx'
import { words } from '../words-house.ts'

/** What the unit asks of a password, said before one is typed. */
export function passwordHelp(say: ReturnType<typeof useSay>, rules: PasswordRules): string {
  const { shortest, kinds, longEnough, remembered, goodForDays } = rules
  const parts = [say(words.passwordHelp, { shortest, kinds, longEnough }), say(words.passwordOthers, { n: remembered })]
  return [...parts, ...(goodForDays > 0 ? [say(words.passwordDays, { n: goodForDays })] : [])].join('')
}
