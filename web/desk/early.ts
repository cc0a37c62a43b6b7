interface Early {
  /** Milliseconds of this machine's clock when they were asked. */
  readonly at: number
  readonly answers: [string, Promise<Response>][]
}

declare global {
  interface Window {
    readonly bihuanEarly?: Early
  }
}

/** After this long an answer asked ahead is no longer news. */
const fresh = 10_000

/** After a write, or when somebody else has signed in, nothing that was asked before holds any more. */
export function forgetEarly(): void {
  window.bihuanEarly?.answers.splice(0)
}

/** The answer to a question that was asked before the program had arrived (public/before.js); each is given once. */
export function askedEarly(path: string): Promise<Response> | null {
  const early = window.bihuanEarly
  if (!early || Date.now() - early.at > fresh) return null
  const at = early.answers.findIndex(([asked]) => asked === path)
  return at < 0 ? null : (early.answers.splice(at, 1)[0]?.[1] ?? null)
}
