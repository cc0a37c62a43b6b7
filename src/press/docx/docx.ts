import { strToU8, type Zippable, zipSync } from 'fflate'
import { codePng } from '../code-picture.ts'
import type { Paper } from '../paper.ts'
import { escaped } from '../xml.ts'
import { type Codes, documentXml } from './document.ts'
import { footerXml } from './page.ts'
import { declaration, settingsXml, stylesXml } from './styles.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** A day that no zone moves: without one the archive would carry the clock's, and the same paper would have another hash each time. */
const packedOn = '1980-01-01T00:00:00'

/**
 * A paper as a docx in the form of GB/T 9704-2012. The same paper gives the same bytes. `mark`: who took it, when, and under which number it is on record; it stands in the
 * properties of the document, and below forms and lists. The text of a letter carries nothing that is not its own.
 */
export function docxOf(paper: Paper, mark = ''): Uint8Array {
  const codes: Codes = []
  const document = documentXml(mark === '' || paper.layout === 'text' ? paper : withMark(paper, mark), codes)
  const parts: { readonly [path: string]: string } = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([
      ['rId1', `${office}/officeDocument`, 'word/document.xml'],
      ['rId2', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    ]),
    'docProps/core.xml': `${declaration}<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escaped(paper.title.join(''))}</dc:title>${mark === '' ? '' : `<dc:description>${escaped(mark)}</dc:description>`}</cp:coreProperties>`,
    'word/document.xml': document,
    'word/styles.xml': stylesXml(),
    'word/settings.xml': settingsXml(),
    'word/footer1.xml': footerXml('odd'),
    'word/footer2.xml': footerXml('even'),
    'word/_rels/document.xml.rels': relations([
      ['rIdStyles', `${office}/styles`, 'styles.xml'],
      ['rIdSettings', `${office}/settings`, 'settings.xml'],
      ['rIdOdd', `${office}/footer`, 'footer1.xml'],
      ['rIdEven', `${office}/footer`, 'footer2.xml'],
      ...codes.map((_, k): Relation => [`rIdCode${k + 1}`, `${office}/image`, `media/code${k + 1}.png`]),
    ]),
  }
  const files: Zippable = {}
  for (const [path, xml] of Object.entries(parts)) files[path] = strToU8(xml)
  for (const [k, carries] of codes.entries()) files[`word/media/code${k + 1}.png`] = codePng(carries)
  return zipSync(files, { mtime: packedOn, level: 6 })
}

const withMark = (paper: Paper, mark: string): Paper => ({
  ...paper,
  blocks: [...paper.blocks, { kind: 'paragraph', set: 'flush', runs: [{ text: mark }] }],
})

type Relation = readonly [id: string, type: string, target: string]

const relations = (all: readonly Relation[]): string =>
  `${declaration}<Relationships xmlns="${packages}/relationships">${all
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

function contentTypes(): string {
  const part = (name: string, type: string) => `<Override PartName="/${name}" ContentType="${type}"/>`
  return (
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>` +
    part('word/document.xml', `${wordType}.document.main+xml`) +
    part('word/styles.xml', `${wordType}.styles+xml`) +
    part('word/settings.xml', `${wordType}.settings+xml`) +
    part('word/footer1.xml', `${wordType}.footer+xml`) +
    part('word/footer2.xml', `${wordType}.footer+xml`) +
    `${part('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml')}</Types>`
  )
}
