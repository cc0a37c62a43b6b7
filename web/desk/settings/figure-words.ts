import type { SettingRow } from '../../../src/contract/settings.ts'
import { grouped } from '../figures.ts'
import type { Say } from '../language.tsx'
import { measures, words } from '../words-settings.ts'

/** A figure with what it is counted in. */
export function figureWords(say: Say, { measure }: Pick<SettingRow, 'measure'>, value: number): string {
  if (measure === 'switch') return say(value === 1 ? words.on : words.off)
  const label = measure === null ? undefined : measures[measure]
  return label ? say(label, { value: grouped(value) }) : grouped(value)
}
