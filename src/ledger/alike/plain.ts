/** Signs that stand for what differs from place to place while the sentence stays. Capitals: the rest of the text is folded to small letters. */
const sign = { day: 'D', money: 'M', figure: 'N', name: 'U' } as const

const day =
  /(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初中底末])?|\d{4}年(?:[上下]半年|[初中底末]|第?[一二三四1-4]季度)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[一二三四五六七八九十]{1,2}月[上中下初底末]旬?/gu
const money = /\d+(?:\.\d+)?(?:余|多)?(?:万|亿|千)?元/gu
const figure =
  /\d+(?:\.\d+)?(?:%|余|多)?|(?<=第|共|计|达|约|近|每|开展|召开|组织|完成|制定|修订)[一二三四五六七八九十百千两]+(?=[个项条件名人次场笔份处家期篇部轮批季天])/gu
const self =
  /(?:县|市|区)?(?:融媒体中心|传媒集团|广播电视台)|[我本](?:中心|单位|局|台|院|校|镇|乡|街道|公司|县|市|区)/gu

/**
 * A wording with its place taken out: width and case folded, days, money, figures and names of units as signs, no punctuation and no spaces.
 * `names`: names of units and people that may stand in it.
 */
export function plainOf(text: string, names: Named): string {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/gu, '')
    .replace(/(?<=\d),(?=\d{3})/gu, '')
  return names
    .out(folded, sign.name)
    .replace(self, sign.name)
    .replace(day, sign.day)
    .replace(money, sign.money)
    .replace(figure, sign.figure)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/U{2,}/gu, sign.name)
}

/** Names to be taken out, the longest first: 云岫县融媒体中心 before 云岫县. */
export class Named {
  readonly #pattern: RegExp | null

  constructor(names: Iterable<string>) {
    const list = [...new Set([...names].map((name) => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, '')))]
      .filter((name) => name.length > 1)
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
      .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/gu, '\\$&'))
    this.#pattern = list.length === 0 ? null : new RegExp(list.join('|'), 'gu')
  }

  out(folded: string, by: string): string {
    return this.#pattern === null ? folded : folded.replace(this.#pattern, by)
  }
}
