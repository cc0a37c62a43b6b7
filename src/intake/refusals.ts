import type { Place, Refusal } from '../kernel/refusal.ts'
import type { Located, Warning } from './intake.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

const says = (zh: string, en: string): Words => ({ zh, en })

/**
 * The one registry of what reading a file may refuse. Codes are stable. Every refusal ends in a way out: what to do with the file, or
 * where to paste its text.
 */
export const refusalWords = {
  'file-empty': says('文件是空的。', 'The file is empty.'),
  'file-too-large': says(
    '文件太大：{size} MB，最多 {max} MB。请拆分，或只上传正文部分。',
    'The file is too large: {size} MB, {max} MB at most. Split it, or upload the main text only.',
  ),
  'file-type-unknown': says(
    '认不出这是什么文件。请另存为 .docx、.pdf、.xlsx 或 .txt 后再上传，或直接粘贴文字。',
    'This kind of file is not recognised. Save it as .docx, .pdf, .xlsx or .txt and upload that, or paste the text.',
  ),
  'file-damaged': says(
    '文件已损坏，读不出内容（{what}）。请用原来的软件打开，另存一份再上传，或直接粘贴文字。',
    'The file is damaged and cannot be read ({what}). Open it with its own program, save it again and upload that, or paste the text.',
  ),
  'password-protected': says(
    '文件有密码保护。请在原来的软件中取消密码，另存一份再上传。',
    'The file is protected by a password. Remove the password in its own program, save it again and upload that.',
  ),
  'save-as-docx': says(
    '这是旧版文档（.doc、.wps、.rtf 等），本机没有可用的转换程序。请在 WPS 或 Word 中打开，选“文件—另存为”，类型选“Word 文档（*.docx）”，再上传；也可以直接粘贴文字。',
    'This is an older document (.doc, .wps, .rtf or similar) and no converter is installed here. Open it in WPS or Word, choose File, Save as, type "Word document (*.docx)", and upload that; or paste the text.',
  ),
  'save-as-xlsx': says(
    '这是旧版表格（.xls、.et 等），本机没有可用的转换程序。请在 WPS 或 Excel 中打开，选“文件—另存为”，类型选“Excel 工作簿（*.xlsx）”，再上传。',
    'This is an older spreadsheet (.xls, .et or similar) and no converter is installed here. Open it in WPS or Excel, choose File, Save as, type "Excel workbook (*.xlsx)", and upload that.',
  ),
  'save-as-pdf': says(
    '这是 OFD 版式文件，本机没有可用的转换程序。请在 OFD 阅读器中选“导出”或“另存为”PDF 再上传；也可以复制文字后直接粘贴。',
    'This is an OFD document and no converter is installed here. Export it as PDF from the OFD reader and upload that; or copy its text and paste it.',
  ),
  'save-as-web-page': says(
    '这是单个文件的网页存档（.mht）。请在浏览器中另存为“网页，仅 HTML”，或复制正文后直接粘贴。',
    'This is a single-file web archive (.mht). Save the page as "HTML only" in the browser, or copy the text and paste it.',
  ),
  'conversion-failed': says(
    '转换程序没能打开这个文件。请在原来的软件中另存为 .docx、.xlsx 或 .pdf 再上传，或直接粘贴文字。',
    'The converter could not open this file. Save it as .docx, .xlsx or .pdf in its own program and upload that, or paste the text.',
  ),
  'scanned-only': says(
    '这是扫描件或图片，里面没有文字，本机也没有文字识别程序。请粘贴文字，或上传有文字的版本；扫描件可作为附件留存。',
    'This is a scan or a picture without any text, and no text recognition is installed here. Paste the text, or upload a version with text; the scan can be kept as an attachment.',
  ),
  'nothing-recognised': says(
    '图片里没有识别出文字。请粘贴文字，或换一张更清楚的图片。',
    'No text was recognised in the picture. Paste the text, or use a clearer picture.',
  ),
  'archive-too-large': says(
    '文件展开后太大（超过 {max} MB），没有打开。请只保留正文，另存一份再上传。',
    'Unpacked, the file is too large (over {max} MB) and was not opened. Keep the main text only, save it again and upload that.',
  ),
  'archive-too-many-entries': says(
    '文件内部的部件太多（{count} 个，最多 {max} 个），没有打开。请另存一份再上传。',
    'The file consists of too many parts ({count}, {max} at most) and was not opened. Save it again and upload that.',
  ),
  'archive-ratio': says(
    '文件内部的压缩率异常，没有打开。请用原来的软件另存一份再上传。',
    'The file is compressed in an unusual degree and was not opened. Save it again in its own program and upload that.',
  ),
  'archive-names-unsafe': says(
    '文件内部有不安全的路径名，没有打开。请用原来的软件另存一份再上传。',
    'The file contains unsafe path names and was not opened. Save it again in its own program and upload that.',
  ),
  'archive-not-a-document': says(
    '这是压缩包，不是文档。请解压后逐个上传。',
    'This is an archive, not a document. Unpack it and upload its files one by one.',
  ),
  'xml-entities': says(
    '文件内部含有实体声明，没有打开。请用原来的软件另存一份再上传。',
    'The file declares XML entities and was not opened. Save it again in its own program and upload that.',
  ),
  'nested-too-deeply': says(
    '文件内部嵌套太深，没有打开。请另存一份再上传，或直接粘贴文字。',
    'The file is nested too deeply and was not opened. Save it again and upload that, or paste the text.',
  ),
  'text-too-long': says(
    '文字太长：超过 {max} 字。请拆分后上传。',
    'The text is too long: over {max} characters. Split it.',
  ),
  'too-many-cells': says(
    '表格太大：超过 {max} 个单元格。请删去空白行列，或拆分后上传。',
    'The table is too large: over {max} cells. Delete empty rows and columns, or split it.',
  ),
  'too-many-pages': says(
    '页数太多：{count} 页，最多 {max} 页。请拆分后上传。',
    'Too many pages: {count}, {max} at most. Split the file.',
  ),
  'reading-took-too-long': says(
    '读取超过 {max} 秒，已停止。请另存一份再上传，或直接粘贴文字。',
    'Reading took longer than {max} seconds and was stopped. Save the file again and upload that, or paste the text.',
  ),
  'reading-took-too-much-memory': says(
    '读取占用内存过多，已停止。请拆分后上传，或直接粘贴文字。',
    'Reading took too much memory and was stopped. Split the file, or paste the text.',
  ),
  'reading-failed': says(
    '读取时出错，文件没有被使用。请另存一份再上传，或直接粘贴文字。',
    'Reading failed and the file was not used. Save it again and upload that, or paste the text.',
  ),
} as const satisfies Readonly<{ [code: string]: Words }>

