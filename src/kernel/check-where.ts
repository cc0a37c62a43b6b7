import type { Defects } from './defect.ts'
import type { FieldKind } from './fields.ts'
import type { RegisterSpec } from './spec.ts'
import type { Where } from './where.ts'

/** Kinds that have an order a range can use. */
const ranged: readonly FieldKind[] = ['integer', 'money', 'day', 'instant']

/** A condition may name only states the register has and fields the store can filter by. */
export function checkWhere(spec: RegisterSpec, line: string, where: Where, defects: Defects): void {
  defects.names(`${line}.state`, where.state, spec.states, 'state')
  if (where.warned) defects.names(`${line}.warned`, [where.warned.rule], spec.rules ?? {}, 'rule')
  for (const [name, condition] of Object.entries(where.fields ?? {})) {
    const field = Object.hasOwn(spec.fields, name) ? spec.fields[name] : undefined
    if (!field) defects.add(`${line}.fields`, `there is no field '${name}'`)
    else if (field.kind === 'longtext') defects.add(`${line}.fields.${name}`, 'long text cannot be filtered by')
    else if (field.kind === 'files' && !('filled' in condition)) {
      defects.add(`${line}.fields.${name}`, 'of files only whether there are any can be asked')
    } else if (('from' in condition || 'before' in condition) && !ranged.includes(field.kind)) {
      defects.add(`${line}.fields.${name}`, `a ${field.kind} has no range`)
    } else if ('is' in condition && 'choices' in field && !Object.hasOwn(field.choices, String(condition.is))) {
      defects.add(`${line}.fields.${name}`, `'${condition.is}' is not one of its choices`)
    } else if ('in' in condition && 'choices' in field) {
      for (const one of condition.in) {
        if (!Object.hasOwn(field.choices, String(one)))
          defects.add(`${line}.fields.${name}`, `'${one}' is not one of its choices`)
      }
    }
  }
  where.any?.forEach((one, at) => checkWhere(spec, `${line}.any.${at}`, one, defects))
  if (where.any?.length === 0) defects.add(`${line}.any`, 'there is nothing of which one could hold')
  if (typeof where.within?.of !== 'object') return
  const of = spec.fields[where.within.of.field]
  if (of?.kind !== 'day') defects.add(`${line}.within.of`, `'${where.within.of.field}' is not a day field`)
}
