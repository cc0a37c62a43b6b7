// The launcher speaks before any setting of language is known: Chinese first, English after it, on stderr.

/** @param {string} zh @param {string} en */
export function say(zh, en) {
  process.stderr.write(`闭环 Bihuan：${zh}\n  ${en}\n`)
}

/** A failure that was foreseen: its words are enough, a stack trace would only frighten. */
export class LaunchFailed extends Error {
  /** @param {string} zh @param {string} en @param {number} exitCode */
  constructor(zh, en, exitCode = 1) {
    super(en)
    this.zh = zh
    this.en = en
    this.exitCode = exitCode
  }
}
