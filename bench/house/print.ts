import type { Compared, Figures } from './rounds.ts'

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const figure = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits))

function cells({ rate, slowest, fastest, p50, p95, node, postgres, bytes }: Figures): string[] {
  return [
    `${rate.toFixed(0)} (${slowest.toFixed(0)}–${fastest.toFixed(0)})`,
    `${p50.toFixed(1)} / ${p95.toFixed(1)}`,
    `${figure(node, 2)} + ${figure(postgres, 2)}`,
    `${(bytes / 1024).toFixed(1)}`,
  ]
}

/** A table of both sides; the ratio is ours to the floor. */
export function printCompared(where: string, compared: readonly Compared[], target: number): void {
  const head = ['', '', 'requests/s (min–max)', 'p50 / p95 ms', 'CPU ms node + postgres', 'kB', 'ratio']
  const rows = compared.flatMap(({ name, floor, ours, ratio }) => [
    [name, 'floor', ...cells(floor), ''],
    ['', 'ours', ...cells(ours), `${ratio.toFixed(2)}${ratio < target ? ' BELOW' : ''}`],
  ])
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  say(`\n${where}`)
  for (const row of [head, ...rows])
    say(
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
}
