import { type SaxesAttributePlain, SaxesParser } from 'saxes'
import { decode } from './charset.ts'
import type { Limits } from './limits.ts'
import { Refused, refuse, stop } from './refusals.ts'

export interface XmlEvents {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/**
 * Walks through XML. A document type, which is where entities are declared, is refused before anything of it is read; so is nesting
 * beyond the limit. Names come with the prefix as written.
 */
export function walk(bytes: Uint8Array, limits: Limits, on: XmlEvents): void {
  const { text } = decode(bytes)
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) stop('xml-entities')
  const parser = new SaxesParser({ xmlns: false })
  let depth = 0
  parser.on('doctype', () => stop('xml-entities'))
  parser.on(
    'opentag',
    ({ name, attributes }: { name: string; attributes: Record<string, SaxesAttributePlain | string> }) => {
      if (++depth > limits.depth) stop('nested-too-deeply')
      on.open(name, plainAttributes(attributes))
    },
  )
  parser.on('closetag', ({ name }) => {
    depth--
    on.close(name)
  })
  parser.on('text', on.text)
  parser.on('cdata', on.text)
  parser.on('error', (error) => {
    throw error
  })
  try {
    parser.write(text).close()
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(refuse('file-damaged', { what: 'xml' }))
  }
}

function plainAttributes(attributes: Record<string, SaxesAttributePlain | string>): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const [name, value] of Object.entries(attributes)) plain[name] = typeof value === 'string' ? value : value.value
  return plain
}

/** An element with its children, for small parts such as styles and numbering. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

export function tree(bytes: Uint8Array, limits: Limits): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const stack = [root]
  walk(bytes, limits, {
    open: (name, attributes) => {
      const element: Element = { name, attributes, children: [], text: '' }
      stack.at(-1)?.children.push(element)
      stack.push(element)
    },
    close: () => {
      stack.pop()
    },
    text: (text) => {
      const top = stack.at(-1)
      if (top) top.text += text
    },
  })
  return root.children[0] ?? root
}

/** Name without its prefix. */
export const local = (name: string): string => name.slice(name.indexOf(':') + 1)

/** Children of that name, whatever the prefix. */
export const childrenOf = (element: Element | undefined, name: string): Element[] =>
  element?.children.filter((child) => local(child.name) === name) ?? []

export const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child) => local(child.name) === name)

/** The attribute of that name, whatever the prefix. */
export function attribute(attributes: Readonly<Record<string, string>> | undefined, name: string): string | undefined {
  if (!attributes) return undefined
  for (const [key, value] of Object.entries(attributes)) if (local(key) === name) return value
  return undefined
}
