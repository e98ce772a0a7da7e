import { describe, expect, it } from 'vitest'
import { DOCUMENT_CODES } from '../../models/document/DiagnosticCode.ts'
import { TROUBLE_CODES } from '../../models/formula/TroubleCode.ts'
import { broken, diagnose, expectedText, print } from './readBroken.ts'

/** Tested where the document is made by a program (it would fill a megabyte here), or where files have other names. */
const MADE_ELSEWHERE = ['other-file-name', 'too-large', 'too-many']

describe('a broken document', () => {
  it.each(broken)('%s is told as its text says', (name) => {
    expect(print(diagnose(name))).toBe(expectedText(name))
  })

  it('stands here for every way to go wrong', () => {
    const told = new Set(broken.flatMap((name) => diagnose(name).map(({ code }) => code)))
    const untold = [...DOCUMENT_CODES, ...TROUBLE_CODES].filter((code) => !told.has(code))
    expect(untold.toSorted()).toEqual(MADE_ELSEWHERE)
  })
})
