import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { isRefusal } from '../acting.ts'
import type { House } from '../house.ts'
import { perform } from '../perform.ts'
import { type Answered, refused } from '../rows.ts'
import type { PersonWho } from '../who.ts'
import { openFiles } from './join-papers.ts'
import { type Held, paperOf } from './look.ts'

export interface PutTogether {
  /** Record of the paper that holds all the files. */
  readonly record: string
}

const longestTitle = 120

/**
 * Makes one paper of several workbooks that were put in, so that they are looked through as one list. Nothing of them is written to the ledger. Those they were made
 * of are set aside with the reason. If we die in between, the paper stands and they still wait: sent again, it goes on where it stopped.
 */
export async function putTogether(
  house: House,
  who: PersonWho,
  papers: readonly string[],
  key: string,
): Promise<Answered<PutTogether>> {
  const map = house.ledger.paper
  const held: Held[] = []
  const wrong: Refusal[] = []
  for (const paper of new Set(papers)) {
    const one = await paperOf(house, who, paper)
    if (!one.ok) wrong.push(...one.refusals)
    else held.push(one)
  }
  wrong.push(...(await notTables(house, who, held)))
  if (wrong.length === 0 && held.length < 2) wrong.push(refusal('papers-too-few'))
  if (wrong.length > 0) return refused(...wrong)
  const files = new Map(held.flatMap(({ files: own }) => own.map((file) => [file.sha256, file] as const)))
  const title = titleOf(held.map(({ shown }) => shown.title))
  const fields = { [map.title]: title, [map.file]: [...files.values()], [map.kind]: map.kinds.ledger }
  const kept = await perform(house, { who, register: map.register, verb: map.keep, input: { fields }, key })
  if (!kept.ok) return kept
  for (const { record } of held.filter((one) => one.record.state === map.waiting)) {
    const input = { fields: {}, note: `并入《${title}》一并确认。` }
    const aside = { who, register: map.register, record: record.id, verb: map.setAside, input }
    const done = await perform(house, { ...aside, key: `aside ${kept.record.id} ${record.id}` })
    if (!done.ok) return done
  }
  return { ok: true, record: kept.record.id }
}

/** What is no workbook is looked through by itself. */
async function notTables(house: House, who: PersonWho, held: readonly Held[]): Promise<Refusal[]> {
  const wrong: Refusal[] = []
  for (const { files, shown } of held) {
    const paper = await openFiles(house, who.unit, files)
    if (isRefusal(paper)) wrong.push(paper)
    else if (paper.kind !== 'table') wrong.push(refusal('paper-no-workbook', { name: shown.title }))
  }
  return wrong
}

function titleOf(titles: readonly string[]): string {
  const [first = ''] = titles
  return `${first.slice(0, longestTitle)} 等 ${titles.length} 份`
}
