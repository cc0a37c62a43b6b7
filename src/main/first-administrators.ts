import { createHash } from 'node:crypto'
import { dayIn } from '../calendar/zones.ts'
import type { House } from '../casework/house.ts'
import { makeLink, readLink } from '../casework/identity/links.ts'
import { judgePassword } from '../casework/identity/password-rules.ts'
import { credentialFor, type Identity } from '../casework/identity/ports.ts'
import type { PasswordRules } from '../casework/identity/rules.ts'
import { loginOf } from '../casework/identity/sign-in.ts'
import { note } from '../casework/identity/sign-in-note.ts'
import { createTurns } from '../casework/identity/turns.ts'
import { perform } from '../casework/perform.ts'
import { type Answered, refused } from '../casework/rows.ts'
import type { FirstAdministratorsAnswer, FirstAdministratorsBody } from '../contract/session.ts'
import { linkAnswer, linkPath } from '../http/link-routes.ts'
import type { Fields } from '../kernel/fields.ts'
import { type Refusal, refusal } from '../kernel/refusal.ts'
import { activate } from './activate-account.ts'
import { accountMap, peopleMap } from './people-map.ts'

interface Installing {
  readonly house: House
  readonly identity: Identity
  /** Id the root unit gets. */
  readonly root: string
}

interface Administrator {
  readonly post: 'system-admin' | 'security-admin' | 'audit-admin'
  readonly login: string
  readonly name: string
  readonly person: string
  readonly account: string
}

const zone = 'Asia/Shanghai'

const turns = createTurns(1)

/**
 * First set-up: root unit, three people, three posts, three accounts; the one at the keyboard gets a password, the other two a link each. Nobody holds two of the
 * three powers from the first minute on (GB/T 22239-2019, 8.1.4.2).
 */
export async function openHouse(
  installing: Installing,
  token: string,
  body: FirstAdministratorsBody,
  address: string,
): Promise<Answered<FirstAdministratorsAnswer>> {
  const result = await turns.take(['first'], () => openInTurn(installing, token, body, address))
  return result ?? refused(refusal('unavailable'))
}

// crash-ordered protocol
async function openInTurn(
  installing: Installing,
  token: string,
  body: FirstAdministratorsBody,
  address: string,
): Promise<Answered<FirstAdministratorsAnswer>> {
  const { house, identity, root } = installing
  const found = await readLink(identity, token)
  if (found?.link.purpose !== 'first-administrators' || (await identity.store.isOpen()))
    return refused(refusal('sign-in-link-invalid'))
  const { password: rules } = await identity.rules({ person: root, home: root })
  const defects = judge(body, rules)
  if (defects.length > 0) return refused(...defects)
  const hash = await identity.passwords.hash(body.password)
  const administrators = administratorsOf(body, root)
  // Every write has an id and a key made from what was typed: if we die anywhere before the activation, nobody can sign in yet, and
  // the same form sent again, by this link or the next start's, goes on where it stopped.
  const founded = (await house.store.units()).some(({ unit }) => unit === root)
  const unit = { name: body.unit, kind: 'unit', zone }
  const steps = [
    ...(founded ? [] : [() => write(installing, peopleMap.unit.register, 'found', root, unit)]),
    ...administrators.flatMap((one) => stepsFor(installing, one)),
  ]
  for (const step of steps) {
    const refusals = await step()
    if (refusals.length > 0) return refused(...refusals)
  }
  const [system, ...others] = administrators
  const account = system && (await identity.store.accountById(system.account))
  if (!account) return refused(refusal('unavailable'))
  await identity.store.saveCredential(credentialFor(account, hash, identity.now()))
  const refusals = await activate(house, root, account)
  if (refusals.length > 0) return refused(...refusals)
  // Now the house is open and the link is worthless. If we die before the others' links arrive, the system administrator makes new ones.
  await identity.store.useLink(found.link.tokenHash, identity.now())
  await note(identity, 'accepted', account, address)
  const links = []
  for (const other of others) links.push(linkAnswer(other.login, await makeLink(identity, 'account', other.account)))
  return { ok: true, links }
}

function judge(body: FirstAdministratorsBody, rules: PasswordRules): readonly Refusal[] {
  const logins = [body.login, body.security.login, body.audit.login].map((login) => loginOf(login).toLowerCase())
  const refusals = [...judgePassword(body.password, loginOf(body.login), rules)]
  const fields = ['login', 'security.login', 'audit.login']
  for (const [at, login] of logins.entries()) {
    const field = fields[at] ?? 'login'
    if (login === '') refusals.push(refusal('field-missing', { field: { zh: '登录名', en: 'Login' } }, { field }))
    else if (logins.indexOf(login) !== at) refusals.push(refusal('second-person-needed', {}, { field }))
  }
  return refusals
}

/** Ids derived from the house and the form: a repeat makes the same, a corrected form makes others. */
function administratorsOf(body: FirstAdministratorsBody, root: string): readonly Administrator[] {
  const seed = JSON.stringify([root, body.unit, body.login, body.name, body.security, body.audit])
  const id = (part: string) => asUuid(createHash('sha256').update(`${part} ${seed}`).digest('hex'))
  const one = (post: Administrator['post'], { login, name }: { login: string; name: string }): Administrator => ({
    post,
    login: loginOf(login),
    name: name.trim(),
    person: id(`person ${post}`),
    account: id(`account ${post}`),
  })
  return [one('system-admin', body), one('security-admin', body.security), one('audit-admin', body.audit)]
}

function asUuid(hex: string): string {
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}

function stepsFor(installing: Installing, one: Administrator): readonly (() => Promise<readonly Refusal[]>)[] {
  const { person, account, post, login, name } = one
  const from = dayIn(installing.house.clock.now(), zone)
  const { appointment } = peopleMap
  const { root } = installing
  const appointed = asUuid(createHash('sha256').update(`appointment ${person}`).digest('hex'))
  return [
    () => write(installing, peopleMap.person.register, 'enrol', person, { name, self: person }),
    () =>
      write(installing, appointment.register, 'appoint', appointed, {
        [appointment.person]: person,
        [appointment.post]: post,
        [appointment.from]: from,
      }),
    () =>
      write(installing, accountMap.register, 'invite', account, {
        [accountMap.login]: login,
        [accountMap.holder]: name,
        [accountMap.person]: person,
        [accountMap.home]: root,
      }),
  ]
}

async function write(
  { house, root }: Installing,
  register: string,
  verb: string,
  id: string,
  fields: Fields,
): Promise<readonly Refusal[]> {
  const order = {
    who: { kind: 'house', unit: root },
    register,
    verb,
    id,
    input: { fields },
    key: `first-${id}`,
  } as const
  const done = await perform(house, order)
  return done.ok ? [] : done.refusals
}

/** The first link of a house that is not open yet, for the console. Null when it is open. */
export async function firstLink(identity: Identity): Promise<string | null> {
  if (await identity.store.isOpen()) return null
  return linkPath((await makeLink(identity, 'first-administrators', null)).token)
}
