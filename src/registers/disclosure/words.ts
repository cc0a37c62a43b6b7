import type { Actor } from '../../kernel/actor.ts'
import type { PartySpec } from '../../kernel/spec.ts'
import { leadingPosts } from '../words.ts'

/** Who makes public what a rectification came to, and who answers for it. */
export const publishers = {
  director: { post: 'director', label: { zh: '主要负责人', en: 'director' } },
  leadingGroup: { post: 'leading-group', label: { zh: '整改工作领导小组', en: 'leading group' } },
  office: { post: 'rectification-office', label: { zh: '整改办', en: 'rectification office' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** The inspection side: it sees what is shared with its seat. */
export const above = {
  inspection: { seat: 'inspection-office', label: { zh: '巡察办', en: 'inspection office' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

export const everyone = {
  everyone: { everyone: true, label: { zh: '全体人员', en: 'everyone' } },
} as const satisfies Readonly<{ [party: string]: PartySpec }>

/** Whether somebody leads, or stands in for somebody who does: an opinion may be about him or her, who is then not the first to read it. */
export function leads(actor: Actor): boolean {
  if (actor.kind !== 'person') return false
  const posts = [...actor.posts, ...actor.standsInFor.flatMap((one) => one.posts)]
  return posts.some(({ post }) => leadingPosts.some((one) => one === post))
}
