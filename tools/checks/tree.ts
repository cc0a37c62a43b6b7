import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Folders that hold nothing we wrote. */
const foreign = new Set(['node_modules', '.git', '.runtime', 'dist', 'data', 'coverage', 'generated'])

/** All files below the given folders of a tree, relative to its root, with forward slashes. Absent folders hold none. */
export function filesBelow(root: string, folders: readonly string[]): string[] {
  const found: string[] = []
  const walk = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!foreign.has(entry.name)) walk(name)
      } else found.push(name)
    }
  }
  for (const folder of folders) if (existsSync(path.join(root, folder))) walk(folder)
  return found.sort()
}

/** Where programs are written. */
export const sourceFolders = ['src', 'web', 'tools', 'bench', 'test'] as const

export const isScript = (file: string): boolean => /\.(ts|tsx|js|mjs|cjs)$/.test(file) && !file.endsWith('.d.ts')
export const isTest = (file: string): boolean => /\.(test|torture)\.tsx?$/.test(file)
