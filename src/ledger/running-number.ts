/**
 * A paper's number so many places further on: the last figure counts, as in 云巡督〔2026〕12号 → 云巡督〔2026〕13号. A year in brackets is no running figure. Without a
 * figure the number stays as it is.
 */
export function runningNumber(first: string, further: number): string {
  const figure = /\d+(?=[^\d〕\]）)]*$)/
  return first.replace(figure, (digits) => {
    const next = String(Number(digits) + further)
    return digits.startsWith('0') ? next.padStart(digits.length, '0') : next
  })
}
