/** Figures of GB/T 9704-2012 as WordprocessingML counts them: twentieths of a point, half-points, eighths of a point, hundredths of a character. */

export const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4)

/** A4, and the type area of 156 × 225 mm: 天头 37, 订口 28. */
export const page = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const
/** Laid across, bound at what is then the top. */
export const pageAcross = { width: 297, height: 210, top: 28, bottom: 26, left: 35, right: 37 } as const

/** 22 lines a page and 28 characters a line: one line is 28.95 points, exact. */
export const linePitch = 579
/**
 * What each character of 3号 gives up so that 28 stand in 156 mm, in twentieths of a point: 28 × 15.75 = 441 of 442.2 points. Said as spacing of the characters and not as a grid
 * of characters: LibreOffice gives a character that is wider than its cell two of them.
 */
export const characterSpacing = -5
/** Sizes in half-points. */
export const size = { title: 44, body: 32, small: 28, table: 21, denseTable: 18 } as const

/** 7 mm from the type area to the middle of the page number's line. */
export const footerFromEdge = twips(35 - 7 - (14 / 72) * 25.4 * 0.5)

/** 0.35 mm and 0.25 mm in eighths of a point. */
export const weights = { outer: 8, inner: 6 } as const

export const fonts = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  second: '楷体_GB2312',
  first: '黑体',
  page: '宋体',
} as const
