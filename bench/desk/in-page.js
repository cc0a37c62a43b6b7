// Runs in the page before anything of ours: what the browser itself says about stutter is collected from the first moment on.
const shown = { long: [], shifts: [], frames: [] }

new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) shown.long.push(entry.duration)
}).observe({ type: 'longtask', buffered: true })

// A shift that follows what a person did within half a second is what they asked for; the browser marks it.
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) shown.shifts.push(entry.value)
}).observe({ type: 'layout-shift', buffered: true })

/** What stands in the list now: which rows, in which columns. */
const standing = () =>
  [...document.querySelectorAll('.table thead th, a.row-link')]
    .map((one) => one.getAttribute('href') ?? one.textContent)
    .join(' ')

const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve))

const measured = {
  /** Milliseconds since the page was asked for until rows stand on the screen. */
  async rows() {
    while (document.querySelector('a.row-link') === null) await nextFrame()
    await nextFrame()
    return performance.now()
  },

  /** Remembers the list and the moment of the next press, key or choice; `changed` waits for another list and tells the time between. */
  arm() {
    const before = standing()
    let pressed = 0
    const press = (event) => {
      pressed ||= event.timeStamp
    }
    for (const kind of ['pointerdown', 'keydown', 'input'])
      window.addEventListener(kind, press, { capture: true, once: true })
    measured.changed = async () => {
      while (standing() === before) await nextFrame()
      await nextFrame()
      return performance.now() - pressed
    }
  },

  /** Walks down the whole page, a stride a frame, and tells how long each frame took. */
  async scroll() {
    const frames = []
    let last = performance.now()
    const end = document.documentElement.scrollHeight - window.innerHeight
    for (let at = 0; at < end; at += 60) {
      window.scrollTo(0, at)
      await nextFrame()
      const now = performance.now()
      frames.push(now - last)
      last = now
    }
    window.scrollTo(0, 0)
    return frames
  },

  /** What was noticed since the last time one asked. */
  take() {
    const { long, shifts } = shown
    Object.assign(shown, { long: [], shifts: [] })
    return { long, shift: shifts.reduce((sum, one) => sum + one, 0) }
  },
}

window.measured = measured
