import { type ComponentType, lazy, type ReactNode, useState } from 'react'

type Load = () => Promise<{ readonly default: ComponentType }>

/** Pages whose files have come. */
const come = new Map<Load, ComponentType>()

/** Fetches the file of a page; asked again it is there. */
export async function fetchPage(load: Load): Promise<{ readonly default: ComponentType }> {
  const file = await load()
  come.set(load, file.default)
  return file
}

/**
 * A page in a file of its own. One that has come already is drawn at once: React would first draw that it waits, and then hold the page back for 300 ms so that nothing
 * flickers. What has been drawn stays the same component, else what is typed in it would be lost.
 */
export function pageFile(load: Load): () => ReactNode {
  const Later = lazy(() => fetchPage(load))
  return function PageFile() {
    const [Page] = useState(() => come.get(load) ?? Later)
    return <Page />
  }
}
