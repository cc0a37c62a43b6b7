import { isDay } from '../calendar/days.ts'
import { instantAt } from '../calendar/zones.ts'
import type { Field } from '../kernel/register.ts'
import type { World } from './world.ts'

/** What a name in a value may stand for: records of the scenario by their alias. */
export type Aliases = ReadonlyMap<string, { readonly register: string; readonly id: string }>

/** Thrown inside the casebook for a name that stands for nothing; it becomes a defect of its line. */
export class UnknownName extends Error {}

/**
 * From what the author of a case wrote to what a form would send. Names become ids, amounts of yuan become fen, files are stored. What does not look like its
 * kind goes on as it stands: refusing it is the kernel's business, and a case may want to see that.
 */
export async function readCaseValue(
  field: Field | undefined,
  raw: string,
  world: World,
  aliases: Aliases,
): Promise<unknown> {
  const text = raw.startsWith('@') ? await idOf(raw.slice(1), world, aliases) : raw
  if (text === '') return null
  switch (field?.kind) {
    case 'integer':
      return /^-?\d{1,15}$/.test(text) ? Number(text) : text
    case 'money':
      return fenOf(text) ?? text
    case 'instant':
      return instantOfCase(text, world.zone) ?? text
    case 'yesno':
      return ['yes', '是'].includes(text) ? true : ['no', '否'].includes(text) ? false : text
    case 'choice':
      return Object.entries(field.choices).find(([, label]) => label.zh === text)?.[0] ?? text
    case 'person':
    case 'ref':
      return idOf(text, world, aliases)
    case 'people':
    case 'refs':
      return Promise.all(text.split(/[,，]/).map((name) => idOf(name, world, aliases)))
    case 'department':
      return (await world.department(text)) ?? idOf(text, world, aliases)
    case 'unit':
      return text === 'this' ? world.unit() : idOf(text, world, aliases)
    case 'files':
      return Promise.all(text.split(/[,，]/).map((name) => fileOf(name, world)))
    default:
      return text
  }
}

/** Id of a record by its alias, of a person by name; `nobody` is an id of nothing, for cases that want to see it refused. */
async function idOf(name: string, world: World, aliases: Aliases): Promise<string> {
  const id = aliases.get(name)?.id ?? (await world.person(name))
  if (id !== null) return id
  if (name === 'nobody') return '00000000-0000-7000-8000-000000000000'
  throw new UnknownName(`'${name}' is neither a record nor a person of this scenario`)
}

/** `minutes.pdf` or `minutes.pdf#3`, where 3 is the page to look at. */
async function fileOf(name: string, world: World): Promise<unknown> {
  const [file = '', page] = name.split('#')
  const stored = await world.file(file)
  return page === undefined ? stored : { ...stored, page }
}

/** `12400`, `12400.50`, `12400元`, `1.24万元`, to the fen; null where it is no such amount. */
function fenOf(text: string): number | null {
  const [, yuan, decimals = '', tenThousand] = /^(-?\d{1,12})(?:\.(\d{1,6}))?(万)?元?$/.exec(text) ?? []
  if (yuan === undefined) return null
  const places = tenThousand ? 6 : 2
  if (decimals.length > places) return null
  return Number(`${yuan}${decimals.padEnd(places, '0')}`)
}

function instantOfCase(text: string, zone: string): string | null {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/.exec(text) ?? []
  return isDay(day) && time !== undefined ? instantAt(day, time, zone) : null
}
