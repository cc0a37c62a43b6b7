/** Kinds of wording that stands in every plan and tells one measure from no other. */
export type FormulaKind =
  | 'study'
  | 'awareness'
  | 'leadership'
  | 'system'
  | 'supervision'
  | 'learning-by-analogy'
  | 'filler'

/**
 * Standard formulas, made by kind: a verb of the kind with one of its objects, so that 加强学习, 强化政治理论学习 and 深入开展学习教育 are one. Looked for in
 * text without punctuation. What they cover is left out of every comparison.
 */
const patterns: readonly (readonly [FormulaKind, string])[] = [
  [
    'study',
    '(?:进一步|持续|不断|切实)?(?:加强|强化|深化|组织|开展|认真|深入)(?:开展|组织|抓好)?(?:政治|理论|业务|政策|思想|党纪|法规|集中|专题|警示){0,3}(?:学习教育|学习培训|学习|培训|教育)',
  ],
  [
    'awareness',
    '(?:进一步|持续|不断|切实)?(?:提高|提升|增强|统一|端正|深化)(?:思想|政治|责任|服务|规矩|纪律|大局|担当|法治){0,3}(?:认识|站位|意识|觉悟|态度|能力|水平|本领|素质|素养)',
  ],
  [
    'leadership',
    '(?:进一步|切实)?(?:加强|强化|压实|落实|扛牢|履行|明确|细化)(?:组织|全面|主体|监督|领导|工作|整改|第一责任人|分管|岗位){0,3}(?:领导|责任|职责|分工)',
  ],
  [
    'system',
    '(?:进一步|不断)?(?:建立健全|建立完善|建立|健全|完善|修订完善|严格执行|严格落实)(?:相关|有关|各项|规章|管理|工作|长效|内控|内部){0,3}(?:制度机制|规章制度|制度|机制|体系|规定|办法|流程)',
  ],
  [
    'supervision',
    '(?:进一步|持续|切实)?(?:加强|强化|加大|严格)(?:日常|内部|跟踪|工作|过程|对){0,3}(?:监督检查|监督管理|监督|管理|检查|督查|督导|督促|考核|把关|审核|力度)',
  ],
  [
    'learning-by-analogy',
    '(?:坚持)?(?:举一反三|以案促改|以点带面|标本兼治|引以为戒|常抓不懈|久久为功|真抓实干|全面自查|对照检查|立行立改|立整立改)',
  ],
  [
    'filler',
    '进一步|切实|认真|不断|持续|深入|全面|扎实|着力|确保|及时|严格按照|高度重视|取得实效|落到实处|落地见效|抓好落实|抓紧抓实|常态化开展|通过',
  ],
]

const all = new RegExp(patterns.map(([kind, source]) => `(?<${kind.replaceAll('-', '_')}>${source})`).join('|'), 'gu')

export interface WithoutFormulas {
  /** What is left, in pieces: what stood on two sides of a formula was never one wording. */
  readonly pieces: readonly string[]
  /** Kinds found, each once, in the order of the text. */
  readonly kinds: readonly FormulaKind[]
}

/** Takes standard formulas out of a plain text (see `plainOf`). */
export function withoutFormulas(plain: string): WithoutFormulas {
  const kinds = new Set<FormulaKind>()
  const pieces: string[] = []
  let from = 0
  for (const match of plain.matchAll(all)) {
    const kind = patterns.find(([name]) => match.groups?.[name.replaceAll('-', '_')] !== undefined)?.[0]
    if (kind !== undefined) kinds.add(kind)
    if (match.index > from) pieces.push(plain.slice(from, match.index))
    from = match.index + match[0].length
  }
  if (from < plain.length) pieces.push(plain.slice(from))
  return { pieces, kinds: [...kinds] }
}
