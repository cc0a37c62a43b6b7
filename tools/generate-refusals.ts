// Writes docs/refusals.md from the registry of refusal codes; `--check` only compares.
import { readFileSync, writeFileSync } from 'node:fs'
import { refusalCodes } from '../src/kernel/refusal-codes.ts'
import type { RefusalCodeSpec } from '../src/kernel/refusal-spec.ts'

export function refusalsPage(): string {
  const rows = Object.entries<RefusalCodeSpec>(refusalCodes)
    .map(([code, { kind, zh, en }]) => `| \`${code}\` | ${kind} | ${zh} | ${en} |`)
    .sort()
  return [
    '# Refusals',
    '',
    'Generated from `src/kernel/refusal-codes.ts` by `node tools/generate-refusals.ts`. A refusal is data: a stable code, words, and where it',
    'applies. It changes nothing. Beside these, every rule of a register refuses under its own name.',
    '',
    'Kinds: *invalid* change what was given · *forbidden* not this person · *missing* no such thing, or none this person may know of ·',
    '*conflict* somebody was first · *limit* too much or too often · *unavailable* not now.',
    '',
    '| code | kind | 中文 | English |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

if (import.meta.main) {
  const page = new URL('../docs/refusals.md', import.meta.url)
  if (!process.argv.includes('--check')) writeFileSync(page, refusalsPage())
  else if (readFileSync(page, 'utf8') !== refusalsPage()) {
    process.stderr.write('docs/refusals.md is not what the registry says: run node tools/generate-refusals.ts\n')
    process.exitCode = 1
  }
}
