import type { Holding } from '../../kernel/actor.ts'
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

/** Whether somebody leads: an opinion may be about him or her, who is then not the first to read it. */
export function leads(posts: readonly Holding[]): boolean {
  return posts.some(({ post }) => leadingPosts.some((one) => one === post))
}
