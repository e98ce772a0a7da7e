import { ANY, readUnit, type Unit } from '../formula/Unit.ts'
import { FACTS } from '../vocabulary/facts.ts'
import { checkBeginnings } from './checkBeginnings.ts'
import { checkCircles } from './checkCircles.ts'
import { checkCount } from './checkCount.ts'
import { checkEndings, type Ended } from './checkEndings.ts'
import { checkNames, type OwnPlaces } from './checkNames.ts'
import type { Checking } from './checkText.ts'
import { checkUse } from './checkUse.ts'
import { completeFormula, completeIndicator, completePayment } from './completeParts.ts'
import type { Place } from './Diagnostic.ts'
import type { Model } from './Model.ts'
import { nameParts, type Parts } from './nameParts.ts'
import type { Raw, RawMap } from './Raw.ts'
import type { Reading } from './Reading.ts'
import type { Report } from './Report.ts'
import { readConditions } from './readConditions.ts'
import { readDefaults } from './readDefaults.ts'
import { readFacts } from './readFacts.ts'
import { type Fields, readFields } from './readFields.ts'
import { readFormulas } from './readFormulas.ts'
import { type Header, readDocumentName, readHeader } from './readHeader.ts'
import { readIndicators } from './readIndicators.ts'
import { readNote } from './readLabel.ts'
import { readParameters } from './readParameters.ts'
import { readPayments } from './readPayments.ts'
import { readSources, tellUnusedSources } from './readSources.ts'
import { completeTable, readTables } from './readTables.ts'
import { expectedNames, readTests } from './readTests.ts'
import type { Sight } from './readWhole.ts'
import type { Testable } from './Testable.ts'

const NEEDS = ['format', 'model', 'status', 'label', 'valid', 'currency', 'cut_off', 'payments'] as const
const FIGURES = ['sources', 'facts', 'conditions', 'parameters', 'tables', 'indicators', 'formulas'] as const
const KEYS = { needs: NEEDS, may: [...FIGURES, 'jurisdiction', 'fixed_share', 'defaults', 'tests', 'note'] } as const

type ModelKey = (typeof NEEDS)[number] | (typeof KEYS)['may'][number]

/** What reading a model's tree needs beside it. */
export interface TreeReading {
  readonly sight: Sight
  readonly report: Report
}

/** Reads the tree of a model: heads first, then what names them, then what binds the parts together. */
export function readModelTree(root: RawMap, { sight, report }: TreeReading): Model {
  const named = root.entries.get('model')
  const thing = {
    kind: 'model',
    name: readDocumentName(root, 'model', report),
    place: named?.value.place ?? root.place,
  }
  const field: Fields<ModelKey> = readFields(root, thing, KEYS, report) ?? (() => undefined)
  const note = readNote(field('note'), report)
  const header = readHeader(field, thing, report)
  const sources = readSources(field('sources'), report)
  const reading = readingOf(header, field('sources'), report)
  const parts = readParts(field, reading, sight)
  const checking: Checking = { names: nameParts(parts, header.currency), report, checked: [] }
  const completed = completeParts(checkCount(parts, report) ? parts : NO_PARTS, checking, reading)
  const defaults = readDefaults(field('defaults'), checking.names.facts, report)
  const tests = readTests(field('tests'), { ...testableOf(parts, checking), defaults }, report)
  checkWhole(parts, { field, checking, reading, expected: expectedNames(tests) })
  if (!report.hasErrors()) checkBeginnings({ ...parts, ...completed }, header.valid, report)
  return {
    ...header,
    status: header.status ?? 'illustrative',
    sources,
    facts: checking.names.facts,
    grouping: parts.grouping,
    parameters: parts.parameters,
    ...completed,
    tests,
    note,
  }
}

/** A source that is wrong in part may be named all the same. */
function readingOf({ currency, status }: Header, raw: Raw | undefined, report: Report): Reading {
  const sources = raw?.type === 'map' ? [...raw.entries.keys()] : []
  return { report, currency, status, sources, cited: new Set() }
}

