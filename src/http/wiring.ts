import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { House } from '../casework/house.ts'
import type { Account, Identity, LinkPurpose } from '../casework/identity/ports.ts'
import type { SessionTimes } from '../casework/identity/sessions.ts'
import type { Performed } from '../casework/perform.ts'
import type { Answered } from '../casework/rows.ts'
import type { PersonWho } from '../casework/who.ts'
import type { DemoPerson, FirstAdministratorsAnswer, FirstAdministratorsBody } from '../contract/session.ts'
import type { Refusal } from '../kernel/refusal.ts'
import type { Register } from '../kernel/register.ts'
import type { Label } from '../kernel/words.ts'

/** An instance whose routes are typed by their schemas. */
export type Desk = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What main knows of particular registers and HTTP does not: accounts and whose powers a write has changed. */
export interface AccountDoor {
  /** The verb that opens an account. Who may use it may hand out its first link; its answer carries one. */
  readonly invite: { readonly register: string; readonly verb: string }
  /** People whose powers were changed by what was done, or null when it was none of the registers powers follow from. */
  affected(done: Performed): readonly string[] | null
  /** Whether this person may hand out a link for this account, and what the link is for. */
  mayLink(
    who: PersonWho,
    account: string,
  ): Promise<Answered<{ readonly account: Account; readonly purpose: LinkPurpose }>>
  activate(account: Account): Promise<readonly Refusal[]>
  /** What follows outside the journal from a verb that has been done: a second factor that was reset is gone. Repeated without harm. */
  follow(done: Performed, verb: string, address: string): Promise<void>
  /** First set-up: opens the root unit with its three administrators. */
  openHouse(token: string, body: FirstAdministratorsBody, address: string): Promise<Answered<FirstAdministratorsAnswer>>
}

/** Only in the demo: anybody may act as anybody, and the clock can be moved on. */
export interface DemoDoor {
  people(): Promise<readonly DemoPerson[]>
  now(): string
  /** Moves the clock forwards and does what time asks for. Null when the instant is not later. */
  moveTo(instant: string): Promise<{ readonly passed: number; readonly created: number } | null>
}

/** A line of a case as far as it is about one register: what is done, by whom, and which rules refuse it or warn. */
export interface CaseStep {
  readonly on: string
  readonly actor: string
  readonly verb: string
  readonly refused: readonly string[]
  readonly warned: readonly string[]
}

export interface ShownCase {
  readonly name: string
  readonly sentence: string
  readonly steps: readonly CaseStep[]
}

export interface Wiring {
  readonly house: House
  /** Headings of the navigation, in order. */
  readonly domains: readonly { readonly name: string; readonly label: Label }[]
  /** Cases that show a register at work. */
  cases(register: Register): readonly ShownCase[]
  readonly identity: Identity
  readonly accounts: AccountDoor
  readonly demo: DemoDoor | null
  /** Folder of the built desk, or null where there is none. */
  readonly deskFolder: string | null
  /** Certificate and key in PEM; null = plain HTTP. */
  readonly tls: { readonly cert: string; readonly key: string } | null
  /** Proxies whose X-Forwarded-For is believed; false = none. */
  readonly trustProxy: boolean | string
  /** Host names (with port) requests may be for; null = any. The demo names loopback only, against rebinding. */
  readonly hosts: readonly string[] | null
  readonly fileLimit: number
  readonly times: SessionTimes
  readonly version: string
  /** Where lines of the log go; no line holds a token, a password or a field's value. */
  readonly log: { readonly level: string }
}
