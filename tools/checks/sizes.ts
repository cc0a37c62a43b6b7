import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { Finding, Part } from './finding.ts'
import { linesOf, readScript, type Script, visitAll } from './script.ts'
import { filesBelow, isScript, isTest, sourceFolders } from './tree.ts'

const sourceLines = 400
const testLines = 600
const functionLines = 40
/** A component of the desk is mostly the tree of elements it returns. */
const componentLines = 80
/** Written right above a protocol whose steps must stay in sight of each other, in the order in which a crash may cut them. */
const mark = 'crash-ordered protocol'

function lookAtFile(root: string, file: string): Finding[] {
  const lines = readFileSync(path.join(root, file), 'utf8').split('\n').length - 1
  const most = isTest(file) ? testLines : sourceLines
  return lines <= most
    ? []
    : [{ file, message: `has ${lines} lines, ${most} are allowed: divide it by what it is about` }]
}

/** The statement or member a function stands in: the mark is written above that, not above an arrow inside it. */
function outermost(node: ts.Node): ts.Node {
  let statement = node
  while (!ts.isStatement(statement) && !ts.isClassElement(statement) && statement.parent !== undefined)
    statement = statement.parent
  return statement
}

function isMarked(script: Script, node: ts.Node): boolean {
  const comments = ts.getLeadingCommentRanges(script.text, outermost(node).getFullStart()) ?? []
  return comments.some(({ pos, end }) => script.text.slice(pos, end).includes(mark))
}

function nameOf(node: ts.Node): string {
  const named = ts.isFunctionLike(node) && node.name !== undefined ? node.name : undefined
  if (named !== undefined) return named.getText()
  return node.parent !== undefined && ts.isVariableDeclaration(node.parent)
    ? node.parent.name.getText()
    : 'a function without a name'
}

function lookAtFunctions(script: Script): Finding[] {
  const findings: Finding[] = []
  const most = script.file.startsWith('web/') && script.file.endsWith('.tsx') ? componentLines : functionLines
  visitAll(script.tree, (node) => {
    if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return
    const { first, last } = linesOf(script, node)
    const lines = last - first + 1
    if (lines <= most || isMarked(script, node)) return
    findings.push({
      file: script.file,
      line: first,
      message: `${nameOf(node)} has ${lines} lines, ${most} are allowed: give its steps names`,
    })
  })
  return findings
}

export const sizes: Part = {
  name: 'sizes',
  weight: 2,
  async look(root) {
    const files = filesBelow(root, sourceFolders)
    const long = files
      .filter((file) => isScript(file) || /\.(css|sql)$/.test(file))
      .flatMap((file) => lookAtFile(root, file))
    const functions = files
      .filter((file) => isScript(file) && !isTest(file))
      .flatMap((file) => lookAtFunctions(readScript(root, file)))
    return { findings: [...long, ...functions] }
  },
}
