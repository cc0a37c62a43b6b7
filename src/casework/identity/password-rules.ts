import { type Refusal, refusal } from '../../kernel/refusal.ts'
import type { Label } from '../../kernel/words.ts'
import type { PasswordRules } from './rules.ts'

const longest = 256

/** Parts that the commonest passwords are made of, in lower case after `plain`. What is left without them must still be something. */
const commonParts = [
  ...['password', 'passwd', 'admin', 'administrator', 'root', 'user', 'guest', 'test', 'login', 'welcome', 'letmein'],
  ...['qwertyuiop', 'qwerty', 'asdfghjkl', 'asdfgh', 'zxcvbnm', 'zxcvbn', 'qazwsx', 'qaz', 'wsx', 'edc', 'abcdef'],
  ...['abcd', 'abc', 'iloveyou', 'woaini', 'dragon', 'monkey', 'master', 'sunshine', 'princess', 'football'],
  ...['bihuan', 'rongmei', 'rmtzx', 'huawei', 'changeme', 'secret', 'default', 'china', 'zhongguo', 'aini', 'system'],
]
const leastLeft = 4

/**
 * Whether a password may be used (GB/T 22239-2019, 8.1.4.1: complexity): as long and of as many kinds of characters as the unit asks, or long enough to need no
 * kinds; not the login; not one of the commonest. All defects at once.
 */
export function judgePassword(
  password: string,
  login: string,
  rules: PasswordRules,
  field = 'password',
): readonly Refusal[] {
  const defects: Label[] = []
  const length = [...password].length
  if (length > longest) defects.push({ zh: `最多 ${longest} 个字符`, en: `at most ${longest} characters` })
  if (length < rules.shortest)
    defects.push({ zh: `至少 ${rules.shortest} 个字符`, en: `at least ${rules.shortest} characters` })
  if (length < rules.longEnough && kindsIn(password) < rules.kinds) defects.push(tooFewKinds(rules))
  if (containsLogin(password, login)) defects.push({ zh: '不能包含登录名', en: 'it must not contain the login' })
  if (isCommon(password)) defects.push({ zh: '太常见，容易被猜中', en: 'it is too common' })
  return defects.map((detail) => refusal('password-too-weak', { detail }, { field }))
}

function tooFewKinds({ kinds, longEnough }: PasswordRules): Label {
  return {
    zh: `须含大写、小写、数字、其他字符中的 ${kinds} 类，或不少于 ${longEnough} 个字符`,
    en: `${kinds} of upper case, lower case, digits and others, or at least ${longEnough} characters`,
  }
}

function kindsIn(password: string): number {
  const kinds = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/]
  return kinds.filter((one) => one.test(password)).length
}

function containsLogin(password: string, login: string): boolean {
  const name = login.trim().toLowerCase()
  if (name === '') return false
  const given = password.toLowerCase()
  return [...name].length < 4 ? given === name : given.includes(name)
}

/** Common letters written as figures and signs are the same password to whoever guesses. */
function plain(password: string): string {
  const standsFor: Readonly<{ [sign: string]: string }> = { '@': 'a', '0': 'o', $: 's', '1': 'l', '3': 'e', '!': 'i' }
  return [...password.toLowerCase()].map((sign) => standsFor[sign] ?? sign).join('')
}

function isCommon(password: string): boolean {
  return [password.toLowerCase(), plain(password)].some((text) => new Set(leftOver(text)).size < leastLeft)
}

/** The letters that are in no common part, and the figures and signs that are in no run or repetition. */
function leftOver(text: string): readonly string[] {
  let rest = text
  for (const part of commonParts) rest = rest.replaceAll(part, ' ')
  const signs = [...rest].filter((sign) => sign !== ' ')
  return signs.filter((sign, at) => {
    const step = (sign.codePointAt(0) ?? 0) - (signs[at - 1]?.codePointAt(0) ?? -9)
    return Math.abs(step) > 1
  })
}
