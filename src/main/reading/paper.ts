import { readFile, stat } from 'node:fs/promises'
import { CommandFailed } from '../tongue.ts'

/** A paper as text. `plain`: the text is the file itself, so that offsets are offsets of the file. */
export type Paper = {
  readonly path: string
  readonly text: string
  readonly plain: boolean
  readonly warnings: readonly { zh: string; en: string }[]
}

const LARGEST_PLAIN = 256 * 1024 * 1024

/**
 * Reads a file as text. Plain UTF-8 is read here, byte order mark and CR included; anything else is opened by the bounded child process that
 * also opens uploads. Throws `CommandFailed` with words when there is no text to be had.
 */
export async function openPaper(path: string): Promise<Paper> {
  const bytes = await contents(path)
  const text = plainText(bytes)
  if (text !== null) return { path, text, plain: true, warnings: [] }
  const { parseInChild } = await import('../../drivers/parse/parse-in-child.ts')
  const { isRefusal } = await import('../../intake/read.ts')
  const answer = await parseInChild(bytes)
  if (isRefusal(answer))
    throw new CommandFailed({ zh: `${path}：${answer.words.zh}`, en: `${path}: ${answer.words.en}` })
  return { path, text: answer.text, plain: false, warnings: answer.warnings.map((w) => w.words) }
}

async function contents(path: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size <= LARGEST_PLAIN) return await readFile(path)
  } catch {
    throw new CommandFailed({ zh: `打不开文件：${path}`, en: `cannot open the file: ${path}` })
  }
  throw new CommandFailed({ zh: `文件过大：${path}`, en: `the file is too large: ${path}` })
}

/** The bytes as UTF-8 when they are plain text, else null: markup, office files, pictures and other encodings go to the child. */
function plainText(bytes: Uint8Array): string | null {
  if (bytes.byteLength === 0) return null
  const head = Buffer.from(bytes.subarray(0, 1024))
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/u, '')
    .trimStart()
  if (
    /^(?:<(?:!|\?|html|head|body|div|p|table)|PK\x03\x04|%PDF|\xd0\xcf\x11\xe0|MIME-Version|\x89PNG|\xff\xd8\xff)/iu.test(
      head,
    )
  )
    return null
  if (bytes.subarray(0, 65_536).includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
