import { characterSpacing, fonts, linePitch, size } from './measures.ts'
import { fontXml } from './runs.ts'

export const wordSpace =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
export const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Fonts of the four levels of headings, all 3号: 一、黑体 （一）楷体 1. and （1）仿宋. */
export const levelFonts = [fonts.first, fonts.second, fonts.body, fonts.body] as const

const indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'

function styleXml(id: string, name: string, paragraph: string, font: string, half: number, based = 'Normal'): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${based}"/><w:qFormat/>` +
    `<w:pPr>${paragraph}</w:pPr><w:rPr>${fontXml(font)}<w:b w:val="0"/><w:bCs w:val="0"/><w:sz w:val="${half}"/><w:szCs w:val="${half}"/></w:rPr></w:style>`
  )
}

/** All styles of a paper; the defaults alone already make a page of 3号仿宋 at the exact pitch. */
export function stylesXml(): string {
  const levels = levelFonts.map((font, k) =>
    styleXml(
      `Heading${k + 1}`,
      `heading ${k + 1}`,
      `<w:keepNext/>${indent}<w:outlineLvl w:val="${k}"/>`,
      font,
      size.body,
    ),
  )
  return (
    `${declaration}<w:styles ${wordSpace}><w:docDefaults><w:rPrDefault><w:rPr>${fontXml(fonts.body)}<w:spacing w:val="${characterSpacing}"/><w:kern w:val="0"/><w:sz w:val="${size.body}"/><w:szCs w:val="${size.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${linePitch}" w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/><w:jc w:val="both"/></w:pPr><w:rPr>${fontXml(fonts.body)}<w:sz w:val="${size.body}"/><w:szCs w:val="${size.body}"/></w:rPr></w:style>` +
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="57" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>` +
    styleXml('Title', 'Title', '<w:snapToGrid w:val="0"/><w:jc w:val="center"/>', fonts.title, size.title) +
    styleXml('BodyText', 'Body Text', indent, fonts.body, size.body) +
    `${levels.join('')}</w:styles>`
  )
}

/** Odd and even pages have footers of their own. */
export const settingsXml = (): string =>
  `${declaration}<w:settings ${wordSpace}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
