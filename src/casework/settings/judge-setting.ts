import type { RegisterRecord } from '../../kernel/record.ts'
import type { Refusal } from '../../kernel/refusal.ts'
import { settingRefusals } from '../../kernel/settings.ts'
import type { House } from '../house.ts'
import type { Reading } from '../ports.ts'

/** What is wrong with a figure of the unit as it is about to be proposed or put into force; nothing for any other record. */
export async function settingWrong(
  { registers, people: { setting } }: House,
  tx: Reading,
  record: RegisterRecord,
  verb: string,
): Promise<Refusal[]> {
  if (record.register !== setting.register) return []
  const rows = await tx.settings(String(record.fields[setting.subject] ?? ''))
  return settingRefusals(registers, setting, record, verb, rows)
}
