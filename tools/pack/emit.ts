// The exported rooms as JavaScript with declarations: Node strips types outside node_modules only.
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import type { Subpath } from './manifest.ts'

/** The house's compiler settings, with what emitting needs. `types: []`: exported rooms know no platform. */
function readOptions(root: string, outDir: string): ts.CompilerOptions {
  const file = path.join(root, 'tsconfig.json')
  const { config } = ts.readConfigFile(file, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [] }, ts.sys, root)
  return {
    ...options,
    noEmit: false,
    noEmitOnError: true,
    allowJs: false,
    declaration: true,
    rewriteRelativeImportExtensions: true,
    rootDir: path.join(root, 'src'),
    outDir,
    types: [],
  }
}

/** Packages that an emitted file names, without the file inside the package. */
function packagesOf(text: string): string[] {
  return ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((name) => !name.startsWith('.') && !name.startsWith('node:'))
    .map((name) => /^(?:@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name)
}

/**
 * TypeScript rewrites the extensions of imports in programs only. A declaration would name a source that is not there, which newer
 * compilers forgive and others do not.
 */
function leadToDeclarations(text: string): string {
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.filter(({ fileName }) => /^\..*\.ts$/.test(fileName))
  return imports.reduceRight((kept, { fileName, pos }) => {
    const at = kept.indexOf(fileName, pos)
    return `${kept.slice(0, at)}${fileName.replace(/\.ts$/, '.js')}${kept.slice(at + fileName.length)}`
  }, text)
}

/** Compiles the subpaths and whatever they import into `outDir`, and returns the packages they need. */
function compile(root: string, subpaths: readonly Subpath[], outDir: string): string[] {
  const sources = subpaths.map(({ source }) => path.join(root, source))
  const program = ts.createProgram(sources, readOptions(root, outDir))
  const packages = new Set<string>()
  const { diagnostics } = program.emit(undefined, (file, text) => {
    const written = file.endsWith('.d.ts') ? leadToDeclarations(text) : text
    for (const name of packagesOf(written)) packages.add(name)
    ts.sys.createDirectory(path.dirname(file))
    ts.sys.writeFile(file, written)
  })
  const all = [...ts.getPreEmitDiagnostics(program), ...diagnostics]
  if (all.length > 0)
    throw new Error(
      ts.formatDiagnostics(ts.sortAndDeduplicateDiagnostics(all), {
        getCurrentDirectory: () => root,
        getCanonicalFileName: (name) => name,
        getNewLine: () => '\n',
      }),
    )
  return [...packages].sort()
}

/**
 * Writes the exported rooms with their READMEs into `folder` (relative to the root) and returns the packages they import.
 * What lay there before is gone. Throws with the compiler's words where a room does not compile; then nothing has changed.
 */
export function emitRooms(root: string, subpaths: readonly Subpath[], folder: string): string[] {
  const place = path.join(root, folder)
  const fresh = `${place}.new-${process.pid}`
  try {
    mkdirSync(fresh, { recursive: true })
    const packages = compile(root, subpaths, fresh)
    for (const { room } of subpaths) {
      const readme = path.join(root, 'src', room, 'README.md')
      if (existsSync(readme)) copyFileSync(readme, path.join(fresh, room, 'README.md'))
    }
    rmSync(place, { recursive: true, force: true })
    renameSync(fresh, place)
    return packages
  } finally {
    rmSync(fresh, { recursive: true, force: true })
  }
}
