import assert from 'node:assert/strict'
import { test } from 'node:test'
import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import type { Paper } from '../paper.ts'
import { heading, paragraph } from '../paper.ts'
import { composeNotice } from '../notice/compose.ts'
import { cleanLedger, toyDay } from '../testing.ts'
import { docxOf } from './docx.ts'
import { signatureIndents } from './signature.ts'

const paper: Paper = {
  title: ['中共云岫县融媒体中心党组', '关于整改进展情况的报告'],
  number: '云融党〔2026〕7号',
  addressee: '县委巡察办',
  blocks: [
    heading(1, '一、总体情况'),
    heading(2, '（一）进展'),
    heading(3, '1.措施'),
    heading(4, '（1）落实'),
    paragraph('反馈的“3个”问题 & <2个>已经销号。'),
    { kind: 'code', carries: 'ZG-7K3F-Q2', says: '编号：ZG-7K3F-Q2' },
  ],
  attachments: [
    {
      name: '问题清单',
      blocks: [{ kind: 'table', wide: true, headRows: 1, widths: [1, 2], rows: [[cell('序号'), cell('问题')]] }],
    },
    { name: '责任清单', blocks: [paragraph('见附件。')] },
  ],
  signature: { issuer: '中共云岫县融媒体中心党组', day: toyDay('2026-03-05'), sealed: false },
  imprint: { copies: '县纪委监委', printedBy: '云岫县融媒体中心办公室', printedOn: toyDay('2026-03-06') },
  layout: 'text',
}
function cell(text: string) {
  return { runs: [{ text }], head: true } as const
}

const partsOf = (of: Paper): { [path: string]: string } =>
  Object.fromEntries(
    Object.entries(unzipSync(docxOf(of)))
      .filter(([path]) => !path.endsWith('.png'))
      .map(([path, bytes]) => [path, strFromU8(bytes)]),
  )
const parts = partsOf(paper)
const part = (path: string): string => parts[path] ?? assert.fail(`${path} is missing`)
const document = part('word/document.xml')
const paragraphs = document.match(/<w:p>.*?<\/w:p>/gsu) ?? []
const holding = (words: string): string =>
  paragraphs.find((p) => p.includes(words)) ?? assert.fail(`no paragraph holds ${words}`)
const millimetres = (twips: string | undefined): number => Math.round((Number(twips) * 25.4) / 144) / 10
const attribute = (xml: string, name: string): string | undefined =>
  new RegExp(`w:${name}="([^"]*)"`, 'u').exec(xml)?.[1]

test('every part is well-formed, and what a run holds is its words', () => {
  for (const [path, xml] of Object.entries(parts)) {
    const parser = new SaxesParser({ xmlns: true })
    parser.on('error', (error) => assert.fail(`${path}: ${error.message}`))
    parser.write(xml).close()
  }
  assert.ok(holding('反馈的').includes('反馈的“3个”问题 &amp; &lt;2个&gt;已经销号。'))
})

test('A4, margins of 37, 35, 28 and 26 millimetres; a table across lies on a page across', () => {
  const sections = document.match(/<w:sectPr>.*?<\/w:sectPr>/gsu) ?? []
  const pages = sections.map((s) => {
    const [size = '', margin = ''] = [/<w:pgSz[^>]*>/u.exec(s)?.[0], /<w:pgMar[^>]*>/u.exec(s)?.[0]]
    return [
      attribute(size, 'w'),
      attribute(size, 'h'),
      ...['top', 'bottom', 'left', 'right'].map((e) => attribute(margin, e)),
    ].map(millimetres)
  })
  const upright = [210, 297, 37, 35, 28, 26]
  assert.deepEqual(pages, [upright, [297, 210, 28, 26, 35, 37], upright])
})

