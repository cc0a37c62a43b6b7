// What pure rooms have besides the language itself: pure functions that every platform of ours (Node, browsers from
// Chromium 88) offers, but that TypeScript only knows together with a whole platform. Nothing with a clock, chance or I/O.

declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
}

declare class TextDecoder {
  constructor(label?: 'utf-8', options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(input?: Uint8Array): string
}
