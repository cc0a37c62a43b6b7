/** Full-width digits, letters and signs as their ASCII forms, and typographic spaces as one; everything else as it is. */
function folded(text: string): string {
  let out = ''
  for (const ch of text) {
    const code = ch.charCodeAt(0)
    if (code >= 0xff01 && code <= 0xff5e) out += String.fromCharCode(code - 0xfee0)
    else out += code === 0x3000 || code === 0xa0 ? ' ' : ch
  }
  return out
}

/** What a cell's text is worth: a number where the whole of it is one (１,２３４.５０, -3, 12%), else the text, null where empty. */
export function cellValue(text: string): string | number | null {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const plain = folded(trimmed).trim()
  if (plain.length > 24 || !/^-?\d/.test(plain)) return trimmed
  const percent = plain.endsWith('%')
  const digits = percent ? plain.slice(0, -1) : plain
  if (!/^-?\d{1,15}(?:\.\d{1,10})?$/.test(digits) && !/^-?\d{1,3}(?:,\d{3})+(?:\.\d{1,10})?$/.test(digits))
    return trimmed
  // 0001 and 18-digit codes are names, not quantities.
  if (/^-?0\d/.test(digits)) return trimmed
  const number = Number(digits.replaceAll(',', ''))
  return percent ? number / 100 : number
}

/** Spreadsheets count days from 1899-12-30 (with the 1904 system, from 1904-01-01); the fraction is the time of day. */
export function serialToDay(serial: number, since1904 = false): string | undefined {
  const whole = Math.floor(serial)
  // Before 1900-03-01 Excel counts a day that never was; nothing an office ledger holds is that old.
  if (!Number.isFinite(serial) || whole < 61 || whole > 2_958_465) return undefined
  const epoch = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30)
  return new Date(epoch + whole * 86_400_000).toISOString().slice(0, 10)
}

/** A day as people type it into a cell: 2025-03-18, 2025/3/18, 2025.3.18, 2025年3月18日, 20250318. Only days the calendar has. */
export function typedDay(text: string): string | undefined {
  const plain = folded(text.trim())
  const found =
    /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})\s?日?$/.exec(plain) ??
    /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(plain)
  if (!found) return undefined
  const [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.toISOString().slice(0, 10)
}
