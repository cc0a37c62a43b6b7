import { dotPath, dotsOf } from '../code-picture.ts'
import { escaped } from '../xml.ts'

/** What a label on a thing says: its code in letters for whoever types it, and as a picture that opens its record. */
interface CodeLabel {
  readonly code: string
  readonly opens: string
  readonly name: string
  readonly lines: readonly string[]
}

/** A sheet of labels and whose they are. `nonce` admits its style where nothing inline is let in. */
export interface LabelSheet {
  readonly title: string
  readonly owner: string
  readonly labels: readonly CodeLabel[]
  readonly mark: string
  readonly nonce: string
}

/** Labels to be cut out or printed on gummed sheets: A4, three across and eight down, none broken by the end of a page. */
export function labelSheet({ title, owner, labels, mark, nonce }: LabelSheet): string {
  const each = labels.map((label) => labelHtml(label, owner)).join('\n')
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title><style nonce="${escaped(nonce)}">${css}</style></head>\n<body><h1>${escaped(title)}</h1><main>${each}</main><p class="mark">${escaped(mark)}</p></body></html>\n`
}

function labelHtml({ code, opens, name, lines }: CodeLabel, owner: string): string {
  const dots = dotsOf(opens)
  const picture = `<svg viewBox="0 0 ${dots.length} ${dots.length}" role="img" aria-label="${escaped(code)}"><path d="${dotPath(dots)}"/></svg>`
  const words = [owner, ...lines].map((line) => `<p>${escaped(line)}</p>`).join('')
  return `<article>${picture}<div><h2>${escaped(name)}</h2><p class="code">${escaped(code)}</p>${words}</div></article>`
}

const css =
  '@page{size:A4;margin:8mm}body{margin:0 auto;max-width:194mm;font:8pt/1.35 宋体,SimSun,serif;color:#000;background:#fff}h1{font-size:12pt;margin:0 0 4mm}' +
  'main{display:grid;grid-template-columns:repeat(3,1fr)}article{box-sizing:border-box;height:34mm;padding:2mm;border:.2mm dashed #999;display:flex;gap:2mm;align-items:center;break-inside:avoid;overflow:hidden}' +
  'svg{width:26mm;height:26mm;flex:none}div{min-width:0}h2{font:bold 9pt/1.3 黑体,SimHei,sans-serif;margin:0;max-height:2.6em;overflow:hidden}p{margin:0;overflow-wrap:anywhere}.code{font:bold 10pt/1.5 monospace}.mark{margin-top:4mm;color:#666}' +
  '@media print{h1,.mark{display:none}}'
