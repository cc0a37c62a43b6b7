import type { Me } from '../../../src/contract/session.ts'
import { kept } from '../kept.ts'

/** Where it is remembered that somebody has sent the first steps away. */
export function guideName(me: Me): string {
  return `guide.${me.person.id}`
}

/** For who runs the rectification, at home, and has not sent it away. */
export function wantsGuide(me: Me): boolean {
  const runs = me.registers.some(({ name, mayCreate }) => name === 'inspection-round' && mayCreate.length > 0)
  return runs && me.actingIn === null && kept(guideName(me)) === null
}