test('22 lines of exactly 28.95 points fill the type area, and 28 characters of 3号 its width', () => {
  const defaults = /<w:docDefaults>.*<\/w:docDefaults>/su.exec(part('word/styles.xml'))?.[0] ?? ''
  assert.match(defaults, /w:line="579" w:lineRule="exact"/u)
  assert.match(document, /<w:docGrid w:type="lines" w:linePitch="579"\/>/u)
  const [points, type] = [22 * (579 / 20), (225 / 25.4) * 72]
  assert.ok(points <= type && points + 579 / 20 > type)
  const spacing = Number(/<w:spacing w:val="(-?\d+)"\/>/u.exec(defaults)?.[1])
  assert.match(defaults, /<w:sz w:val="32"\/>/u)
  assert.equal(Math.floor(((156 / 25.4) * 72) / (16 + spacing / 20)), 28)
  for (const p of paragraphs.filter((x) => x.includes('BodyText'))) assert.doesNotMatch(p, /lineRule/u)
})

test('every run names its East Asian font, the same as for all other scripts', () => {
  for (const xml of Object.values(parts)) {
    for (const [fonts] of xml.matchAll(/<w:rFonts[^>]*>/gu)) {
      const names = ['ascii', 'hAnsi', 'eastAsia', 'cs'].map((script) => attribute(fonts, script))
      assert.ok(names[0] && names.every((name) => name === names[0]), fonts)
    }
  }
  const runs = document.match(/<w:r>.*?<\/w:r>/gsu) ?? []
  for (const r of runs.filter((x) => x.includes('<w:t '))) assert.match(r, /<w:rFonts/u)
})

test('title 2号小标宋 centred, body 3号仿宋 two characters in, levels 黑体 楷体 仿宋 仿宋', () => {
  const face = (words: string) => [
    attribute(holding(words), 'eastAsia'),
    attribute(/<w:sz [^>]*>/u.exec(holding(words))?.[0] ?? '', 'val'),
  ]
  assert.deepEqual(face('关于整改进展'), ['方正小标宋简体', '44'])
  assert.match(holding('关于整改进展'), /<w:jc w:val="center"\/>/u)
  assert.deepEqual(face('反馈的'), ['仿宋_GB2312', '32'])
  const levels = ['一、总体', '（一）进展', '1.措施', '（1）落实'].map((words) => face(words))
  assert.deepEqual(levels, [
    ['黑体', '32'],
    ['楷体_GB2312', '32'],
    ['仿宋_GB2312', '32'],
    ['仿宋_GB2312', '32'],
  ])
  for (const words of ['反馈的', '一、总体', '（1）落实']) assert.match(holding(words), /w:firstLineChars="200"/u)
  for (const words of ['一、总体', '关于整改进展']) assert.doesNotMatch(holding(words), /<w:b\/>/u)
  assert.match(holding('县委巡察办：'), /w:firstLineChars="0"/u)
})

