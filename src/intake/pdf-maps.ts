/**
 * Chinese PDFs often name a font that every reader is supposed to have (STSong-Light) and one of Adobe's encodings for it, without a
 * table back to characters. A reader then needs Adobe's tables: code → glyph number (`GBK-EUC-H`) and glyph number → character
 * (`Adobe-GB1-UCS2`). Only the way from code to character matters to a reader of text, so here glyph numbers are made up: a character's
 * number is its Unicode code unit. The codes are Unicode or GBK already, and the tables are computed.
 */
export class ChineseMaps {
  /** Whether text stays unread: the font counts glyphs by Adobe's own numbers, or is encoded for another script. */
  missing = false
  readonly factory: new () => {
    fetch(request: { readonly kind: string; readonly filename: string }): Promise<Uint8Array>
  }
  #made = false

  constructor() {
    const answer = (filename: string): Uint8Array => this.#table(filename)
    this.factory = class {
      async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
        if (kind !== 'cMapUrl') throw new Error('no such data')
        return answer(filename)
      }
    }
  }

  #table(filename: string): Uint8Array {
    const name = filename.replace(/-[HV]$/, '')
    let body: string | undefined
    if (/^UniGB-(?:UCS2|UTF16)$/.test(name)) body = unicode()
    else if (/^(?:GBK-EUC|GBKp-EUC|GBK2K|GB-EUC|GBpc-EUC)$/.test(name)) body = gbk()
    else if (name === 'Adobe-GB1-UCS2' && this.#made) body = toCharacters()
    if (body === undefined) {
      this.missing = true
      throw new Error('no such table')
    }
    this.#made = true
    return new TextEncoder().encode(body)
  }
}

const unicode = (): string =>
  'begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 begincidrange\n<0000> <ffff> 0\nendcidrange\nendcmap\n'

const toCharacters = (): string =>
  'begincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n1 beginbfrange\n<0001> <ffff> <0001>\nendbfrange\nendcmap\n'

let kept: string | undefined

/** Every two-byte code of GBK, and ASCII. */
function gbk(): string {
  if (kept !== undefined) return kept
  const decoder = new TextDecoder('gbk')
  const lines: string[] = []
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      if (low === 0x7f) continue
      const unit = decoder.decode(Uint8Array.of(high, low)).charCodeAt(0)
      if (unit !== 0xfffd) lines.push(`<${((high << 8) | low).toString(16)}> ${unit}`)
    }
  }
  kept =
    'begincmap\n2 begincodespacerange\n<00> <80>\n<8140> <fefe>\nendcodespacerange\n1 begincidrange\n<00> <7f> 0\nendcidrange\n' +
    `${lines.length} begincidchar\n${lines.join('\n')}\nendcidchar\nendcmap\n`
  return kept
}
