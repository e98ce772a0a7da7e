import type { Request } from 'express'
import { StoreTrouble } from '../store/StoreTrouble.ts'

/**
 * The version that the caller saw, from `If-Match`.
 *
 * @throws StoreTrouble `version-not-said`, `unreadable-version`
 */
export function versionIn(request: Request): number {
  const said = request.get('if-match')
  if (said === undefined)
    throw new StoreTrouble(
      'version-not-said',
      'The request does not say which version it changes.',
      'Send If-Match with the ETag of what you saw, such as "3".',
    )
  const [, version] = /^"([1-9]\d{0,8})"$/.exec(said.trim()) ?? []
  if (version !== undefined) return Number(version)
  throw new StoreTrouble(
    'unreadable-version',
    `If-Match is \`${said}\`, which is no version.`,
    'Send one version in quotation marks, such as "3".',
  )
}

/**
 * The key under which a call that creates may be sent again, from `Idempotency-Key`, if there is one.
 *
 * @throws StoreTrouble `unreadable-key`
 */
export function keyIn(request: Request): string | undefined {
  const key = request.get('idempotency-key')
  if (key === undefined || /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new StoreTrouble(
    'unreadable-key',
    'The Idempotency-Key cannot be read.',
    'Send 1 to 200 letters, digits and signs without a space, such as a UUID.',
  )
}
