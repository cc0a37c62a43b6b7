// package.json says two things at once: what the house needs where it is developed and run, and what others get who install
// its rooms. `exports` is the one list of what is for others; everything else here follows from it.
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** What is read of package.json. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly exports: Readonly<{ [subpath: string]: { readonly types: string; readonly default: string } }>
  readonly dependencies: Readonly<{ [name: string]: string }>
}

/** Where the emitted rooms lie, in the clone and in the tarball. */
export const outFolder = 'dist/package'

/** The oldest Node on which the emitted code has been run; the house's own `engines` speaks of its launcher. */
const oldestNode = '>=20'

export function readManifest(root: string): Manifest {
  return JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))
}

/** A room that others may use: `./notice` → its entry `src/notice/reading.ts` in the room `notice`. */
export interface Subpath {
  readonly subpath: string
  readonly room: string
  readonly source: string
}

/** The exported subpaths with their sources. Throws where an entry does not lead to an emitted file of its own room. */
export function readSubpaths({ exports }: Manifest): Subpath[] {
  return Object.entries(exports).map(([subpath, { types, default: program }]) => {
    const inside = path.posix.relative(outFolder, path.posix.normalize(program)).replace(/\.js$/, '')
    const room = inside.split('/')[0] ?? ''
    if (
      `./${room}` !== subpath ||
      program !== `./${outFolder}/${inside}.js` ||
      types !== `./${outFolder}/${inside}.d.ts`
    )
      throw new Error(`package.json: exports “${subpath}” must be ./${outFolder}${subpath.slice(1)}/FILE.js and .d.ts`)
    return { subpath, room, source: `src/${inside}.ts` }
  })
}

/**
 * The manifest of the tarball: as in the clone, but it asks for the given packages only, so that whoever installs the reader
 * of notices gets no server, database or desk. `scripts` stay: a clone in which packing was interrupted still starts.
 * Throws when a package is not among the dependencies.
 */
export function reduceManifest(whole: string, packages: readonly string[]): string {
  const manifest: Manifest & { readonly [key: string]: unknown } = JSON.parse(whole)
  const dependencies = packages.map((name) => {
    const version = manifest.dependencies[name]
    if (version === undefined)
      throw new Error(`package.json: ${name} is imported by an exported room and no dependency`)
    return [name, version] as const
  })
  const { devDependencies: _developers, optionalDependencies: _optional, ...kept } = manifest
  const reduced = { ...kept, engines: { node: oldestNode }, dependencies: Object.fromEntries(dependencies) }
  return `${JSON.stringify(reduced, undefined, 2)}\n`
}