export type IntakeRefusalCode = keyof typeof refusalWords

/** What reading may warn of: the file is used, and a person should look. */
export const warningWords = {
  'characters-replaced': says(
    '有 {count} 处字符无法辨认，已用“�”代替，请对照原件。',
    '{count} characters could not be decoded and show as "�": compare with the original.',
  ),
  'bom-damaged': says(
    '文件开头的编码标记已损坏，不影响正文。',
    'The encoding mark at the start is damaged; the text is not affected.',
  ),
  'pages-without-text': says(
    '第 {pages} 页没有文字，可能是扫描页，没有读到内容。',
    'No text on page {pages}: probably scanned; its content was not read.',
  ),
  'fonts-without-text': says(
    '部分字体没有文字对照表，识别可能有误，请对照原件。',
    'Some fonts carry no table of characters: compare with the original.',
  ),
  'recognised-by-machine': says(
    '文字由本机识别得来，可能有错字，请逐字对照原件。',
    'The text was recognised by machine and may be wrong: compare every word with the original.',
  ),
  'converted-first': says(
    '文件先经转换程序转换，版式可能有变，请对照原件。',
    'The file was converted first: layout may differ from the original.',
  ),
  'footnotes-not-read': says('脚注、尾注没有读入。', 'Footnotes and endnotes were not read.'),
  'tracked-deletions-dropped': says(
    '文件带有修订痕迹：已删除的文字没有读入，新增的文字已读入。',
    'The file has tracked changes: deleted text was left out, inserted text was read.',
  ),
  'hidden-sheet': says('工作表“{sheet}”是隐藏的，也已读入。', 'Sheet "{sheet}" is hidden; it was read too.'),
  'serial-number-read-as-day': says(
    '{count} 个单元格的日期是序列数，已换算成日期，请核对。',
    '{count} cells hold dates as serial numbers; they were turned into days: check them.',
  ),
  'formula-without-value': says(
    '{count} 个单元格只有公式、没有结果，请在原来的软件中打开并保存一次。',
    '{count} cells hold a formula without a result: open the file in its own program and save it once.',
  ),
  'uneven-rows': says(
    '有 {count} 行的列数与表头不一致，请核对。',
    '{count} rows have another number of columns than the header: check them.',
  ),
} as const satisfies Readonly<{ [code: string]: Words }>

export type IntakeWarningCode = keyof typeof warningWords

type Params = Readonly<{ [name: string]: string | number }>

export function refuse(code: IntakeRefusalCode, params: Params = {}, at?: Place): Refusal {
  const words: Words = refusalWords[code]
  return {
    code,
    words: filled(words, params),
    ...(at ? { at } : {}),
    ...(Object.keys(params).length > 0 ? { details: params } : {}),
  }
}

export function warn(code: IntakeWarningCode, params: Params = {}, at?: Located): Warning {
  return { code, words: filled(warningWords[code], params), ...(at ? { at } : {}) }
}

function filled({ zh, en }: Words, params: Params): Words {
  const fill = (template: string) =>
    template.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : whole,
    )
  return { zh: fill(zh), en: fill(en) }
}

/** Carries a refusal out of a parser's callbacks; it never leaves this room: `readBytes` answers with the refusal inside. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(refusal: Refusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export function stop(code: IntakeRefusalCode, params: Params = {}): never {
  throw new Refused(refuse(code, params))
}
