import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { paragraph, wordParts, zipOf } from '../../tools/fixtures/office-parts.ts'
import { locate } from './intake.ts'
import { defaultLimits } from './limits.ts'
import { formatted, Numbering } from './numbering.ts'
import { withoutRadicals } from './radicals.ts'
import { closed, recognised } from './recognised.ts'
import { read, readWhole } from './testing.ts'

const notice = (name: string) =>
  readFileSync(new URL(`../../fixtures/notices/${name}.txt`, import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

test('numbers that Word computes are printed where Word prints them', async () => {
  const { text } = await read('files/auto-numbered.docx')
  assert.deepEqual(text.trimEnd().split('\n'), [
    '云岫县融媒体中心党组关于巡察整改情况的通报',
    '一、落实上级决策部署方面',
    '（一）党组议事不规范',
    '1.大额支出会后补议。',
    '（1）修订议事规则，支出先上会后签合同。',
    '（2）倒查2024年以来支出33笔。',
    '2.会议记录简单。',
    '（1）两人分别记录、会后核对。',
    '（二）意识形态阵地管理有死角',
    '1.自办账号无人审核。',
    '二、全面从严治党方面',
    '（一）采购验收走过场',
    '一、下一步打算',
    '联系电话：0780-6128810',
  ])
})

test('numbers of styles, of levels that never restart, and of other scripts', () => {
  const level = (at: number, format: string, text: string, more = '') =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="${at === 1 ? 3 : 1}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`
  const numbering = `<w:numbering><w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>')}${level(2, 'bullet', '●')}</w:abstractNum><w:num w:numId="4"><w:abstractNumId w:val="7"/></w:num></w:numbering>`
  const styles =
    '<w:styles><w:style w:styleId="a"><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>'
  const lists = new Numbering(Buffer.from(numbering), Buffer.from(styles), defaultLimits)
  const print = (own: { list?: string; level?: number }, style?: string) => {
    const numbered = lists.of(own, style)
    return numbered ? lists.next(numbered) : undefined
  }
  assert.equal(print({ list: '4', level: 0 }), 'I. ')
  assert.equal(print({}, 'b'), '1.3 ')
  assert.equal(print({ list: '4', level: 0 }), 'II. ')
  assert.equal(print({}, 'a'), '2.4 ')
  assert.equal(print({ list: '4', level: 2 }), '● ')
  assert.equal(print({ list: '0' }, 'b'), undefined)
})

test('Chinese numerals are those of the dialog', () => {
  const samples: [number, string, string][] = [
    [10, 'chineseCounting', '十'],
    [11, 'chineseCountingThousand', '十一'],
    [20, 'chineseCounting', '二十'],
    [105, 'chineseCounting', '一百零五'],
    [2030, 'chineseCountingThousand', '二千零三十'],
    [12, 'chineseLegalSimplified', '壹拾贰'],
    [3, 'decimalEnclosedCircleChinese', '③'],
    [21, 'decimalEnclosedCircle', '㉑'],
    [2, 'ideographTraditional', '乙'],
    [12, 'decimalFullWidth', '１２'],
    [28, 'lowerLetter', 'bb'],
    [9, 'lowerRoman', 'ix'],
    [7, 'decimalZero', '07'],
    [5, 'aFormatOfTheFuture', '5'],
  ]
  for (const [n, format, printed] of samples) assert.equal(formatted(n, format), printed, format)
})

test('two notices in one document keep their order, and pages lead back', async () => {
  const intake = await read('files/two-notices-in-one-docx.docx')
  assert.deepEqual(intake.text.trimEnd().split('\n'), notice('two-notices-in-one'))
  assert.equal(locate(intake, 0).page, 1)
  assert.equal(locate(intake, intake.text.indexOf('县档案馆党支部把5个问题')).page, 2)
})

test('a table is lines of text and cells with the ranges they cover', async () => {
  const { text, cells } = await read('files/table-with-merged-cells.docx')
  assert.ok(text.includes('1\t校车安全监管存在盲区\t逐台检验校车\t加装视频监控\n'))
  assert.ok(text.includes('每月培训照管员\n辞退违规驾驶员2名\n'))
  const found = cells?.[0]?.cells ?? []
  assert.deepEqual(found.find((cell) => cell.text === '整改措施')?.covers, [1, 4])
  assert.deepEqual(found.find((cell) => cell.text === '校车安全监管存在盲区')?.covers, [3, 2])
})

test('deleted and hidden text is not there, inserted text is', async () => {
  const { text, warnings } = await read('files/tracked-changes-and-hidden-text.docx')
  assert.equal(text, '本条已完成整改，退回资金18640元。\n')
  assert.deepEqual(
    warnings.map(({ code }) => code),
    ['tracked-deletions-dropped'],
  )
})

test('every paragraph of a document is read back as it was written', async () => {
  const line = fc
    .string({ unit: fc.constantFrom('整', '改', '<', '&', '1', '。', '“') })
    .filter((text) => text.trim() !== '')
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), async (lines) => {
      const body = lines.map((text) => paragraph(text)).join('')
      assert.equal((await readWhole(zipOf(wordParts({ body })))).text, `${lines.join('\n')}\n`)
    }),
    { numRuns: 40 },
  )
})

