/** What stands between the last @ and the caret; null where no name is being typed. */
export function nameAt(text: string, caret: number): string | null {
  return /[@＠]([^\s@＠，。；、,.;]{0,12})$/.exec(text.slice(0, caret))?.[1] ?? null
}

/** The text with the name that was being typed replaced by a chosen one, and where the caret then stands. */
export function withName(text: string, caret: number, name: string): { readonly text: string; readonly caret: number } {
  const typed = nameAt(text, caret) ?? ''
  const before = text.slice(0, caret - typed.length)
  return { text: `${before}${name} ${text.slice(caret)}`, caret: before.length + name.length + 1 }
}
