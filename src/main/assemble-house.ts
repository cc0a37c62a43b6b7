import { randomInt } from 'node:crypto'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { millisecondsOf } from '../calendar/days.ts'
import type { House, Ids } from '../casework/house.ts'
import { nowhere, type Outside } from '../casework/outside.ts'
import type { Clock, PaperOpener, Segmenter, Store } from '../casework/ports.ts'
import { cipher } from '../drivers/cipher.ts'
import { openFolder } from '../drivers/files/folder.ts'
import { openParts } from '../drivers/files/parts.ts'
import { randomBytes } from '../drivers/random.ts'
import type * as SegmentModule from '../drivers/segment.ts'
import { assemble } from '../kernel/assemble.ts'
import type { RegisterSpec } from '../kernel/spec.ts'
import { registers } from '../registers/index.ts'
import { inPersonPosts, posts, seats } from '../registers/words.ts'
import { mechanismMap } from './mechanism-map.ts'
import { overviewMap } from './overview-map.ts'
import { ledgerMap, peopleMap, traceMap } from './people-map.ts'
import { bindInChild } from '../drivers/bind/bind-in-child.ts'
import { pressMap } from './press-map.ts'

/** UUIDv7 whose order is the order of making within one process, also within a millisecond. */
function makeIds(): Ids {
  let last = -1
  let seq = 0
  return {
    uuid7(at) {
      const msecs = millisecondsOf(at)
      seq = msecs === last ? seq + 1 : randomInt(2 ** 30)
      last = msecs
      return v7({ msecs, seq, random: randomBytes(16) })
    },
    random: randomBytes,
  }
}

export const ids: Ids = makeIds()

const load = createRequire(import.meta.url)

/** Word segmentation brings a dictionary of some 40 MB: loaded with the first text that is stored or searched. */
function lazySegmenter(): Segmenter {
  let opened: Segmenter | null = null
  return {
    tokens(text) {
      opened ??= (load('../drivers/segment.ts') as typeof SegmentModule).openSegmenter()
      return opened.tokens(text)
    },
  }
}

/** What opens papers is loaded with the first of them. */
function lazyOpener(): PaperOpener {
  return {
    async open(bytes, signal) {
      const { parseInChild } = await import('../drivers/parse/parse-in-child.ts')
      return parseInChild(bytes, {}, undefined, signal)
    },
  }
}

/** Puts the house together from the drivers. `specs` are all registers unless a test brings its own. */
export async function assembleHouse(
  store: Store,
  filesFolder: string,
  clock: Clock,
  specs: readonly RegisterSpec[] = registers,
  outside: Outside = nowhere,
): Promise<House> {
  return {
    registers: assemble(specs, { posts, seats, inPerson: inPersonPosts }),
    people: peopleMap,
    traces: traceMap,
    ledger: ledgerMap,
    press: pressMap,
    mechanisms: mechanismMap,
    overview: overviewMap,
    papers: lazyOpener(),
    binder: { bind: (parts, numbered) => bindInChild(parts, numbered) },
    store,
    files: await openFolder(filesFolder),
    parts: await openParts(join(filesFolder, 'parts')),
    outside: outside,
    clock,
    ids,
    cipher,
    words: lazySegmenter(),
  }
}
