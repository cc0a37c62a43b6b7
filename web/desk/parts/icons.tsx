const paths = {
  inbox:
    'M4 13l2.2-7.4A1.5 1.5 0 0 1 7.6 4.5h8.8a1.5 1.5 0 0 1 1.4 1.1L20 13v5a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 18zM4 13h4.5a3.5 3.5 0 0 0 7 0H20',
  book: 'M6.5 4H18a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H6.5A1.5 1.5 0 0 1 5 18.5v-13A1.5 1.5 0 0 1 6.5 4zM9 8.5h6M9 12h6',
  search: 'M10.8 17.1a6.3 6.3 0 1 0 0-12.6 6.3 6.3 0 0 0 0 12.6zM15.4 15.4 20 20',
  journal: 'M12 20a8 8 0 1 0-8-8v1M2 11l2 2.4L6.4 11M12 8v4.3l3 1.8',
  people:
    'M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3.2 19c.4-3 2.7-4.7 5.8-4.7s5.4 1.7 5.8 4.7M15.5 5.4a3.2 3.2 0 0 1 0 6M17.2 14.6c2 .6 3.3 2.2 3.6 4.4',
  person: 'M12 11.5a3.6 3.6 0 1 0 0-7.2 3.6 3.6 0 0 0 0 7.2zM5 19.7c.5-3.3 3.3-5.2 7-5.2s6.5 1.9 7 5.2',
  menu: 'M4 7h16M4 12h16M4 17h16',
  close: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4',
  moon: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z',
  half: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 4v16M12 8h4.5M12 12h6M12 16h4.5',
  plus: 'M12 5v14M5 12h14',
  down: 'M6 9.5l6 6 6-6',
  right: 'M9.5 6l6 6-6 6',
  left: 'M14.5 6l-6 6 6 6',
  sort: 'M8 5v14M8 19l-3-3M8 19l3-3M16 19V5M16 5l-3 3M16 5l3 3',
  up: 'M12 19V5.5M12 5.5 7 10.5M12 5.5l5 5',
  descend: 'M12 5v13.5M12 18.5l-5-5M12 18.5l5-5',
  filter: 'M4 5.5h16l-6.2 7.2v5.8l-3.6-1.8v-4z',
  columns: 'M4.5 5h15v14h-15zM9.5 5v14M14.5 5v14',
  download: 'M12 4v11M12 15l-4-4M12 15l4-4M5 19.5h14',
  upload: 'M12 15.5V4.5M12 4.5l-4 4M12 4.5l4 4M5 19.5h14',
  star: 'M12 4.5l2.3 4.8 5.2.7-3.8 3.6.9 5.2-4.6-2.5-4.6 2.5.9-5.2L4.5 10l5.2-.7z',
  file: 'M7 3.5h7l4.5 4.5V20a.8.8 0 0 1-.8.8H7a.8.8 0 0 1-.8-.8V4.3A.8.8 0 0 1 7 3.5zM14 3.5V8h4.5',
  clock: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM12 7.5V12l3.2 2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  alert: 'M12 4 21 19.5H3zM12 10v4.5M12 16.8v.4',
  tongue: 'M12 20.5a8.5 8.5 0 1 0 0-17 8.5 8.5 0 0 0 0 17zM3.5 12h17M12 3.5c5 5 5 12 0 17M12 3.5c-5 5-5 12 0 17',
  swap: 'M5 9h14M19 9l-4-4M19 15H5M5 15l4 4',
  eye: 'M2.5 12c2.2-4 5.5-6 9.5-6s7.3 2 9.5 6c-2.2 4-5.5 6-9.5 6s-7.3-2-9.5-6zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  veiled: 'M2.5 10c2.2 3.5 5.5 5.3 9.5 5.3s7.3-1.8 9.5-5.3M12 15.3v3M6.5 14l-1.7 2.5M17.5 14l1.7 2.5',
  calendar: 'M5 6.5h14v13H5zM5 10.5h14M9 4v4M15 4v4',
  print:
    'M7.5 9V4h9v5M7.5 16.500H5.300A1.3 1.3 0 0 1 4 15.200v-4.900A1.3 1.3 0 0 1 5.3 9h13.400a1.3 1.3 0 0 1 1.3 1.300v4.900a1.3 1.3 0 0 1-1.3 1.300H16.500M7.5 14h9v6h-9z',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5M4 16.5h16M10 19.5a2 2 0 0 0 4 0',
  ledger: 'M4.5 5h15v14h-15zM4.5 9.5h15M9 9.5V19M12 12.8h5M12 15.8h5',
  at: 'M15.5 12a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0zM15.5 8.5v4.7c0 1.3.9 2.3 2.2 2.3 1.4 0 2.3-1.3 2.3-3.5a8 8 0 1 0-3 6.2',
  pulse: 'M3 12.5h4l2.5-6 4.5 12 2.5-6H21',
  leave: 'M14 4.5H6a.8.8 0 0 0-.8.8v13.4a.8.8 0 0 0 .8.8h8M10 12h10M20 12l-3.5-3.5M20 12l-3.5 3.5',
} as const

export type IconName = keyof typeof paths

/** A line drawing beside a word. Always decoration: what it means stands in text next to it, or in the control's name. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path
        d={paths[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

/** The product's mark: a loop about to close. */
export function Mark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg className="mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path
        d="M23.6 8.4A10.5 10.5 0 1 0 26.5 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="4"
        strokeLinecap="round"
      />
      <circle cx="25.6" cy="11.4" r="2.2" fill="currentColor" />
    </svg>
  )
}
