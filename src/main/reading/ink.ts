/** Colours of a terminal, or none where the output is a file or NO_COLOR is set. */
export type Ink = {
  readonly [colour in 'bold' | 'dim' | 'red' | 'yellow' | 'cyan' | 'green']: (text: string) => string
}

const CODES = { bold: [1, 22], dim: [2, 22], red: [31, 39], yellow: [33, 39], cyan: [36, 39], green: [32, 39] } as const

export function inkFor(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): Ink {
  const forced = environment['FORCE_COLOR'] !== undefined && environment['FORCE_COLOR'] !== '0'
  const coloured = environment['NO_COLOR'] === undefined && (forced || stream.isTTY === true)
  const paint =
    ([on, off]: readonly [number, number]) =>
    (text: string) =>
      coloured ? `\u001b[${on}m${text}\u001b[${off}m` : text
  return {
    bold: paint(CODES.bold),
    dim: paint(CODES.dim),
    red: paint(CODES.red),
    yellow: paint(CODES.yellow),
    cyan: paint(CODES.cyan),
    green: paint(CODES.green),
  }
}

/** Text from strangers may hold control characters that move a terminal's cursor: they are shown as ·. */
export const harmless = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/gu, '·')
