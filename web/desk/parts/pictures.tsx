/** Small pictures beside figures. They are decoration: the figure itself always stands in text beside them. */

const round = 2 * Math.PI * 17

/** A part of a whole, with a tick where the threshold lies. Without a figure the ring stays empty. */
export function Ring({ fraction, mark }: { readonly fraction: number | null; readonly mark: number | null }) {
  const part = Math.min(Math.max(fraction ?? 0, 0), 1)
  return (
    <svg className="ring" width="48" height="48" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <circle className="ring-whole" cx="22" cy="22" r="17" fill="none" strokeWidth="5" />
      {part > 0 ? (
        <circle
          className="ring-part"
          cx="22"
          cy="22"
          r="17"
          fill="none"
          strokeWidth="5"
          strokeDasharray={`${part * round} ${round}`}
          transform="rotate(-90 22 22)"
        />
      ) : null}
      {mark !== null && mark < 1 ? (
        <line
          className="ring-mark"
          x1="22"
          y1="1.5"
          x2="22"
          y2="8.5"
          strokeWidth="2"
          transform={`rotate(${mark * 360} 22 22)`}
        />
      ) : null}
    </svg>
  )
}

/** A plain figure against its threshold: the tick is the threshold, the bar is what is. */
export function Bar({ value, mark }: { readonly value: number; readonly mark: number | null }) {
  if (value === 0)
    return (
      <svg className="bar" width="48" height="48" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
        <circle className="ring-part" cx="22" cy="22" r="17" fill="none" strokeWidth="3" />
        <path
          className="ring-part"
          d="M15 22.5l5 5 9.5-10"
          fill="none"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    )
  const top = Math.max(value, mark ?? 0, 1) * 1.15
  const height = (figure: number) => (Math.max(figure, 0) / top) * 38
  return (
    <svg className="bar" width="48" height="48" viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <line className="ring-whole" x1="6" y1="41" x2="38" y2="41" strokeWidth="2" />
      <rect className="bar-part" x="15" y={40 - height(value)} width="14" height={height(value)} rx="1" />
      {mark !== null ? (
        <line className="ring-mark" x1="9" x2="35" y1={40 - height(mark)} y2={40 - height(mark)} strokeWidth="2" />
      ) : null}
    </svg>
  )
}

/** A line over a few windows. A window without a figure is a gap, never a zero. */
export function Sparkline({ values, rate }: { readonly values: readonly (number | null)[]; readonly rate: boolean }) {
  const known = values.filter((value): value is number => value !== null)
  const top = rate ? 1 : Math.max(...known, 1)
  const at = (place: number) => 6 + (place * 168) / Math.max(values.length - 1, 1)
  const heightOf = (value: number) => 42 - (value / top) * 36
  const runs: string[] = []
  let pen = 'M'
  values.forEach((value, place) => {
    if (value === null) pen = 'M'
    else {
      runs.push(`${pen}${at(place).toFixed(1)} ${heightOf(value).toFixed(1)}`)
      pen = 'L'
    }
  })
  return (
    <svg className="sparkline" width="180" height="48" viewBox="0 0 180 48" aria-hidden="true" focusable="false">
      <line className="ring-whole" x1="2" y1="45" x2="178" y2="45" strokeWidth="1" />
      <path
        className="sparkline-line"
        d={runs.join('')}
        fill="none"
        strokeWidth="2"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {values.map((value, place) =>
        value === null ? null : (
          <circle key={place} className="sparkline-dot" cx={at(place)} cy={heightOf(value)} r="2.6" />
        ),
      )}
    </svg>
  )
}
