import type { Instant } from '../../calendar/days.ts'

/** A passkey of an account: what its signatures are checked with. Nothing of it signs anybody in. */
export interface Passkey {
  /** As the authenticator calls it, base64url. */
  readonly id: string
  readonly account: string
  readonly publicKey: Uint8Array
  /** How often it has signed, where the authenticator counts; 0 where it does not. */
  readonly counter: number
  readonly transports: readonly string[]
  /** As the holder calls it. */
  readonly name: string
  readonly madeAt: Instant
  readonly usedAt: Instant | null
}

export interface PasskeyStore {
  /** Oldest first. */
  passkeys(account: string): Promise<readonly Passkey[]>
  passkey(id: string): Promise<Passkey | null>
  /** False: it is somebody's already. */
  addPasskey(passkey: Passkey): Promise<boolean>
  usedPasskey(id: string, counter: number, at: Instant): Promise<void>
  dropPasskey(account: string, id: string): Promise<boolean>
  dropPasskeys(account: string): Promise<void>
  /** Those that have ended are gone with it. False: too many are open, and it was not kept. */
  addChallenge(hash: string, account: string | null, endsAt: Instant, now: Instant): Promise<boolean>
  /** True for the one caller who used it, and only for whom it was made. */
  useChallenge(hash: string, account: string | null, now: Instant): Promise<boolean>
}

/** Where the desk is open, as its browser says: passkeys are good for this one host only. */
export interface Site {
  readonly origin: string
  readonly host: string
}

/** What is sent to a browser, as WebAuthn's JSON forms have it. */
export type CeremonyOptions = Readonly<{ [name: string]: unknown }>

/** The two ceremonies of WebAuthn. `isOurs` says whether a challenge that was signed is one we gave out; it is asked once. */
export interface Ceremonies {
  registration(
    site: Site,
    whom: { readonly account: string; readonly login: string; readonly holder: string },
    challenge: string,
    known: readonly Passkey[],
  ): Promise<CeremonyOptions>
  /** Null: it does not prove what it should. */
  register(
    site: Site,
    response: unknown,
    isOurs: (challenge: string) => Promise<boolean>,
  ): Promise<Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'transports'> | null>
  request(site: Site, challenge: string): Promise<CeremonyOptions>
  /** Id of the passkey a response says it is of. */
  idOf(response: unknown): string | null
  signIn(
    site: Site,
    response: unknown,
    passkey: Passkey,
    isOurs: (challenge: string) => Promise<boolean>,
  ): Promise<{ readonly counter: number } | null>
}
