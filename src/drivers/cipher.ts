import { createCipheriv, createDecipheriv, createHash, createSecretKey } from 'node:crypto'
import type { Cipher } from '../casework/ports.ts'
import { randomBytes } from './random.ts'

const nonceBytes = 12
const tagBytes = 16
const version = 1

/**
 * AES-256-GCM. Sealed bytes: version, nonce, ciphertext, tag. The nonce is random: one key seals the payloads of one record, thousands at most, far from where
 * random nonces could meet.
 */
export const cipher: Cipher = {
  sha256: (...parts) => {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return hash.digest()
  },
  seal: (key, plain, about) => {
    const nonce = randomBytes(nonceBytes)
    // A key object: bare bytes are first tried as one, and the failure of that costs as much as the encryption.
    const aes = createCipheriv('aes-256-gcm', createSecretKey(key), nonce)
    aes.setAAD(Buffer.from(about, 'utf8'))
    return Buffer.concat([Buffer.of(version), nonce, aes.update(plain), aes.final(), aes.getAuthTag()])
  },
  open: (key, sealed, about) => {
    if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes)
      throw new Error('sealed bytes of an unknown form')
    const aes = createDecipheriv('aes-256-gcm', createSecretKey(key), sealed.subarray(1, 1 + nonceBytes))
    aes.setAAD(Buffer.from(about, 'utf8'))
    aes.setAuthTag(sealed.subarray(sealed.length - tagBytes))
    return Buffer.concat([aes.update(sealed.subarray(1 + nonceBytes, sealed.length - tagBytes)), aes.final()])
  },
}
