import { accessSync, constants } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Limits } from '../../intake/limits.ts'
import { runBounded } from './run-bounded.ts'

/** Programs of this machine that may help with files we do not read ourselves; undefined where one is not installed. */
export interface Programs {
  readonly office?: string
  readonly recognise?: string
  readonly render?: string
}

/** Looks for them on the PATH. None is ever fetched. */
export function installedPrograms(path = process.env['PATH'] ?? ''): Programs {
  const folders = path.split(delimiter).filter((folder) => folder !== '')
  const find = (...names: string[]): string | undefined =>
    names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => runs(file))
  const office = find('soffice', 'libreoffice')
  const recognise = find('tesseract')
  const render = find('pdftoppm')
  return { ...(office ? { office } : {}), ...(recognise ? { recognise } : {}), ...(render ? { render } : {}) }
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A folder of our own, gone afterwards. Files in it have names of ours, never those of an upload. */
async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'bihuan-parse-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const environment = (folder: string): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '',
  HOME: folder,
  TMPDIR: folder,
  LANG: 'C.UTF-8',
  OMP_THREAD_LIMIT: '1',
})

/** Has LibreOffice turn a file into one that is read here. Undefined where it could not. */
export function converted(
  bytes: Uint8Array,
  to: 'docx' | 'xlsx' | 'pdf',
  program: string,
  limits: Limits,
): Promise<Uint8Array | undefined> {
  const from = { docx: 'in.doc', xlsx: 'in.xls', pdf: 'in.ofd' }[to]
  return inFolder(async (folder) => {
    await writeFile(join(folder, from), bytes)
    const profile = pathToFileURL(join(folder, 'profile')).href
    const options = ['--headless', '--norestore', '--nolockcheck', '--nodefault', `-env:UserInstallation=${profile}`]
    const start = {
      file: program,
      arguments: [...options, '--convert-to', to, '--outdir', folder, join(folder, from)],
      environment: environment(folder),
      cwd: folder,
    }
    const { by, code } = await runBounded(start, { ms: 2 * limits.ms, rssMiB: 2048, output: 65_536 })
    if (by !== 'itself' || code !== 0) return undefined
    return await readFile(join(folder, `in.${to}`)).catch(() => undefined)
  })
}

/** Pictures of a PDF's pages, in order. At most `pages`: recognition takes seconds a page. */
export function rendered(bytes: Uint8Array, program: string, pages: number, limits: Limits): Promise<Uint8Array[]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), bytes)
    const start = {
      file: program,
      arguments: ['-r', '250', '-gray', '-png', '-l', String(pages), join(folder, 'in.pdf'), join(folder, 'page')],
      environment: environment(folder),
      cwd: folder,
    }
    const { by, code } = await runBounded(start, { ms: 2 * limits.ms, rssMiB: 2048, output: 65_536 })
    if (by !== 'itself' || code !== 0) return []
    const names = (await readdir(folder)).filter((name) => name.startsWith('page') && name.endsWith('.png'))
    return Promise.all(names.toSorted().map((name) => readFile(join(folder, name))))
  })
}

/** Text of a picture, by tesseract with simplified Chinese. Undefined where it fails, as it does without its Chinese data. */
export function textOf(picture: Uint8Array, program: string, limits: Limits): Promise<string | undefined> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'page'), picture)
    const start = {
      file: program,
      arguments: [join(folder, 'page'), 'stdout', '-l', 'chi_sim', '--psm', '6'],
      environment: environment(folder),
      cwd: folder,
    }
    const { by, code, stdout } = await runBounded(start, { ms: 2 * limits.ms, rssMiB: 2048, output: 4_194_304 })
    return by === 'itself' && code === 0 ? stdout.toString('utf8') : undefined
  })
}
