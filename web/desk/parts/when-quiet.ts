/** Milliseconds after which what was put off is done, however busy the page is. */
const latest = 2000

/** When the page has been drawn and has nothing to do: for what nobody looks at first, and what would hold up what everybody looks at. */
export function whenQuiet(): Promise<void> {
  return new Promise((done) => {
    window.requestIdleCallback(() => done(), { timeout: latest })
  })
}