test('a page of a browser is its main text: no navigation, no side links, no script, with title and day', async () => {
  const { text, positions } = await read('files/saved-from-browser-gbk.html')
  const [title, subtitle, bar, ...body] = text.trimEnd().split('\n')
  const [t, s, ...lines] = notice('clean-problem-n-colon')
  assert.deepEqual([title, subtitle], [t, s])
  assert.ok(bar?.startsWith('发布时间：2025-11-25 09:30'))
  assert.deepEqual(body, lines)
  for (const absent of ['政务服务', '茶旅节', 'hits', '隐藏的文字', '首页']) assert.ok(!text.includes(absent), absent)
  assert.ok((locate({ positions }, text.length - 5).line ?? 0) > 10)
})

test('a page without a title in its main text takes the one it keeps in its head', async () => {
  const page =
    '<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="关于整改情况的通报"><meta name="PubDate" content="2025-11-25"></head><body><div><a href="/">首页</a></div><div><p>一、整改情况如下，各项措施已经落实。</p><p>二、下一步打算。</p></div></body></html>'
  const { text } = await readWhole(Buffer.from(page))
  assert.deepEqual(text.trimEnd().split('\n').slice(0, 3), [
    '关于整改情况的通报',
    '发布时间：2025-11-25',
    '一、整改情况如下，各项措施已经落实。',
  ])
})

test('the heading before the main text is the one that the window repeats, with what stands between', async () => {
  const page =
    '<html><head><title>关于巡察整改进展情况的通报_通知公告_云岫城投</title></head><body><div><a href="/">首页</a></div><div>当前位置：首页</div><h2>关于巡察整改<br>进展情况的通报</h2><p>发布日期：2025年9月28日</p><div class="con"><p>一、整改情况如下，各项措施已经落实，经费已经到位，人员已经到岗，成效已经显现，群众比较满意，没有反弹，也没有新的问题发生。</p><p>二、下一步打算。继续抓好整改，巩固成果，做好回访，每半年一次，结果向社会公布，接受监督，欢迎提出意见和建议，我们将认真办理，办理结果三个月内在公告栏张贴，长期保存，随时可查。</p></div></body></html>'
  const { text } = await readWhole(Buffer.from(page))
  assert.deepEqual(text.trimEnd().split('\n').slice(0, 3), [
    '关于巡察整改',
    '进展情况的通报',
    '发布日期：2025年9月28日',
  ])
})

test('a PDF whose font is only named gives its characters, in lines joined to paragraphs, page numbers left out', async () => {
  const intake = await read('files/text.pdf')
  const squeeze = (text: string) => text.replace(/\s/g, '')
  assert.equal(squeeze(intake.text), squeeze(notice('clean-feedback-problem-headings').join('')))
  const lines = intake.text
    .trimEnd()
    .split('\n')
    .map((line) => squeeze(line))
  assert.deepEqual(
    lines,
    notice('clean-feedback-problem-headings').map((line) => squeeze(line)),
  )
  const late = locate(intake, intake.text.indexOf('化解方案'))
  assert.ok((late.page ?? 0) > 2 && (late.line ?? 0) > 0)
  assert.ok((await read('files/text-in-gbk-font.pdf')).text.includes('巡察组组长燕北归代表巡察组反馈意见'))
})

test('recognised text loses the spaces between Chinese characters and says that it may be wrong', () => {
  assert.equal(closed('中 共 云 岫 县 委 员 会 2025 年 3 月 A B'), '中共云岫县委员会2025年3月A B')
  const intake = recognised(['关 于 整 改\n\n情 况', '第 二 页'], 'pdf')
  assert.equal(intake.text, '关于整改\n情况\n第二页\n')
  assert.equal(intake.lossy, 'ocr')
  assert.deepEqual(locate(intake, intake.text.indexOf('第二')), { page: 2, paragraph: 3, line: 1 })
})

test('radicals that browsers print for characters become those characters, one for one', () => {
  assert.equal(
    withoutRadicals('融媒体中⼼2025年3⽉⾄6⽉，⻓效机制、⺠⽣、车⻋⻔⻚'),
    '融媒体中心2025年3月至6月，长效机制、民生、车车门页',
  )
  for (let code = 0x2e80; code <= 0x2fd5; code++) assert.equal(withoutRadicals(String.fromCharCode(code)).length, 1)
})
