import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { Basis, Model } from '../../models/document/Model.ts'
import { readModel } from '../../models/index.ts'
import { hashOf } from '../../server/run/hashOf.ts'
import { readCatalogue } from './readCatalogue.ts'

/** A figure that the facts mark as recalled or not found, on a day on which it would be in force. */
interface Marked {
  readonly model: string
  readonly figure: string
  readonly on: string
  readonly mark: '[K]' | '[M]' | '†'
  /** The source in which it was read since. */
  readonly read?: string
}

interface Dated {
  readonly from: string
  readonly basis: Basis
  readonly source: string
}

const marked = parse(readFileSync(join(import.meta.dirname, 'marked.yaml'), 'utf8')) as readonly Marked[]
const catalogue = readCatalogue()
const models = catalogue.flatMap(({ model }) => (model ? [model] : []))

/** Every dated figure of a document under its name: parameters, tables, and the limits of indicators. */
function figuresOf({ parameters, tables, indicators }: Model): ReadonlyMap<string, readonly Dated[]> {
  return new Map([
    ...[...parameters, ...tables].map(({ name, values }): [string, readonly Dated[]] => [name, values]),
    ...indicators.map(({ name, limits }): [string, readonly Dated[]] => [name, limits]),
  ])
}

/** The document and all it is built on. */
function chainOf(model: Model, all: readonly Model[]): readonly string[] {
  const base = all.find(({ name }) => name === model.extends?.model)
  return [model.name, ...(base ? chainOf(base, all) : [])]
}

/** The marked figures that a document, or a scenario on it, has as decided without the source in which they were read. */
function decidedAllTheSame(model: Model, all: readonly Model[]): readonly string[] {
  const chain = chainOf(model, all)
  return marked
    .filter((one) => chain.includes(one.model))
    .filter(({ figure, on, read }) => {
      const inForce = figuresOf(model)
        .get(figure)
        ?.findLast(({ from }) => from <= on)
      return inForce?.basis === 'decided' && inForce.source.split(' ')[0] !== read
    })
    .map(({ figure, on, mark }) => `${figure} ${on} ${mark}`)
}

/** A document of the catalogue as it would be with some words changed. */
function planted(name: string, changes: readonly (readonly [string, string])[]) {
  const entry = catalogue.find(({ model }) => model?.name === name)
  if (!entry) throw new Error(`There is no document ${name}.`)
  const text = changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`${name} does not say: ${from}`)
    return changed.replace(from, to)
  }, entry.text)
  const base = (wanted: string) => catalogue.find(({ file }) => file.endsWith(`/${wanted}.yaml`))
  return readModel(text, entry.file, { base, hashOf })
}

describe('a figure that the facts mark as recalled or not found', () => {
  it.each(marked)('is one of the document’s own: $model $figure $on', ({ model, figure, on }) => {
    const own = models.find(({ name }) => name === model)
    expect(
      own &&
        figuresOf(own)
          .get(figure)
          ?.some(({ from }) => from <= on),
    ).toBe(true)
  })

  it.each(models.map((model) => ({ name: model.name, model })))('is nowhere decided in $name', ({ model }) => {
    expect(decidedAllTheSame(model, models)).toEqual([])
  })

  it('is found where it is planted as decided', () => {
    const { model } = planted('carr_hill', [
      ['source: statement homes, basis: general_knowledge', 'source: statement homes'],
    ])
    expect(model && decidedAllTheSame(model, models)).toEqual(['care_home_weight 2023-04-01 †'])
  })

  it('is found where a scenario fills it as decided', () => {
    const { model } = planted('uppsala_filled', [['basis: estimated', 'basis: decided']])
    expect(model && decidedAllTheSame(model, models)).toEqual(['age_fee 2014-01-01 [M]'])
  })

  it('is found where it names another source than the one in which it was read', () => {
    const { model } = planted('practice_incentives', [['value: 5.00, source: quality', 'value: 5.00, source: weights']])
    expect(model && decidedAllTheSame(model, models)).toEqual(['quality_fee 2020-09-01 †'])
  })
})

describe('an enacted document or a pilot', () => {
  const promised = models.filter(({ status }) => status === 'enacted' || status === 'pilot')

  it.each(promised.map((model) => ({ name: model.name, model })))(
    'has figures decided or missing alone: $name',
    ({ model }) => {
      const others = [...figuresOf(model)].flatMap(([name, values]) =>
        values.filter(({ basis }) => basis !== 'decided' && basis !== 'missing').map(({ from }) => `${name} ${from}`),
      )
      expect(others).toEqual([])
    },
  )

  it.each(promised.map((model) => ({ name: model.name, model })))(
    'decides nothing by what was not read: $name',
    ({ model }) => {
      const unread = model.sources
        .filter(({ title }) => /not found|not read|recalled|invented/i.test(title))
        .map(({ id }) => id)
      const decided = [...figuresOf(model)].flatMap(([name, values]) =>
        values
          .filter(({ basis, source }) => basis === 'decided' && unread.includes(source.split(' ')[0] ?? ''))
          .map(() => name),
      )
      expect(decided).toEqual([])
    },
  )

  it.each(['forecast', 'estimated', 'general_knowledge'])('is refused with a figure that is %s', (basis) => {
    const { diagnostics } = planted('skane', [
      ['source: reform average per patient and year', `source: reform, basis: ${basis}`],
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual(['basis-not-allowed'])
  })

  it('is refused with a table that is recalled', () => {
    const { diagnostics } = planted('practice_incentives', [
      ['source: weights September 2020\n', 'source: weights September 2020\n        basis: general_knowledge\n'],
    ])
    expect(diagnostics.map(({ code }) => code)).toEqual(['basis-not-allowed'])
  })

  it('cannot be made of recalled figures by another status alone', () => {
    const { diagnostics } = planted('carr_hill', [['status: illustrative', 'status: enacted']])
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['basis-not-allowed']))
  })

  it('cannot be a scenario on a document with recalled figures', () => {
    const { model, diagnostics } = planted('qof_rounded_index', [['status: illustrative', 'status: enacted']])
    expect(model === undefined || diagnostics.some(({ code }) => code === 'basis-not-allowed')).toBe(true)
  })
})
