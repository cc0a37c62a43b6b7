/** Why a database could not be started or used: a stable code, words for a person in both languages, and the machine's own words as detail. */
export type DatabaseErrorCode =
  | 'data-folder-in-use'
  | 'data-folder-not-ours'
  | 'data-folder-copied'
  | 'data-folder-unreachable'
  | 'database-binaries-missing'
  | 'database-binaries-unusable'
  | 'database-account-missing'
  | 'database-create-failed'
  | 'database-files-missing'
  | 'database-password-missing'
  | 'database-password-wrong'
  | 'database-throw-away'
  | 'database-version-differs'
  | 'database-start-failed'
  | 'database-start-slow'
  | 'database-socket-path-too-long'
  | 'database-url-invalid'
  | 'database-unreachable'
  | 'database-too-old'
  | 'database-unsuitable'

export type Words = { readonly zh: string; readonly en: string }

/** What the supervisor tells its owner while it works; the owner decides where the line goes. */
export type SupervisorNote = { readonly level: 'info' | 'warn' | 'error'; readonly code: string; readonly words: Words }
export type NoteSink = (note: SupervisorNote) => void

export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode
  readonly words: Words
  readonly detail: string

  constructor(code: DatabaseErrorCode, words: Words, detail = '') {
    super(`${words.zh}\n${words.en}${detail ? `\n${detail}` : ''}`)
    this.name = 'DatabaseError'
    this.code = code
    this.words = words
    this.detail = detail
  }
}

/** The operating system's error code (ENOENT, EACCES…) or PostgreSQL's SQLSTATE of an unknown thrown value. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
