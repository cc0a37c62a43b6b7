/** Longest side of what is looked at: a scan of 300 dots an inch is 3508. */
const mostDots = 4000
/** A PDF is drawn at this many dots for each of its points: 216 an inch. */
const dotsPerPoint = 3

/**
 * The words of the QR code on a scan: a picture, or the first page of a PDF; null where none can be read, whatever the reason, because the code can be typed. Reader and PDF
 * machinery are fetched when they are needed first.
 */
export async function codeOnScan(file: File): Promise<string | null> {
  try {
    const page =
      file.type === 'application/pdf' || /\.pdf$/i.test(file.name) ? await firstPage(file) : await picture(file)
    const { default: decodeQR } = await import('qr/decode.js')
    const { data, width, height } = page
    return decodeQR({ data, width, height }, { timeLimit: 3000 })
  } catch {
    return null
  }
}

async function picture(file: File): Promise<ImageData> {
  const bitmap = await createImageBitmap(file)
  const scale = Math.min(1, mostDots / Math.max(bitmap.width, bitmap.height))
  const context = sheet(bitmap.width * scale, bitmap.height * scale)
  context.drawImage(bitmap, 0, 0, context.canvas.width, context.canvas.height)
  bitmap.close()
  return context.getImageData(0, 0, context.canvas.width, context.canvas.height)
}

async function firstPage(file: File): Promise<ImageData> {
  const { getResolvedPDFJS } = await import('unpdf')
  const { getDocument } = await getResolvedPDFJS()
  const loading = getDocument({ data: new Uint8Array(await file.arrayBuffer()) })
  try {
    const page = await (await loading.promise).getPage(1)
    const viewport = page.getViewport({ scale: dotsPerPoint })
    const context = sheet(viewport.width, viewport.height)
    await page.render({ canvas: context.canvas, canvasContext: context, viewport }).promise
    return context.getImageData(0, 0, context.canvas.width, context.canvas.height)
  } finally {
    await loading.destroy()
  }
}

/** White paper: what a PDF leaves empty would else be black to the reader. */
function sheet(width: number, height: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width)
  canvas.height = Math.round(height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return context
}
