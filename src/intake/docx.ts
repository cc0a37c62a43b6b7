import { DocxBody } from './docx-body.ts'
import { type Intake, TextBuilder, type Warning } from './intake.ts'
import type { Limits } from './limits.ts'
import { Numbering } from './numbering.ts'
import { stop, warn } from './refusals.ts'
import { attribute, childrenOf, local, tree, walk } from './xml.ts'
import { type Parts, unzip } from './zip.ts'

const wanted = (name: string): boolean =>
  /^(?:word\/[A-Za-z]+\d*\.xml|\[Content_Types\]\.xml|_rels\/\.rels|word\/_rels\/[A-Za-z]+\d*\.xml\.rels)$/.test(name)

/** A Word document: paragraphs with the labels Word computes, tables also as cells, pages where Word left marks of its last layout. */
export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<Intake> {
  const parts = await unzip(bytes, limits, wanted)
  const main = parts.get(mainPart(parts, limits))
  if (!main) stop('file-damaged', { what: 'word/document.xml' })
  const numbering = new Numbering(parts.get('word/numbering.xml'), parts.get('word/styles.xml'), limits)
  const builder = new TextBuilder()
  const body = new DocxBody(builder, numbering, limits, contains(main, 'lastRenderedPageBreak'))
  walk(main, limits, body)
  const { text, positions } = builder.done()
  return {
    type: 'docx',
    text,
    positions,
    margins: marginsOf(parts, limits),
    warnings: warningsOf(parts, body),
    ...(body.tables.length > 0 ? { cells: body.tables } : {}),
  }
}

/** The part the package itself calls its main document; WPS and some converters call it otherwise than Word does. */
function mainPart(parts: Parts, limits: Limits): string {
  const rels = parts.get('_rels/.rels')
  if (rels) {
    const main = childrenOf(tree(rels, limits), 'Relationship').find((rel) =>
      attribute(rel.attributes, 'Type')?.endsWith('/officeDocument'),
    )
    const target = attribute(main?.attributes, 'Target')?.replace(/^\//, '')
    if (target !== undefined && parts.has(target)) return target
  }
  return 'word/document.xml'
}

function contains(part: Uint8Array, word: string): boolean {
  return Buffer.from(part.buffer, part.byteOffset, part.byteLength).includes(word)
}

/** Texts of headers and footers, each once. */
function marginsOf(parts: Parts, limits: Limits): string[] {
  const found = new Set<string>()
  for (const [name, part] of parts) {
    if (!/^word\/(?:header|footer)\d*\.xml$/.test(name)) continue
    let text = ''
    let inText = false
    walk(part, limits, {
      open: (tag) => {
        inText = local(tag) === 't'
      },
      close: (tag) => {
        inText = false
        if (local(tag) === 'p') text += '\n'
      },
      text: (piece) => {
        if (inText) text += piece
      },
    })
    for (const line of text.split('\n')) if (line.trim() !== '') found.add(line.trim())
  }
  return [...found]
}

function warningsOf(parts: Parts, body: DocxBody): Warning[] {
  const notes = [...parts].some(([name, part]) => /^word\/(?:footnotes|endnotes)\.xml$/.test(name) && hasNotes(part))
  return [
    ...(notes ? [warn('footnotes-not-read')] : []),
    ...(body.deletions > 0 ? [warn('tracked-deletions-dropped')] : []),
  ]
}

/** Every footnotes part holds two separators; a third note is a real one. */
const hasNotes = (part: Uint8Array): boolean =>
  (new TextDecoder().decode(part).match(/<\w+:(?:footnote|endnote) /g)?.length ?? 0) > 2
