import type { House } from '../house.ts'

/** Without 0 and O, 1, I and L: what is printed is typed again by somebody who reads a scan. 31 of them. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const codeLength = 12

/** A code for one form that is about to be printed: 59 bits nobody can foresee, in groups of four. */
export function freshFormCode({ ids }: House): string {
  const drawn = [...ids.random(codeLength)].map((byte) => signs[byte % signs.length] ?? '').join('')
  return drawn.replaceAll(/.{4}(?=.)/gu, '$&-')
}

/** The code as it is kept, out of what was typed or read from a scan; null where it can be none. */
export function formCodeOf(typed: string): string | null {
  const bare = [...typed.normalize('NFKC').toUpperCase()].filter((sign) => /[0-9A-Z]/u.test(sign)).join('')
  if (bare.length !== codeLength || [...bare].some((sign) => !signs.includes(sign))) return null
  return bare.replaceAll(/.{4}(?=.)/gu, '$&-')
}
