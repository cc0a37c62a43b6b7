import { fileURLToPath } from 'node:url'
import type { BindablePart, BoundPdf } from '../../casework/papers/ports.ts'
import { type Refusal, refusal } from '../../kernel/refusal.ts'
import { defaultLimits } from '../../intake/limits.ts'
import { converted, installedPrograms, type Programs } from '../parse/programs.ts'
import { runBounded } from '../parse/run-bounded.ts'
import { packed } from './parts.ts'

const entry = fileURLToPath(new URL('child.ts', import.meta.url))
const packageRoot = fileURLToPath(new URL('../../../', import.meta.url))
const MiB = 1024 * 1024
const bounds = { ms: 120_000, rssMiB: 1500, output: 512 * MiB }

/**
 * Binds PDFs and pictures into one PDF in a process of its own, under limits of time and memory, without rights to write, start programs or see the environment. A part that
 * cannot be opened has null pages and is not in it. A part of ours is printed by LibreOffice where it is installed.
 */
export async function bindInChild(
  parts: readonly BindablePart[],
  numbered?: 'numbered',
  { office }: Programs = installedPrograms(),
): Promise<BoundPdf | Refusal> {
  const input = packed(await Promise.all(parts.map((part) => printedBy(office, part))))
  const flags = ['--permission', `--allow-fs-read=${packageRoot}`, '--max-old-space-size=1024', '--no-warnings']
  const start = {
    file: process.execPath,
    arguments: [...flags, entry, ...(numbered ? [numbered] : [])],
    environment: {},
    input,
  }
  const { by, code, stdout } = await runBounded(start, bounds)
  if (by !== 'itself' || code !== 0 || stdout.length < 4) return refusal('archive-not-bound')
  const end = 4 + stdout.readUInt32BE(0)
  const pages: unknown = JSON.parse(stdout.toString('utf8', 4, end))
  if (!Array.isArray(pages)) return refusal('archive-not-bound')
  return {
    pages: pages.map((one: unknown) => (typeof one === 'number' ? one : null)),
    pdf: stdout.subarray(end),
  }
}

async function printedBy(office: string | undefined, part: BindablePart): Promise<BindablePart> {
  const bytes = office && part.docx ? await converted(part.docx, 'pdf', office, defaultLimits) : undefined
  return bytes ? { kind: 'pdf', bytes } : part
}
