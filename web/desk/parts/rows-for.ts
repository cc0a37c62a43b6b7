/** Characters of Chinese that go into a line of a form, about. */
const lineLength = 36

/**
 * How many rows a text needs, between bounds. antd measures a hidden copy for it, with a style attribute that the server's content policy does not admit;
 * an estimate is enough for a box that can be dragged larger.
 */
export function rowsFor(text: string, least: number, most: number): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / lineLength)), 0)
  return Math.min(Math.max(lines + 1, least), most)
}
