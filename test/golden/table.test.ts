import { describe, expect, it } from 'vitest'
import type { GoldenCase } from './table/GoldenCase.ts'
import { heldAgainst, strayFrom } from './table/heldAgainst.ts'
import type { DocumentEntry, FunctionEntry } from './table/readMapping.ts'
import { attempt, isReproduced } from './table/runGolden.ts'
import { toleranceOf } from './table/toleranceOf.ts'
import { writePage } from './table/writePage.ts'

/** A case that is none, to see what the table makes of it: half of the savings of 125,000 member months. */
const planted: GoldenCase = {
  id: 'planted',
  title: 'A planted case',
  system: 'Nowhere',
  kind: 'published worked example',
  unit: 'USD',
  parameterStatus: 'parameters read in the source',
  inputs: { target: 500, actual: 495.5, months: 125_000, share: 0.4 },
  expected: { payment: 225_000 }, // 4.50 × 125,000 × 0.40
  tolerance: { abs: 0.005 },
  source: { publisher: 'nobody', url: 'https://example.org', year: '2026' },
}
const byDocument: DocumentEntry = {
  case: 'planted',
  document: 'commercial_shared_savings',
  period: 2015,
  figures: { savings_share: '=share', minimum_savings_share: 0 },
  given: { plan: { target_cost: '=target', actual_cost: '=actual', member_months: '=months' } },
  gives: { payment: 'plan.savings_payment' },
}
const byFunction: FunctionEntry = {
  case: 'planted',
  function: 'lossOfChange',
  arguments: ['=target', '=actual'],
  gives: { payment: 'result' },
}

describe('the table', () => {
  it('computes with the figures of a case, and says which are not those of the document', () => {
    const { figures, given, missing, trouble } = attempt(byDocument, planted)
    expect({ computed: figures.map(({ computed }) => computed), trouble }).toEqual({ computed: [225_000] })
    expect(figures.every(isReproduced)).toBe(true)
    expect({ given, missing }).toEqual({ given: ['savings_share', 'minimum_savings_share'], missing: [] })
  })

  it('sees a figure that is wrong by a cent', () => {
    const { figures } = attempt(byDocument, { ...planted, expected: { payment: 225_000.01 } })
    expect(figures.map(isReproduced)).toEqual([false])
  })

  it('sees a function that gives another figure', () => {
    const { figures } = attempt(byFunction, planted) // 500 − 495.50
    expect(figures.map(({ computed }) => computed)).toEqual([4.5])
    expect(figures.map(isReproduced)).toEqual([false])
  })

  it.each([
    {
      what: 'a document',
      entry: { ...byDocument, document: 'nowhere' },
      trouble: 'The catalogue has no document `nowhere`.',
    },
    {
      what: 'a figure',
      entry: { ...byDocument, figures: { saving_share: 1 } },
      trouble: '`commercial_shared_savings` has no figure saving_share.',
    },
    {
      what: 'an input',
      entry: { ...byDocument, given: { plan: { target_cost: '=goal' } } },
      trouble: 'The case has no `goal`.',
    },
    {
      what: 'a fact',
      entry: { ...byDocument, given: { plan: { target: 1 } } },
      trouble: 'A clinic has no `target`.',
    },
    {
      what: 'a clinic',
      entry: { ...byDocument, gives: { payment: 'plans.savings_payment' } },
      trouble: 'No clinic is called `plans`.',
    },
    {
      what: 'a payment',
      entry: { ...byDocument, gives: { payment: 'plan.saving_payment' } },
      trouble: '`commercial_shared_savings` has no payment or formula `saving_payment`.',
    },
    {
      what: 'a function',
      entry: { ...byFunction, function: 'lossOfNothing' },
      trouble: 'The door of the models has no function `lossOfNothing`.',
    },
    {
      what: 'a result',
      entry: { ...byFunction, gives: { payment: 'result.0' } },
      trouble: '`lossOfChange` gives no `result.0`.',
    },
  ])('says that there is no such thing as $what, and reproduces nothing', ({ entry, trouble }) => {
    const tried = attempt(entry, planted)
    expect(tried.trouble).toContain(trouble)
    expect(tried.figures.map(isReproduced)).toEqual([false])
  })

  it.each([
    { printed: 0.009, tolerance: { abs: 0.005 }, is: 0.0005, why: 'half of the last digit is tighter' },
    { printed: 7443, tolerance: { payment: { abs: 5 } }, is: 5, why: 'the case says so of this figure' },
    { printed: 210.35, tolerance: { abs: 0.001 }, is: 0.001, why: 'that of the case is tighter' },
  ])('allows $is for $printed, for $why', ({ printed, tolerance, is }) => {
    expect(toleranceOf({ ...planted, tolerance }, 'payment', printed)).toBeCloseTo(is, 12)
  })

  it('sees a figure that strays from another by more than the case allows', () => {
    const figure = (path: string, computed: number) => ({
      path,
      computed,
      published: computed,
      target: '',
      tolerance: 0,
    })
    const figures = [figure('paid.0', 102), figure('paid.1', 97.9), figure('model', 100)]
    const [held] = heldAgainst({ ...planted, tolerance: { paidAgainstModel: { rel: 0.02 } } }, figures)
    expect(held && strayFrom(held).map(({ path }) => path)).toEqual(['paid.1'])
  })

  it('carries marks on, and shows what is open with its reason', () => {
    const recalled = { ...planted, parameterStatus: 'some parameters from general knowledge: verify before use' }
    const largely = { ...recalled, id: 'largely', verifyBeforeUse: true }
    const open = { ...byDocument, document: 'nowhere', open: 'Nobody has written it.' }
    const text = writePage([attempt(byDocument, recalled), attempt(open, largely)])
    expect(text).toContain(
      '| [planted](https://example.org) | published | [K] | `commercial_shared_savings`: `savings_payment` |',
    )
    expect(text).toContain('| 225000 | 225000 | 0 |')
    expect(text).toContain('- `largely`: Nobody has written it.')
    expect(text).toContain('| [largely](https://example.org) | published | † |')
    expect(text).toContain('| 225000 | nothing | open |')
    expect(text).toContain('| Nowhere | 2 | 2 | 1 |')
  })
})
