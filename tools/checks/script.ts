import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** A parsed program file. Parsing is half a millisecond each; sizes and debts share one pass over the tree. */
export interface Script {
  readonly file: string
  readonly text: string
  readonly tree: ts.SourceFile
}

export function readScript(root: string, file: string): Script {
  const text = readFileSync(path.join(root, file), 'utf8')
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : /js$/.test(file) ? ts.ScriptKind.JS : ts.ScriptKind.TS
  return { file, text, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind) }
}

/** Calls `visit` for every node below and including this one. */
export function visitAll(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, (child) => visitAll(child, visit))
}

/** First and last line of a node, from 1, without the comments before it. */
export function linesOf(script: Script, node: ts.Node): { readonly first: number; readonly last: number } {
  const first = script.tree.getLineAndCharacterOfPosition(node.getStart(script.tree)).line + 1
  return { first, last: script.tree.getLineAndCharacterOfPosition(node.getEnd()).line + 1 }
}
