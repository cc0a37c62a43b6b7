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

/**
 * The answer to a question that was asked before the program had arrived (public/before.js); each is given once. Null where it was asked before this browser was known to
 * be signed in: in the demo it is the question beside it, who one is, that signs a visitor in.
 */
export function askedEarly(path: string): Promise<Response | null> | null {
  const early = window.bihuanEarly
  if (!early || Date.now() - early.at > fresh) return null
  const at = early.answers.findIndex(([asked]) => asked === path)
  const [, answer] = early.answers.splice(at, at < 0 ? 0 : 1)[0] ?? []
  return answer?.then((response) => (response.status === 401 ? null : response)) ?? null
}
