import { describe, expect, it } from 'vitest'
import { printDiagnostic, runTests } from '../../models/index.ts'
import { readCatalogue } from './readCatalogue.ts'

const catalogue = readCatalogue()

describe.each(catalogue.map((entry) => ({ ...entry, name: entry.file })))('$name', ({ text, model, diagnostics }) => {
  it('says nothing wrong', () => {
    expect(diagnostics.map((one) => printDiagnostic(one, () => text))).toEqual([])
  })

  it('does what its own tests say', () => {
    const failures = model ? runTests(model) : diagnostics
    expect(failures.map((one) => printDiagnostic(one, () => text))).toEqual([])
  })

  it('has tests of its own, where it pays', () => {
    expect(model?.tests.length).toBeGreaterThan(0)
  })
})
