import { type Static, Type } from 'typebox'
import { SecondFactorDemand } from './second-factor.ts'
import { InstantText, Label } from './wording.ts'

const closed = { additionalProperties: false }
const login = Type.String({ minLength: 1, maxLength: 100 })
/** Long passphrases are welcome; the ceiling only keeps the hash from being fed megabytes. */
const password = Type.String({ minLength: 1, maxLength: 1000 })

/** A one-time code, or a recovery code with or without its dashes. */
const code = Type.String({ maxLength: 40 })

export const SignInBody = Type.Object({ name: login, password, code: Type.Optional(code) }, closed)
export type SignInBody = Static<typeof SignInBody>

export const SignedIn = Type.Object({
  /** The password must be changed before anything else is answered. */
  mustChange: Type.Boolean(),
})
export type SignedIn = Static<typeof SignedIn>

export const PasswordBody = Type.Object({ old: password, new: password }, closed)
export type PasswordBody = Static<typeof PasswordBody>

/** What the unit asks of passwords: the words beside the field say it before anything is typed. */
export const PasswordRules = Type.Object({
  shortest: Type.Integer(),
  kinds: Type.Integer(),
  longEnough: Type.Integer(),
  remembered: Type.Integer(),
  /** 0 = no end. */
  goodForDays: Type.Integer(),
})
export type PasswordRules = Static<typeof PasswordRules>

export const ActInBody = Type.Object({ seat: Type.Union([Type.String(), Type.Null()]) }, closed)
export type ActInBody = Static<typeof ActInBody>

export const Done = Type.Object({ done: Type.Literal(true) })
export type Done = Static<typeof Done>

const Who = Type.Object({ id: Type.String(), name: Type.String() })

const SeatView = Type.Object({
  id: Type.String(),
  unit: Type.String(),
  unitName: Type.String(),
  kind: Type.String(),
})
export type SeatView = Static<typeof SeatView>

export const RegisterEntry = Type.Object({
  name: Type.String(),
  label: Label,
  domain: Type.String(),
  /** Verbs by which this person may create a record here. */
  mayCreate: Type.Array(Type.String()),
})
export type RegisterEntry = Static<typeof RegisterEntry>

export const DemoPerson = Type.Object({
  id: Type.String(),
  name: Type.String(),
  unit: Type.String(),
  unitName: Type.String(),
  posts: Type.Array(Type.String()),
})
export type DemoPerson = Static<typeof DemoPerson>

/** Who asks, where, with which posts, and what they see in the menu. */
export const Me = Type.Object({
  person: Who,
  /** The unit acted in: home, or the host of the seat taken. */
  unit: Who,
  home: Who,
  posts: Type.Array(Type.Object({ post: Type.String(), department: Type.Union([Type.String(), Type.Null()]) })),
  standsInFor: Type.Array(Who),
  seats: Type.Array(SeatView),
  /** Seat acted through, or null at home. */
  actingIn: Type.Union([SeatView, Type.Null()]),
  /** Set in the demo only: people one can act as, and where its clock stands. */
  demo: Type.Union([Type.Object({ people: Type.Array(DemoPerson), clock: InstantText }), Type.Null()]),
  language: Type.Union([Type.Literal('zh'), Type.Literal('en')]),
  mustChange: Type.Boolean(),
  /** A second factor must be set up before anything else is answered. */
  mustSetUp: Type.Boolean(),
  /** What the unit asks of this person, and whether there is one. */
  secondFactor: Type.Object({
    ...SecondFactorDemand.properties,
    /** Codes or a passkey. */
    has: Type.Boolean(),
    /** Codes are asked for. */
    codes: Type.Boolean(),
  }),
  passwordRules: PasswordRules,
  registers: Type.Array(RegisterEntry),
  /** Headings the registers are listed under, in the order of the navigation (`domains` of src/registers/words.ts, handed in by main). */
  domains: Type.Array(Type.Object({ name: Type.String(), label: Label })),
  /** Zone of the unit acted in, such as Asia/Shanghai: days on the screen are its days. */
  zone: Type.String(),
  /** Labels of all posts and seat kinds, by name. */
  postLabels: Type.Record(Type.String(), Label),
  seatLabels: Type.Record(Type.String(), Label),
  /** What the navigation may offer beside registers: the audit power sees journal and sign-in log. */
  mayAudit: Type.Boolean(),
  /** May type in what others signed on paper: the form of a verb offers it. */
  mayRecord: Type.Boolean(),
  mayInvite: Type.Boolean(),
  /** When this session ends if nothing is done, and at the latest. Real time, even in the demo. */
  session: Type.Object({ idleEndsAt: InstantText, endsAt: InstantText }),
})
export type Me = Static<typeof Me>

/** What a one-time link is for: first set-up, or an account that waits for its password. */
export const Invitation = Type.Object({
  kind: Type.Union([Type.Literal('first-administrators'), Type.Literal('account'), Type.Literal('reset')]),
  expiresAt: InstantText,
  /** Set for an account: who is meant. */
  login: Type.Union([Type.String(), Type.Null()]),
  person: Type.Union([Type.String(), Type.Null()]),
  passwordRules: PasswordRules,
})
export type Invitation = Static<typeof Invitation>

const administrator = Type.Object({ login, name: Type.String({ minLength: 1, maxLength: 50 }) }, closed)

/**
 * First set-up. One body opens the house: the unit, and three separate persons for the three powers. The person at the keyboard is the system
 * administrator and sets a password at once; the other two get one-time links of their own, shown once in the answer.
 */
export const FirstAdministratorsBody = Type.Object(
  {
    unit: Type.String({ minLength: 1, maxLength: 100 }),
    login,
    name: Type.String({ minLength: 1, maxLength: 50 }),
    password,
    security: administrator,
    audit: administrator,
  },
  closed,
)
export type FirstAdministratorsBody = Static<typeof FirstAdministratorsBody>

export const OneTimeLink = Type.Object({ login: Type.String(), path: Type.String(), expiresAt: InstantText })
export type OneTimeLink = Static<typeof OneTimeLink>
export const FirstAdministratorsAnswer = Type.Object({ links: Type.Array(OneTimeLink) })
export type FirstAdministratorsAnswer = Static<typeof FirstAdministratorsAnswer>

export const AcceptInvitationBody = Type.Object({ password }, closed)
export type AcceptInvitationBody = Static<typeof AcceptInvitationBody>

export const ActAsBody = Type.Object({ person: Type.String() }, closed)
export type ActAsBody = Static<typeof ActAsBody>
export const ClockBody = Type.Object({ now: InstantText }, closed)
export type ClockBody = Static<typeof ClockBody>
export const ClockAnswer = Type.Object({
  now: InstantText,
  passed: Type.Optional(Type.Integer()),
  created: Type.Optional(Type.Integer()),
})
export type ClockAnswer = Static<typeof ClockAnswer>
