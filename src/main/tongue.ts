import type { Label, Language } from '../kernel/words.ts'

/** What the command line speaks with: one language, chosen by `--lang`. */
export interface Tongue {
  readonly language: Language
  /** The wording in that language. */
  say(label: Label): string
  /** Writes a line to stdout. */
  print(line: Label | string): void
  /** Writes a line to stderr: progress, warnings, anything that is not the answer itself. */
  note(line: Label | string): void
}

/**
 * Exit codes of every command. `read` and `check` are relied upon by programs outside the project.
 * `found`: the command did its work and what it looked at has errors. `impossible`: it could not do it (unreadable file,
 * wrong usage, refused, nothing there).
 */
export const exitCodes = { done: 0, found: 1, impossible: 2 } as const

/** Thrown by a command that cannot go on, for a reason a person can understand: its words are shown, no stack trace. */
export class CommandFailed extends Error {
  readonly label: Label
  readonly exitCode: number

  constructor(label: Label, exitCode: number = exitCodes.impossible) {
    super(label.en)
    this.label = label
    this.exitCode = exitCode
  }
}

/** The language `--lang` names, looked for before anything is parsed so that even the help is in it. Chinese without it. */
export function chosenLanguage(argv: readonly string[]): Language {
  const at = argv.findIndex((argument) => argument === '--lang' || argument.startsWith('--lang='))
  if (at === -1) return 'zh'
  const value = argv[at] === '--lang' ? argv[at + 1] : argv[at]?.slice('--lang='.length)
  if (value === 'zh' || value === 'en') return value
  throw new CommandFailed({ zh: '--lang 只能是 zh 或 en。', en: '--lang must be zh or en.' })
}

export function createTongue(language: Language): Tongue {
  const say = (label: Label): string => label[language]
  const line = (text: Label | string): string => `${typeof text === 'string' ? text : say(text)}\n`
  return {
    language,
    say,
    print: (text) => void process.stdout.write(line(text)),
    note: (text) => void process.stderr.write(line(text)),
  }
}
