import type { FormColumn } from '../../ledger/sheet-out/columns.ts'
import { isRefusal } from '../acting.ts'
import { asking } from '../asking.ts'
import type { House } from '../house.ts'
import { type Answered, refused } from '../rows.ts'
import type { PersonWho } from '../who.ts'
import { openFiles } from './join-papers.ts'
import { paperOf } from './look.ts'
import { namesHere } from './people.ts'
import { readTable } from './table.ts'
import { refusal } from '../../kernel/refusal.ts'

/** The form of a workbook that was put in and whose columns were mapped, such as that of another system: its headings in their order, and where each goes. */
export async function formOf(
  house: House,
  who: PersonWho,
  paper: string,
): Promise<Answered<{ readonly title: string; readonly columns: readonly FormColumn[] }>> {
  const held = await paperOf(house, who, paper)
  if (!held.ok) return held
  const { title } = held.shown
  const opened = await openFiles(house, who.unit, held.files)
  if (isRefusal(opened)) return refused(opened)
  if (opened.kind !== 'table') return refused(refusal('paper-no-workbook', { name: title }))
  return asking(house, who, async (tx, asked) => {
    const acting = await asked
    const here = await namesHere(house, tx, acting)
    const { columns } = await readTable(house, tx, acting, held.record, opened.intake, here)
    const [sheet] = columns.map((one) => one.sheet)
    const own = columns.filter((one) => one.sheet === sheet && one.target !== null && one.target !== 'skip')
    return { ok: true, title, columns: own.map(({ heading, target }) => ({ heading, target: target ?? '' })) }
  })
}
