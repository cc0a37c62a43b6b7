// What the papers say is tried: commands in ```sh blocks, links between files, and that both READMEs say the same.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, test } from 'node:test'
import { commands } from '../src/main/commands.ts'
import { parts } from './checks/all.ts'
import { house } from './checks/finding.ts'
import { filesBelow } from './checks/tree.ts'

const read = (file: string): string => readFileSync(path.join(house, file), 'utf8')
const { scripts }: { readonly scripts: Readonly<{ [name: string]: string }> } = JSON.parse(read('package.json'))
const inEnglish = 'README.md'
const inChinese = 'README.zh-CN.md'

/** Commands of a paper's ```sh blocks, without the remarks behind them. */
function commandsOf(text: string): string[] {
  const blocks = [...text.matchAll(/^```sh\n([^]*?)^```/gm)].map((block) => block[1] ?? '')
  return blocks.flatMap((block) =>
    block
      .split('\n')
      .map((line) => line.replace(/(^|\s)#.*/, '').trim())
      .filter(Boolean),
  )
}

/** These look at what is there and end by themselves, so they are run as they stand. */
const runnable = ['read', 'check', 'cases', 'coverage']

/** What is wrong with a command that is not run; undefined when nothing is. */
function defectOf(command: string): string | undefined {
  const [program = '', first = '', ...rest] = command.split(/\s+/)
  if (program === './bihuan' || program === 'bihuan') {
    const known = commands.some(({ name }) => name === first)
    return known ? undefined : `there is no command ${first}`
  }
  if (program === 'npm') {
    const script = first === 'run' ? (rest[0] ?? '') : first
    if (scripts[script] === undefined && script !== 'pack') return `package.json has no script ${script}`
    const names = script === 'check' ? rest.slice(1).filter((word) => !word.startsWith('-')) : []
    const unknown = names.filter((name) => !parts.some((part) => part.name === name))
    return unknown.length > 0 ? `there is no check ${unknown.join(', ')}` : undefined
  }
  if (program === 'node') {
    const missing = [first, ...rest].filter((word) => word.includes('/') && !existsSync(path.join(house, word)))
    return missing.length > 0 ? `there is no ${missing.join(', ')}` : undefined
  }
  return 'tools/readme.test.ts has no rule for such a command: give it one'
}

const isRun = (command: string): boolean => {
  const [program, name = '', ...rest] = command.split(/\s+/)
  return program === './bihuan' && runnable.includes(name) && !rest.some((word) => /^[A-Z|]+$/.test(word))
}

const papers = [inEnglish, inChinese, 'CONTRIBUTING.md']

describe('commands in the papers', () => {
  for (const paper of papers) {
    test(`of ${paper} exist`, () => {
      const all = commandsOf(read(paper))
      assert.ok(all.length > 0)
      const defects = all.map((command) => ({ command, defect: defectOf(command) }))
      assert.deepEqual(
        defects.filter(({ defect }) => defect !== undefined),
        [],
      )
    })
  }

  const tried = new Set(papers.flatMap((paper) => commandsOf(read(paper)).filter(isRun)))
  test('that only look are among them', () => assert.ok(tried.size >= 2))
  for (const command of tried) {
    test(`${command} does what is said`, { skip: process.platform === 'win32' && './bihuan is a shell script' }, () => {
      const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: house, encoding: 'utf8' })
      // 1 is an answer of `check`: done, and errors found in what was looked at.
      assert.ok(status === 0 || (status === 1 && command.includes(' check ')), `ended with ${status}\n${stderr}`)
      assert.ok(stdout.trim() !== '', 'said nothing')
    })
  }
})

describe('both READMEs', () => {
  /** The first words of what stands in backticks between a heading and the next. */
  const inlineCommands = (text: string, heading: string): string[] => {
    const section = text.split(/^## /m).find((part) => part.startsWith(heading)) ?? assert.fail(`no section ${heading}`)
    const prose = section.replace(/^```[^]*?^```/gm, '')
    const spans = [...prose.matchAll(/`([^`]+)`/g)].map((span) => (span[1] ?? '').replace(/^\.\/bihuan\s*/, ''))
    return spans.map((span) => span.split(' ')[0] ?? '').filter((word) => word !== '' && word !== 'help')
  }
  const english = inlineCommands(read(inEnglish), 'The command line')
  const chinese = inlineCommands(read(inChinese), '命令行')

  test('show the same commands', () => {
    assert.deepEqual(commandsOf(read(inEnglish)), commandsOf(read(inChinese)))
    assert.deepEqual(english, chinese)
  })

  test('name every command of the command line, and no other', () => {
    assert.deepEqual(english.toSorted(), commands.map(({ name }) => name).toSorted())
  })

  test('explain the same words', () => {
    const rows = (text: string): string[][] =>
      [...text.matchAll(/^\| ([^|]+) \| ([^|]+) \| [^|]+ \|$/gm)].map(([, one = '', other = '']) =>
        [one, other].toSorted(),
      )
    const ofWords = (text: string): string[] =>
      rows(text.split(/^## /m).find((part) => /^(Twenty words|二十个词)/.test(part)) ?? '')
        .map((row) => row[0] ?? '')
        .filter((word) => word !== 'word' && word !== '英文标识' && /^[a-z]+$/.test(word))
        .toSorted()
    assert.equal(ofWords(read(inEnglish)).length, 20)
    assert.deepEqual(ofWords(read(inEnglish)), ofWords(read(inChinese)))
  })

  test('lead to the same files', () => {
    const targets = (text: string): string[] =>
      [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((link) => link[1] ?? '').filter((to) => !/^README/.test(to))
    assert.deepEqual(targets(read(inEnglish)), targets(read(inChinese)))
  })
})

/** The anchor GitHub gives a heading. */
const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

const withoutCode = (text: string): string => text.replace(/^```[^]*?^```/gm, '').replace(/`[^`\n]*`/g, '')

/** Links of a paper that lead nowhere: to a file that is not there, or to a heading that is not in it. */
function deadLinks(paper: string): string[] {
  const links = [...withoutCode(read(paper)).matchAll(/\]\(([^)\s]+)\)/g)].map((link) => link[1] ?? '')
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false
    const [file = '', anchor] = decodeURI(link).split('#')
    const target = file === '' ? paper : path.join(path.dirname(paper), file)
    if (!existsSync(path.join(house, target))) return true
    if (anchor === undefined || !target.endsWith('.md')) return false
    const headings = [...read(target).matchAll(/^#+ (.*)$/gm)].map((heading) => anchorOf(heading[1] ?? ''))
    return !headings.includes(anchor)
  })
}

describe('links', () => {
  for (const paper of filesBelow(house, ['']).filter((file) => file.endsWith('.md')))
    test(`of ${paper} lead to what is there`, () => assert.deepEqual(deadLinks(paper), []))
})
