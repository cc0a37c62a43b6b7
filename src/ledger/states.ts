/** What a ledger's words say of how far something is. */
export interface Told {
  /** Degree as the register names it, or null where the words name none. */
  readonly degree: string | null
  /** 已销号 is more than done. Null where the words say nothing of it. */
  readonly closed: boolean | null
}

/** In this order: the first that fits is meant. 未完成 stands before 完成, 申请销号 before 销号, 正在 before 完成. */
const words: readonly (readonly [RegExp, Told])[] = [
  [/(?:未|没有|不予|待|拟|申请)销号|会审|审核中|退回|恢复整改|待分解/u, { degree: null, closed: false }],
  [/销号/u, { degree: 'done', closed: true }],
  [/未启动|未开始|未整改|没有|尚未|未完成|未到位|未落实|未办结|逾期未/u, { degree: 'undone', closed: false }],
  [/基本(?:完成|整改|到位|解决)|阶段性|(?:部分|初步)完成/u, { degree: 'basic', closed: null }],
  [/(?:完成|到位|办结).*(?:长期|持续|常态)/u, { degree: 'done', closed: null }],
  [/长期|持续|常态/u, { degree: 'lasting', closed: false }],
  [/正在|推进|整改中|进行|在办|办理中|实施中|整改过程/u, { degree: 'undone', closed: false }],
  [
    /完成(?:率)?\d{1,2}(?:\.\d+)?%|^\d{1,2}(?:\.\d+)?%$|(?:预计|计划|力争|拟).*完成/u,
    { degree: 'undone', closed: false },
  ],
  [/完成|办结|到位|整改完毕|已整改|已解决|已落实|^100%$/u, { degree: 'done', closed: null }],
]

/** Reads a state in free words, or null where they name none. */
export function stateIn(text: string): Told | null {
  const plain = text.normalize('NFKC').replace(/\s/gu, '')
  return words.find(([pattern]) => pattern.test(plain))?.[1] ?? null
}

/** 是 and 否 (or a tick) in a column that asks whether something is closed or done. */
export function answered(text: string, heading: string): Told | null {
  const plain = text.normalize('NFKC').trim()
  const yes = /^(?:是|√|✓|✔|y|yes|有)$/iu.test(plain)
  if (!yes && !/^(?:否|×|✗|n|no|无)$/iu.test(plain)) return null
  if (heading.includes('销号')) return { degree: yes ? 'done' : null, closed: yes }
  return yes ? { degree: 'done', closed: null } : { degree: 'undone', closed: false }
}
