// Called by `npm pack` before it reads the tree: emits the exported rooms and lets package.json ask for their packages only.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { house } from '../checks/finding.ts'
import { emitRooms } from './emit.ts'
import { outFolder, readManifest, readSubpaths, reduceManifest } from './manifest.ts'
import { swapManifest } from '../launch/swap-manifest.mjs'

try {
  const packages = emitRooms(house, readSubpaths(readManifest(house)), outFolder)
  swapManifest(house, reduceManifest(readFileSync(path.join(house, 'package.json'), 'utf8'), packages))
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