test('page numbers — 1 — of 4号宋体: odd pages right, even pages left, one character in', () => {
  assert.match(part('word/settings.xml'), /<w:evenAndOddHeaders\/>/u)
  const sides = { 'word/footer1.xml': ['right', 'right'], 'word/footer2.xml': ['left', 'left'] } as const
  for (const [path, [align, free]] of Object.entries(sides)) {
    const footer = part(path)
    assert.match(footer, new RegExp(`<w:jc w:val="${align}"/>`, 'u'))
    assert.match(footer, new RegExp(`w:${free}Chars="100"`, 'u'))
    assert.match(footer, /— <\/w:t>.* PAGE .* —<\/w:t>/su)
    assert.deepEqual([...new Set([...footer.matchAll(/w:eastAsia="([^"]*)"/gu)].map((m) => m[1]))], ['宋体'])
    assert.deepEqual([...new Set([...footer.matchAll(/<w:sz w:val="(\d+)"/gu)].map((m) => m[1]))], ['28'])
  }
  assert.match(document, /w:type="default" r:id="rIdOdd"\/><w:footerReference w:type="even" r:id="rIdEven"/u)
  const foot = Number(attribute(/<w:pgMar[^>]*>/u.exec(document)?.[0] ?? '', 'footer'))
  const middle = (foot * 25.4) / 1440 + ((14 / 72) * 25.4) / 2
  assert.ok(Math.abs(35 - middle - 7) < 0.1, `the number stands ${35 - middle} mm below the type area`)
})

test('a sealed day stands four characters in with the issuer centred over it, an unsealed one begins two right of the issuer', () => {
  const day = '2026年3月5日'
  assert.deepEqual(signatureIndents('中共云岫县融媒体中心党组', day, true), { issuer: 1, day: 4 })
  assert.deepEqual(signatureIndents('中共云岫县融媒体中心党组', day, false), { issuer: 2, day: 6 })
  assert.deepEqual(signatureIndents('县台', day, false), { issuer: 8, day: 2 })
  assert.match(holding('2026年3月5日'), /<w:ind w:rightChars="600"[^>]*\/><w:jc w:val="right"\/>/u)
  assert.doesNotMatch(document, /2026年03月/u)
})

test('attachments begin a page with their mark in 黑体, and are listed below the text without a mark at the end', () => {
  assert.match(holding('1.问题清单'), />附件：1\.问题清单</u)
  assert.match(holding('2.责任清单'), /w:leftChars="600"[^>]* w:hangingChars="100"/u)
  for (const mark of ['>附件1<', '>附件2<']) {
    assert.match(holding(mark), /<w:pageBreakBefore\/>/u)
    assert.equal(attribute(holding(mark), 'eastAsia'), '黑体')
  }
})

test('版记 in 4号 with lines of 0.35 and 0.25 millimetres', () => {
  const table = /<w:tbl><w:tblPr><w:tblpPr.*<\/w:tbl>/su.exec(document)?.[0] ?? ''
  const weight = (edge: string) =>
    Math.round(
      ((Number(attribute(new RegExp(`<w:${edge}[^>]*>`, 'u').exec(table)?.[0] ?? '', 'sz')) / 8) * 25.4 * 100) / 72,
    ) / 100
  assert.deepEqual(['top', 'bottom', 'insideH'].map(weight), [0.35, 0.35, 0.26])
  assert.match(table, /抄送：县纪委监委。/u)
  assert.match(table, /2026年3月6日印发/u)
  assert.ok([...table.matchAll(/<w:sz w:val="(\d+)"/gu)].every((m) => m[1] === '28'))
})

test('properties of paragraphs stand in the order the schema asks for', () => {
  const order =
    'pStyle keepNext keepLines pageBreakBefore framePr widowControl pBdr tabs autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl rPr sectPr'.split(
      ' ',
    )
  for (const [inner] of `${document}${part('word/styles.xml')}`.matchAll(/(?<=<w:pPr>).*?(?=<\/w:pPr>)/gsu)) {
    const top = inner.replace(/<w:(rPr|sectPr|tabs|pBdr)>.*?<\/w:\1>/gsu, '<w:$1/>')
    const at = [...top.matchAll(/<w:(\w+)/gu)].map((m) => order.indexOf(m[1] ?? ''))
    assert.deepEqual(
      at,
      [...at].sort((a, b) => a - b),
      inner,
    )
    assert.ok(!at.includes(-1), inner)
  }
})

test('no red head and no seal: nothing is coloured, the only picture is the code', () => {
  assert.doesNotMatch(document, /<w:color /u)
  const pictures = Object.keys(unzipSync(docxOf(paper))).filter((path) => path.includes('media'))
  assert.deepEqual(pictures, ['word/media/code1.png'])
})

test('the same paper is the same bytes: no clock and no zone is in them', () => {
  const notice = composeNotice(cleanLedger(), { readers: 'public', signedOn: toyDay('2026-06-25') }).paper
  const bytes = docxOf(notice)
  assert.deepEqual(bytes, docxOf(notice))
  // Time and day of the first file in the archive: midnight, 1 January 1980.
  assert.deepEqual([...bytes.subarray(10, 14)], [0, 0, 0x21, 0])
})
