import { createHash } from 'node:crypto'
import type { VersionAction } from '../contract/objects.ts'
import type { Draft } from './Objects.ts'
import { refuseText, unkept } from './refuseText.ts'
import { foldWords } from './searchWords.ts'
import type { Database } from './Tables.ts'

/** A version that is about to be kept. */
export interface NewVersion {
  readonly object: string
  readonly version: number
  readonly action: VersionAction
  readonly draft: Draft
  readonly at: string
  readonly by: string
  readonly copiedFrom?: number | undefined
}

/**
 * Adds a version, its content under its hash, and what a search reads. The caller's transaction has moved the head.
 *
 * @throws StoreTrouble `text-cannot-be-kept`
 */
export async function keepVersion(transaction: Database, version: NewVersion): Promise<void> {
  const { name, description, content } = version.draft
  refuseText('name', name)
  refuseText('description', description)
  if (!content.isWellFormed()) throw unkept('content', 'half of a character (a lone surrogate)')
  const bytes = Buffer.from(content, 'utf8')
  const hash = createHash('sha256').update(bytes).digest('hex')
  await transaction
    .insertInto('content')
    .values({ hash, bytes, length: bytes.length })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
  await transaction
    .insertInto('object_version')
    .values({
      object: version.object,
      version: version.version,
      action: version.action,
      name,
      description,
      hash,
      made_at: version.at,
      made_by: version.by,
      copied_from: version.copiedFrom ?? null,
    })
    .execute()
  const words = foldWords(`${name}\n${description}\n${content}`)
  await transaction
    .insertInto('object_search')
    .values({ object: version.object, words })
    .onConflict((conflict) => conflict.column('object').doUpdateSet({ words }))
    .execute()
}
