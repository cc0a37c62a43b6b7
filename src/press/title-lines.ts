/** Characters of 2号 that stand in a line of the type area. */
const most = 20
/** Behind these a title may be broken without tearing a word. */
const mayEnd = /(?:的|和|与|及|、|》|“|关于|落实|情况|问题|整改|巡察|中心|党组|委员会|轮|届|年度)$/u

/** Lines of a title of who issues it and what it is: on two lines where they fit, else broken where words end, the lines of like length. */
export function brokenTitle(issuer: string, subject: string): string[] {
  return [...broken(issuer), ...broken(subject)]
}

function broken(words: string): string[] {
  if (words.length <= most) return [words]
  const lines = Math.ceil(words.length / most)
  const wanted = Math.ceil(words.length / lines)
  const at = breakNear(words, wanted)
  return [words.slice(0, at), ...broken(words.slice(at))]
}

/** The place next to the wanted one behind a word that may end a line; none leaves more than a line holds. */
function breakNear(words: string, wanted: number): number {
  for (let off = 0; off < wanted - 4; off++) {
    for (const at of [wanted - off, wanted + off]) {
      if (at > 3 && at <= most && at < words.length - 3 && mayEnd.test(words.slice(0, at))) return at
    }
  }
  return Math.min(wanted, most)
}
