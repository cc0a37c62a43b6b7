/** The server's content policy admits style elements that carry this, and no others. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/**
 * antd hands the nonce to its own styles, but the part that keeps the page from scrolling behind a drawer makes a style element without it. So every
 * style element this page makes gets it; only our own script can make any.
 */
export function admitStyles(): void {
  const make = document.createElement.bind(document)
  const admit = (name: string, options?: ElementCreationOptions) => {
    const element = make(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }
  Object.defineProperty(document, 'createElement', { value: admit, writable: true, configurable: true })
}
