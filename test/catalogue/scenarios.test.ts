import { describe, expect, it } from 'vitest'
import type { Model } from '../../models/document/Model.ts'
import type { Expression } from '../../models/formula/Expression.ts'
import { childrenOf } from '../../models/document/partsOf.ts'
import { readCatalogue } from './readCatalogue.ts'

const models = readCatalogue().flatMap(({ model }) => (model ? [model] : []))

/** The document and, after it, all that it is built on. */
function stackOf(model: Model): readonly string[] {
  const base = models.find(({ name }) => name === model.extends?.model)
  return [model.name, ...(base ? stackOf(base) : [])]
}

const readsBefore = (expression: Expression): boolean =>
  expression.type === 'previous' || childrenOf(expression).some(readsBefore)

describe('scenarios of the catalogue', () => {
  it('stand on documents that the catalogue has', () => {
    const loose = models.filter((model) => model.extends && stackOf(model).length === 1)
    expect(loose.map(({ name }) => name)).toEqual([])
  })

  it('stack: the filled reform of 2026 stands on the reform, on the prices of 2022, on those of 2021', () => {
    const filled = models.find(({ name }) => name === 'stockholm_2026_filled')
    expect(filled && stackOf(filled)).toEqual([
      'stockholm_2026_filled',
      'stockholm_2026',
      'stockholm_2022',
      'stockholm_2021',
    ])
  })

  it('can pay by what the period before gave, as the advances of the quality framework are', () => {
    const reading = models.filter(({ formulas }) => formulas.some(({ expression }) => readsBefore(expression)))
    expect(reading.map(({ name }) => name)).toContain('qof_aspiration')
  })
})
