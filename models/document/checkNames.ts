import type { Fact } from '../vocabulary/facts.ts'
import type { Place } from './Diagnostic.ts'
import { GROUPS } from './Model.ts'
import type { Parts } from './nameParts.ts'
import type { Report } from './Report.ts'

interface Named {
  /** What must be unique: `clinic.list_points`. */
  readonly name: string
  readonly kind: string
  readonly place?: Place | undefined
}

/** Tells which names stand for two things. The one that comes later in the file is told, with the place of the other. */
export function checkNames(parts: Parts, facts: readonly Fact[], ownPlaces: OwnPlaces, report: Report): void {
  const lists = [figures(parts), dotted(parts, facts, ownPlaces), expected(parts), expectedOfRegion(parts)]
  for (const names of lists) tellTwice(names, report)
}

/** Where the model's own facts are declared, by `entity.name`. */
export type OwnPlaces = ReadonlyMap<string, Place>

function figures({ parameters, tables }: Parts): readonly Named[] {
  return [...named('parameter', parameters), ...named('table', tables)]
}

function dotted({ formulas, indicators }: Parts, facts: readonly Fact[], ownPlaces: OwnPlaces): readonly Named[] {
  const limits = indicators.flatMap(({ limitUnits }) => Object.keys(limitUnits))
  return [
    ...['numerator', 'denominator', 'share'].map((name) => ({
      name: `indicator.${name}`,
      kind: 'number of each indicator',
    })),
    ...[...new Set(limits)].map((name) => ({ name: `indicator.${name}`, kind: 'limit' })),
    ...facts.map(({ entity, name }) => {
      return { name: `${entity}.${name}`, kind: 'fact', place: ownPlaces.get(`${entity}.${name}`) }
    }),
    ...formulas.map(({ level, name, place }) => ({ name: `${level}.${name}`, kind: 'formula', place })),
  ]
}

/** What a test may expect of a clinic: payments, groups, the total and formulas share one list of names. */
function expected({ payments, formulas }: Parts): readonly Named[] {
  return [
    { name: 'total', kind: 'sum of all payments' },
    ...GROUPS.map((name) => ({ name, kind: 'group of payments' })),
    ...named('payment', payments),
    ...named(
      'formula of the clinic',
      formulas.filter(({ level }) => level === 'clinic'),
    ),
  ]
}

/** What a test may expect of the region. Payments of one name were told already, so each name is here once. */
function expectedOfRegion({ payments, formulas }: Parts): readonly Named[] {
  const taken = new Map<string, Named>()
  for (const one of named('payment', payments)) taken.set(one.name, one)
  for (const name of GROUPS) taken.set(name, { name, kind: 'group of payments' })
  taken.set('total', { name: 'total', kind: 'sum of all payments' })
  const ofRegion = formulas.filter(({ level }) => level === 'region')
  const once = new Map(named('formula of the region', ofRegion).map((one) => [one.name, one]))
  return [...taken.values(), ...once.values()]
}

function named(kind: string, things: readonly { readonly name: string; readonly place: Place }[]): readonly Named[] {
  return things.map(({ name, place }) => ({ name, kind, place }))
}

function tellTwice(names: readonly Named[], report: Report): void {
  const seen = new Map<string, Named>()
  for (const one of names) {
    const other = seen.get(one.name)
    seen.set(one.name, one)
    const place = one.place ?? other?.place
    if (!other || !place) continue
    const isFirst = other.place && other.place.file === place.file && other.place.start > place.start
    const [first, second] = isFirst ? [one, other] : [other, one]
    report.error('name-taken', second.place ?? place, `\`${one.name}\` is the name of a ${first.kind} already.`, {
      also: first.place && second.place ? [first.place] : undefined,
      hint: 'Give one of them another name.',
    })
  }
}
