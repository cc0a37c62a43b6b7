import type { Intake } from '../../intake/intake.ts'
import type { FileRef } from '../../kernel/fields.ts'
import { isRefusal } from '../acting.ts'
import type { House } from '../house.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { type OpenedPaper, openKept } from './opened.ts'

/** Opens the files of a paper. Several are workbooks that were put together: they are read as one, whose sheets are called by their files. */
export async function openFiles(
  house: House,
  unit: string,
  files: readonly FileRef[],
  signal?: AbortSignal,
): Promise<OpenedPaper | Refusal> {
  const parts: { file: string; intake: Intake }[] = []
  for (const [at, { sha256, name }] of files.entries()) {
    const paper = await openKept(house, unit, sha256, signal)
    if (isRefusal(paper) || files.length === 1) return paper
    const again = files.slice(0, at).filter((other) => other.name === name).length
    parts.push({ file: again === 0 ? name : `${name}（${again + 1}）`, intake: paper.intake })
  }
  return {
    kind: 'table',
    intake: joined(parts),
    reading: null,
    files: parts.map(({ file, intake }) => filed(file, intake)),
  }
}

/** A csv is its only sheet. */
const sheetOf = (file: string, sheet: string): string => (sheet === 'csv' ? file : `${file} · ${sheet}`)

const filed = (file: string, { cells = [] }: Intake) => ({
  file,
  sheets: cells.map((sheet) => ({ ...sheet, name: sheetOf(file, sheet.name) })),
})

/** One text behind the other, so that a place in the text and a cell of a sheet lead to the same line. */
function joined(parts: readonly { readonly file: string; readonly intake: Intake }[]): Intake {
  const texts: string[] = []
  const positions: Intake['positions'][number][] = []
  let start = 0
  for (const { file, intake } of parts) {
    for (const one of intake.positions)
      positions.push({
        ...{ ...one, start: one.start + start, end: one.end + start },
        ...(one.sheet === undefined ? {} : { sheet: sheetOf(file, one.sheet) }),
      })
    texts.push(intake.text)
    start += intake.text.length + 1
  }
  const lossy = parts.flatMap(({ intake }) => intake.lossy ?? [])[0]
  return {
    ...{ type: 'xlsx', text: texts.join('\n'), positions, ...(lossy === undefined ? {} : { lossy }) },
    cells: parts.flatMap(({ file, intake }) => filed(file, intake).sheets),
    margins: parts.flatMap(({ intake }) => intake.margins),
    warnings: parts.flatMap(({ file, intake }) =>
      intake.warnings.map(({ words: { zh, en }, ...one }) => ({
        ...one,
        words: { zh: `《${file}》：${zh}`, en: `${file}: ${en}` },
      })),
    ),
  }
}
