import { fileTypeFromBuffer, fileTypeFromFile } from 'file-type'

/** MIME type from the content. The name says nothing: whoever uploads it chooses it. Office files are told by looking into their archive. */
export async function typeOf(path: string, head: Uint8Array): Promise<string> {
  const known = await fileTypeFromBuffer(head)
  if (known?.mime === 'application/zip' || known?.mime === 'application/x-cfb') {
    return (await fileTypeFromFile(path))?.mime ?? known.mime
  }
  if (known) return known.mime
  return isText(head) ? 'text/plain' : 'application/octet-stream'
}

/**
 * UTF-8 without control characters. Bytes in GB18030 are text too, but cannot be told from any others here: they stay octets, and whoever reads the file decides. HTML
 * and SVG count as text: nothing of an upload is ever shown as a page.
 */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false
  for (const byte of head) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) return false
  try {
    // The head may end within a character: up to three bytes of it are left out.
    const cut = head.length < 4100 ? head : head.subarray(0, lastBoundary(head))
    new TextDecoder('utf-8', { fatal: true }).decode(cut)
    return true
  } catch {
    return false
  }
}

function lastBoundary(head: Uint8Array): number {
  let end = head.length
  while (end > head.length - 4 && ((head[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1
  return end - 1
}
