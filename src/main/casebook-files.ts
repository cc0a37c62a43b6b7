import { mechanismMap } from './mechanism-map.ts'
import { peopleMap } from './people-map.ts'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { type CasebookReport, type CaseFile, playCasebook } from '../casebook/casebook.ts'
import { coverage } from '../casebook/trace.ts'
import { assemble } from '../kernel/assemble.ts'
import { registers } from '../registers/index.ts'
import { rows } from '../registers/rows.ts'
import { inPersonPosts, posts, seats } from '../registers/words.ts'

const folder = new URL('../../casebook/', import.meta.url)

/** Papers and pictures that cases attach, beside the demo's story; made by tools/fixtures/make-demo-files.ts. */
const papers = 'demo/files/'

/** A paper of the casebook by its name; null where there is none of that name, and a case only needs some file. */
export function readPaper(name: string): Uint8Array | null {
  const place = new URL(`${papers}${encodeURIComponent(name)}`, folder)
  return existsSync(place) ? readFileSync(place) : null
}

/** The demo's stories and the round of thirty-three findings: long, told for a whole, and no examples of one register. */
export function isStory(file: string): boolean {
  return /^casebook\/(?:demo|round)\//.test(file)
}

/** Every case of the casebook, by path. */
export function readCaseFiles(): CaseFile[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.txt') && !path.startsWith(papers))
    .sort()
    .map((path) => ({ file: `casebook/${path}`, text: readFileSync(new URL(path, folder), 'utf8') }))
}

/** Plays cases against the registers of the house with the kernel alone. The rows that `covers` may name are checked on the way. */
export function playHouseCases(files: readonly CaseFile[]): Promise<CasebookReport> {
  const house = { posts, seats, inPerson: inPersonPosts, rows: rows.map(({ id }) => id) }
  return playCasebook(files, assemble(registers, house), { mechanisms: mechanismMap, setting: peopleMap.setting })
}

export interface CoverageReport {
  readonly rows: number
  readonly declared: readonly string[]
  readonly shown: readonly string[]
}

/** Rows of the catalogue, those that declarations say they answer, and those seen at work in a case that passed. */
export async function coverageReport(): Promise<CoverageReport> {
  const { fired } = await playHouseCases(readCaseFiles())
  return { rows: rows.length, ...coverage(registers, fired) }
}
