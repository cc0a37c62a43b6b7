// npm packs the package.json that lies in the root, so the reduced one lies there while it does. Plain JavaScript: the
// launcher puts the whole one back, before anything is installed and on any Node from 18 on.
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const manifestOf = (root) => path.join(root, 'package.json')
/** While it exists the swap is on. It holds both manifests whole: it appears by a rename, after everything is in it. */
const folderOf = (root) => path.join(root, '.packing')

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Puts the reduced manifest into the root's place.
 * @param {string} root
 * @param {string} reduced its text
 */
// crash-ordered protocol: both texts in a folder of this process, the folder takes its name (which fails while another swap
// is on), the copy becomes package.json by a rename. Killed before that, package.json was never touched; after it,
// `restoreManifest` finds all it needs.
export function swapManifest(root, reduced) {
  const own = `${folderOf(root)}-${process.pid}`
  rmSync(own, { recursive: true, force: true })
  mkdirSync(own)
  try {
    writeFileSync(path.join(own, 'whole.json'), readFileSync(manifestOf(root)))
    for (const name of ['reduced.json', 'next.json']) writeFileSync(path.join(own, name), reduced)
    renameSync(own, folderOf(root))
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error
    throw new Error('another npm pack is at work in this folder: wait for it', { cause: error })
  } finally {
    rmSync(own, { recursive: true, force: true })
  }
  renameSync(path.join(folderOf(root), 'next.json'), manifestOf(root))
}

/**
 * Puts the whole manifest back, byte for byte.
 * @param {string} root
 * @returns {'restored' | 'nothing' | 'edited'} nothing: no swap was on, or it had not come to package.json;
 *   edited: somebody changed package.json meanwhile, so nothing was done: both manifests are left in `.packing`
 */
// crash-ordered protocol: package.json first, by a rename, then the folder. Killed in between, package.json is whole and the
// next call removes the folder only.
export function restoreManifest(root) {
  const folder = folderOf(root)
  const whole = read(path.join(folder, 'whole.json'))
  if (whole === undefined) return 'nothing'
  const present = read(manifestOf(root))
  if (present !== whole) {
    if (present !== read(path.join(folder, 'reduced.json'))) return 'edited'
    writeFileSync(path.join(folder, 'next.json'), whole)
    renameSync(path.join(folder, 'next.json'), manifestOf(root))
  }
  rmSync(folder, { recursive: true, force: true })
  return present === whole ? 'nothing' : 'restored'
}
