import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { readNotice, sentencesOf } from '../../notice/reading.ts'
import { inkFor } from '../reading/ink.ts'
import { openPaper, type Paper } from '../reading/paper.ts'
import { allChecks, showChecks } from '../reading/show-checks.ts'
import { CommandFailed, exitCodes, type Tongue } from '../tongue.ts'

const READABLE = /\.(?:txt|md|html?|docx|pdf|doc|wps|ofd)$/iu

export function describe(command: Command, tongue: Tongue): void {
  const { say } = tongue
  command
    .argument('<path>', say({ zh: '文件，或装有若干通报的文件夹', en: 'a file, or a folder of notices' }))
    .option('--json', say({ zh: '以 JSON 输出', en: 'print JSON' }))
    .action(async (path: string, given: { readonly json?: boolean }) => {
      const files = await filesAt(path)
      const papers = await openAll(files, path !== files[0], tongue)
      const shared = papers.length > 1 ? sharedSentences(papers) : undefined
      const ink = inkFor(process.stdout, process.env)
      let errors = 0
      for (const paper of papers) {
        const reading = readNotice(paper.text, shared ? { corpus: shared } : {})
        const checks = allChecks(reading)
        errors += checks.filter((c) => c.severity === 'error').length
        if (given.json) tongue.print(JSON.stringify({ file: paper.path, kind: reading.kind, checks }))
        else showChecks(paper.path, paper.text, reading, tongue, ink)
      }
      const unread = files.length - papers.length
      process.exitCode = unread > 0 ? exitCodes.impossible : errors > 0 ? exitCodes.found : exitCodes.done
    })
}

/** The file itself, or every readable file of the folder and the folders below it, in the order of their names. */
async function filesAt(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new CommandFailed({ zh: `打不开：${path}`, en: `cannot open: ${path}` })
  if (!found.isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  const files = names
    .filter((name) => READABLE.test(name))
    .sort()
    .map((name) => join(path, name))
  if (files.length === 0)
    throw new CommandFailed({ zh: `文件夹里没有可读的文件：${path}`, en: `no readable file in the folder: ${path}` })
  return files
}

/** Opens all files; one that cannot be read is named on stderr and left out, the rest are still checked. */
async function openAll(files: readonly string[], folder: boolean, tongue: Tongue): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const [k, file] of files.entries()) {
    if (folder) tongue.note({ zh: `（${k + 1}/${files.length}）${file}`, en: `(${k + 1}/${files.length}) ${file}` })
    try {
      papers.push(await openPaper(file))
    } catch (error) {
      if (!(error instanceof CommandFailed) || !folder) throw error
      tongue.note(error.label)
    }
  }
  return papers
}

/** Sentences that stand in the measures of at least two of the files. */
function sharedSentences(papers: readonly Paper[]): Set<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const paper of papers) {
    for (const key of new Set(sentencesOf(paper.text))) {
      if (seen.has(key)) shared.add(key)
      seen.add(key)
    }
  }
  return shared
}
