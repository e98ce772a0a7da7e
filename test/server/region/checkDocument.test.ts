import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../../server/catalogue/catalogue.ts'
import { checkDocument } from '../../../server/region/checkDocument.ts'

const textOf = (name: string): string => readFileSync(catalogue().find((one) => one.name === name)?.path ?? '', 'utf8')

describe('a text that is checked', () => {
  it('is told as model or scenario with its tests, and builds on the catalogue', () => {
    const scenario = checkDocument(textOf('fewer_kronor_per_visit'))
    expect(scenario.findings).toEqual([])
    expect(scenario.document).toMatchObject({ kind: 'scenario', name: 'fewer_kronor_per_visit', tests: 1 })
    expect(checkDocument(textOf('chronic_care_pilot')).document?.kind).toBe('model')
  })

  it('is refused at the line and column of what is wrong, with the remedy', () => {
    const text = textOf('fewer_kronor_per_visit').replace('visit_payment: 198', 'visit_payment: 199')
    const { document, findings } = checkDocument(text)
    expect(document).toBeNull()
    const line = text.split('\n').findIndex((one) => one.includes('199')) + 1
    const [finding] = findings
    expect(finding).toMatchObject({ severity: 'error', line })
    expect(text.split('\n')[line - 1]?.slice((finding?.column ?? 0) - 1)).toMatch(/^(visit_payment: )?199/)
    expect(finding?.message).toContain('198')

    const lost = checkDocument(text.replace('chronic_care_pilot', 'chronic_care_pilots'))
    expect(lost.document).toBeNull()
    expect(lost.findings[0]).toMatchObject({ line: 3, message: expect.stringContaining('chronic_care_pilots') })
  })

  it('reaches no file of the machine but those of the catalogue', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-check-'))
    writeFileSync(join(folder, 'own.yaml'), textOf('chronic_care_pilot'))
    const path = relative(process.cwd(), join(folder, 'own'))
    const { document } = checkDocument(textOf('fewer_kronor_per_visit').replace('chronic_care_pilot', path))
    expect(document).toBeNull()
    rmSync(folder, { recursive: true })
  })

  it('is refused where it is no document at all', () => {
    for (const text of ['', '[', 'a: &a [*a]', '\u0000']) expect(checkDocument(text)).toMatchObject({ document: null })
  })
})
