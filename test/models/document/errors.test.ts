import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DIAGNOSTIC_CODES } from '../../../models/document/DiagnosticCode.ts'

const PAGE = join(import.meta.dirname, '..', '..', '..', 'models', 'document', 'errors.md')

describe('errors.md', () => {
  it('explains every code, and no other', () => {
    const explained =
      readFileSync(PAGE, 'utf8')
        .match(/^### .+$/gm)
        ?.map((line) => line.slice('### '.length)) ?? []
    expect(explained.toSorted()).toEqual(DIAGNOSTIC_CODES.toSorted())
  })
})
