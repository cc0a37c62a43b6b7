import { X509Certificate } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { dirname, join } from 'node:path'

export interface Certificate {
  readonly cert: string
  readonly key: string
  /** SHA-256 of the certificate, for comparing by eye before trusting it in a browser. */
  readonly fingerprint: string
}

const days = 24 * 3_600_000
const goodFor = 730 * days
const renewedBefore = 30 * days

/**
 * The unit's own certificate for `serve --tls` on a network without a certificate authority. Kept in the data folder, so that browsers that were told to trust it
 * go on doing so; made anew a month before its end, or when the machine has another name or address.
 */
export async function unitCertificate(folder: string, host: string): Promise<Certificate> {
  const names = wantedNames(host)
  const [certFile, keyFile] = [join(folder, 'unit.crt'), join(folder, 'unit.key')]
  if (existsSync(certFile) && existsSync(keyFile)) {
    const [cert, key] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')]
    if (stillGood(cert, names)) return { cert, key, fingerprint: new X509Certificate(cert).fingerprint256 }
  }
  const { cert, key } = await make(names)
  // The data folder itself stays open to be entered: the embedded database may run as another user.
  mkdirSync(dirname(folder), { recursive: true })
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeWhole(keyFile, key)
  writeWhole(certFile, cert)
  return { cert, key, fingerprint: new X509Certificate(cert).fingerprint256 }
}

function stillGood(cert: string, names: readonly string[]): boolean {
  const found = new X509Certificate(cert)
  if (Date.parse(found.validTo) - Date.now() < renewedBefore) return false
  return names.every((name) => (isAddress(name) ? found.checkIP(name) : found.checkHost(name)) !== undefined)
}

function wantedNames(host: string): readonly string[] {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => (list ?? []).map(({ address }) => address))
  const own = addresses.filter((address) => !address.startsWith('fe80'))
  const given = isAddress(host) && /^(?:0\.0\.0\.0|::)$/.test(host) ? [] : [host]
  return [...new Set(['localhost', hostname(), '127.0.0.1', '::1', ...given, ...own])]
}

function isAddress(name: string): boolean {
  return /^[\d.]+$/.test(name) || name.includes(':')
}

async function make(names: readonly string[]): Promise<{ cert: string; key: string }> {
  const { generate } = await import('selfsigned')
  const altNames = names.map((name) =>
    isAddress(name) ? { type: 7 as const, ip: name } : { type: 2 as const, value: name },
  )
  const made = await generate([{ name: 'commonName', value: `Bihuan ${hostname()}` }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + goodFor),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  })
  return { cert: made.cert, key: made.private }
}

/** A half-written key would be taken for a key: whole, then renamed. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
