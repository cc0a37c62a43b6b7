import { fonts, footerFromEdge, linePitch, page, pageAcross, size, twips } from './measures.ts'
import { faceXml, paragraphXml } from './runs.ts'
import { declaration, wordSpace } from './styles.ts'

/** What a section of pages looks like. References lead to the two footers. */
export function sectionXml(across: boolean, more = ''): string {
  const p = across ? pageAcross : page
  return (
    `<w:sectPr><w:footerReference w:type="default" r:id="rIdOdd"/><w:footerReference w:type="even" r:id="rIdEven"/>${more}` +
    `<w:pgSz w:w="${twips(p.width)}" w:h="${twips(p.height)}"${across ? ' w:orient="landscape"' : ''}/>` +
    `<w:pgMar w:top="${twips(p.top)}" w:right="${twips(p.right)}" w:bottom="${twips(p.bottom)}" w:left="${twips(p.left)}" w:header="851" w:footer="${across ? 794 : footerFromEdge}" w:gutter="0"/>` +
    `${across ? '' : `<w:docGrid w:type="lines" w:linePitch="${linePitch}"/>`}</w:sectPr>`
  )
}

/** — 1 — in 4号宋体, one character from the edge: odd pages right, even pages left. */
export function footerXml(side: 'odd' | 'even'): string {
  const face = faceXml({ font: fonts.page, size: size.small })
  const field = (type: string) => `<w:r>${face}<w:fldChar w:fldCharType="${type}"/></w:r>`
  const text = (words: string) => `<w:r>${face}<w:t xml:space="preserve">${words}</w:t></w:r>`
  const number = `${text('— ')}${field('begin')}<w:r>${face}<w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>${field('separate')}${text('1')}${field('end')}${text(' —')}`
  const set = side === 'odd' ? ({ align: 'right', right: 100 } as const) : ({ align: 'left', left: 100 } as const)
  return `${declaration}<w:ftr ${wordSpace}>${paragraphXml(number, { ...set, pitch: size.small * 10, size: size.small })}</w:ftr>`
}