function readParts(field: Fields<ModelKey>, reading: Reading, sight: Sight): Parts {
  return {
    facts: readFacts(field('facts'), reading),
    grouping: readConditions(field('conditions'), sight, reading.report),
    parameters: readParameters(field('parameters'), reading),
    tables: readTables(field('tables'), reading),
    indicators: readIndicators(field('indicators'), reading),
    formulas: readFormulas(field('formulas'), reading),
    payments: readPayments(field('payments'), reading),
  }
}

const NO_PARTS: Parts = {
  facts: [],
  grouping: undefined,
  parameters: [],
  tables: [],
  indicators: [],
  formulas: [],
  payments: [],
}

function completeParts(parts: Parts, checking: Checking, reading: Reading) {
  return {
    tables: parts.tables.map((draft) => completeTable(draft, checking, reading)),
    indicators: parts.indicators.map((draft) => completeIndicator(draft, checking)),
    formulas: parts.formulas.map((draft) => completeFormula(draft, checking)),
    payments: parts.payments.map((draft) => completePayment(draft, checking)),
  }
}

function testableOf(parts: Parts, { names }: Checking): Omit<Testable, 'defaults'> {
  const numbersAt = (level: string) =>
    parts.formulas.filter((formula) => formula.level === level && formula.kind === 'number').map(({ name }) => name)
  return {
    facts: names.facts,
    grouping: parts.grouping,
    parameters: parts.parameters.map(({ name }) => name),
    tables: parts.tables.map(({ name }) => name),
    indicators: parts.indicators,
    payments: names.payments,
    clinicFormulas: numbersAt('clinic'),
    regionFormulas: numbersAt('region'),
  }
}

/** What only the whole shows: names for two things, circles, what nobody uses, endings that mislead. */
function checkWhole(
  parts: Parts,
  {
    field,
    checking,
    reading,
    expected,
  }: {
    readonly field: Fields<ModelKey>
    readonly checking: Checking
    readonly reading: Reading
    readonly expected: ReadonlySet<string>
  },
): void {
  const { report, checked, names } = checking
  const places = placesOfFacts(field('facts'), parts)
  checkNames(parts, names.facts, places, report)
  checkCircles(checked, report)
  checkEndings(endedOf(parts, places, names.currency), report)
  // Where a text is wrong, what it meant to use is not known.
  if (report.hasErrors()) return
  checkUse(parts, { checked, facts: withoutVocabulary(places), expected }, report)
  tellUnusedSources(field('sources'), reading)
}

/** Whatever has a name and a unit: figures, facts, formulas, payments. */
function endedOf({ parameters, tables, facts, formulas, payments }: Parts, places: OwnPlaces, currency: string) {
  const figures = [...parameters, ...tables].map(
    ({ name, unit, place }): Ended => ({ name, kind: 'number', unit, place }),
  )
  const declared = facts.flatMap(({ entity, name, kind, unit }): readonly Ended[] => {
    const place = places.get(`${entity}.${name}`)
    if (!place || kind === 'word' || kind === 'words') return []
    const reading = readUnit(unit ?? 'share', currency)
    return [{ name, kind, unit: 'unit' in reading ? reading.unit : ANY, place }]
  })
  const money: Unit = { powers: { [currency]: 1, time: -1 }, months: 1 }
  const paid = payments.map(({ name, place }): Ended => ({ name, kind: 'number', unit: money, place }))
  return [...figures, ...declared, ...formulas, ...paid]
}

function placesOfFacts(raw: Raw | undefined, { facts }: Parts): OwnPlaces {
  const places = new Map<string, Place>()
  for (const { entity, name } of facts) {
    const level = raw?.type === 'map' ? raw.entries.get(entity)?.value : undefined
    const entry = level?.type === 'map' ? level.entries.get(name) : undefined
    if (entry) places.set(`${entity}.${name}`, entry.key.place)
  }
  return places
}

/** A fact of the vocabulary that a model declares anew has its place there whether it is used or not. */
function withoutVocabulary(places: OwnPlaces): OwnPlaces {
  const known = new Set(FACTS.map(({ entity, name }) => `${entity}.${name}`))
  return new Map([...places].filter(([name]) => !known.has(name)))
}
