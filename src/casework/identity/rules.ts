import { type Day, isDay } from '../../calendar/days.ts'
import { dayIn } from '../../calendar/zones.ts'
import type { RegisterRecord } from '../../kernel/record.ts'
import { settingsOf } from '../../kernel/situation.ts'
import type { Settings } from '../../kernel/spec.ts'
import { inForce } from '../acting.ts'
import { settingsOn } from '../../kernel/settings.ts'
import type { House } from '../house.ts'
import { unitsOf } from '../units.ts'

/** What a unit asks of passwords today. */
export interface PasswordRules {
  /** Characters at least. */
  readonly shortest: number
  /** Of upper case, lower case, digits and others: so many kinds at least. */
  readonly kinds: number
  /** A password so long needs no kinds. */
  readonly longEnough: number
  /** So many of the last ones, the present one included, are not used again. */
  readonly remembered: number
  /** Days after which it must be replaced; 0 = never. */
  readonly goodForDays: number
}

/** Whether a person must have a second factor: by the posts held today, and by what the unit has set. */
export interface SecondFactorRule {
  readonly demand: 'none' | 'advised' | 'required'
  /** Day from which it will be required, where that is settled and still to come. */
  readonly requiredFrom: Day | null
}

export interface SignInRules {
  readonly password: PasswordRules
  readonly secondFactor: SecondFactorRule
}

/** Where the rules of signing in are found: settings of a register, and the posts a second factor is asked of. Handed in by main. */
export interface SignInMap {
  readonly register: string
  readonly shortest: string
  readonly kinds: string
  readonly longEnough: string
  readonly remembered: string
  readonly goodForDays: string
  /** 0 = not asked for, 1 = advised, 2 = required. */
  readonly secondFactor: string
  readonly secondFactorPosts: readonly string[]
}

const demands = ['none', 'advised', 'required'] as const

/**
 * What holds today for signing in as this person, by the settings of the unit whose person it is. Read anew at each sign-in and change of password: none of them
 * is often.
 */
export async function readSignInRules(
  house: House,
  map: SignInMap,
  of: { readonly person: string; readonly home: string },
): Promise<SignInRules> {
  return house.store.read({ unit: of.home }, async (tx) => {
    const [units, rows, standing] = await Promise.all([
      unitsOf(house, tx),
      tx.settings(map.register),
      tx.standing({ person: of.person }),
    ])
    const zone = units.find(({ unit }) => unit === of.home)?.zone ?? 'Asia/Shanghai'
    const today = dayIn(house.clock.now(), zone)
    const figures = figuresOn(house, map, rows, today)
    const { appointment } = house.people
    const asked = standing.appointments.some(
      (one) =>
        one.fields[appointment.person] === of.person &&
        inForce(one, appointment, today) &&
        map.secondFactorPosts.includes(String(one.fields[appointment.post] ?? '')),
    )
    return {
      password: passwordRules(map, figures),
      secondFactor: asked ? secondFactorRule(house, map, rows, today) : { demand: 'none', requiredFrom: null },
    }
  })
}

/** The figures in force, kept within what their settings allow: a slip of the pen must not shut everybody out. */
function figuresOn(house: House, map: SignInMap, rows: readonly RegisterRecord[], day: Day): Settings {
  const register = house.registers.get(map.register)
  if (!register) return {}
  const inForceThen = settingsOf(register, settingsOn(house.people, rows, day))
  return Object.fromEntries(
    Object.values(register.settings).map(({ name, standard, min, max }) => {
      const wanted = inForceThen[name] ?? standard
      return [name, Math.min(Math.max(wanted, min ?? wanted), max ?? wanted)]
    }),
  )
}

function passwordRules(map: SignInMap, figures: Settings): PasswordRules {
  return {
    shortest: figure(figures, map.shortest),
    kinds: figure(figures, map.kinds),
    longEnough: figure(figures, map.longEnough),
    remembered: figure(figures, map.remembered),
    goodForDays: figure(figures, map.goodForDays),
  }
}

function figure(figures: Settings, name: string): number {
  const found = figures[name]
  if (found === undefined) throw new Error(`no register declares the setting ${name}`)
  return found
}

function secondFactorRule(
  house: House,
  map: SignInMap,
  rows: readonly RegisterRecord[],
  today: Day,
): SignInRules['secondFactor'] {
  const demandOn = (day: Day) => demands[figure(figuresOn(house, map, rows, day), map.secondFactor)] ?? 'none'
  const { name, from } = house.people.setting
  const days = rows.filter(({ fields }) => fields[name] === map.secondFactor).map(({ fields }) => String(fields[from]))
  const toCome = days.filter(isDay).filter((day) => day > today)
  const requiredFrom = toCome.toSorted().find((day) => demandOn(day) === 'required') ?? null
  return { demand: demandOn(today), requiredFrom }
}
