import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'

/** Ed25519 (RFC 8032) and the two hashes of a package; keys are PEM: PKCS#8 for the secret one, SPKI for the public one. */
export const packageTools = {
  sha256: (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex'),
  sm3: (bytes: Uint8Array): string => createHash('sm3').update(bytes).digest('hex'),
  /** False for a key that is none, too: whoever reads a package tells it as a signature that does not fit. */
  verify: (bytes: Uint8Array, signature: Uint8Array, key: string): boolean => {
    try {
      const publicKey = createPublicKey(key)
      return publicKey.asymmetricKeyType === 'ed25519' && verify(null, bytes, publicKey, signature)
    } catch {
      return false
    }
  },
}

/** Signs with a secret key. @throws RangeError where the key is no Ed25519 one: another kind would be refused by every reader. */
export function packageSigner(secretKey: string): { readonly sign: (bytes: Uint8Array) => Uint8Array } {
  const key = createPrivateKey(secretKey)
  if (key.asymmetricKeyType !== 'ed25519') {
    throw new RangeError(`packages are signed with an Ed25519 key, this is ${key.asymmetricKeyType ?? 'unknown'}`)
  }
  return { sign: (bytes) => sign(null, bytes, key) }
}

/** A new pair of keys. The public one is compared in person and entered at the other end. */
export function packageKeys(): { readonly secretKey: string; readonly publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  return {
    secretKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  }
}
