import { addMonths } from '../../date/Month.ts'
import type { Period } from '../../date/Period.ts'
import type { Model } from '../../document/Model.ts'
import { RunTrouble } from '../../payout/Trouble.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import type { Facts, FactValue, Rows } from '../../vocabulary/Rows.ts'

/** A test that stopped for want of a fact, and how to try it again. */
interface Stopped {
  readonly model: Model
  readonly period: Period
  readonly given: Rows
  readonly run: (given: Rows) => void
}

/** A document has fewer facts than this that one test could lack. */
const MOST = 60

/** What stands in for a fact: little or no, or much and yes, for a formula goes another way by the one than by the other. */
type StandIn = 'least' | 'most'

/**
 * The facts that a test lacks, found by giving each in its turn and trying again, so that an author hears of all of them at
 * once. What is tried is only how far the test comes; no amount of it is shown.
 */
export function factsLacking(stopped: Stopped): readonly string[] {
  return [...new Set(WAYS.flatMap((way) => lackingWith(way, stopped)))]
}

/** Which facts get little and which get much, in the order in which they are found to be lacking. */
const WAYS: readonly (readonly [StandIn, StandIn])[] = [
  ['least', 'least'],
  ['most', 'most'],
  ['least', 'most'],
  ['most', 'least'],
]

function lackingWith(way: readonly [StandIn, StandIn], { model, period, given, run }: Stopped): readonly string[] {
  const lacking: string[] = []
  let rows = given
  while (lacking.length < MOST) {
    const before = rows
    const facts = lackedBy(() => run(before)).filter(
      (fact) => !lacking.includes(fact) && isLacking(before, fact, model),
    )
    if (facts.length === 0) return lacking
    for (const fact of facts) {
      rows = withFact(rows, fact, { model, period, standIn: way[lacking.length % 2] ?? 'least' })
      lacking.push(fact)
    }
  }
  return lacking
}

function lackedBy(run: () => void): readonly string[] {
  try {
    run()
    return []
  } catch (trouble) {
    if (!(trouble instanceof RunTrouble)) return []
    return trouble.lacks?.split('` or `') ?? []
  }
}

/** Of several facts of which one is lacking a message names all. */
function isLacking(rows: Rows, name: string, { facts }: Model): boolean {
  const [entity, fact = ''] = name.split('.')
  const found = facts.find((one) => one.entity === entity && one.name === fact)
  return found === undefined || rowsOf(rows, found).some((row) => row.facts[fact] === undefined)
}

function rowsOf(rows: Rows, { entity }: Fact): readonly { readonly facts: Facts }[] {
  switch (entity) {
    case 'patient':
      return rows.patients
    case 'contact':
      return rows.contacts
    case 'clinic':
      return rows.clinics
    case 'enrolment':
      return rows.enrolments
    case 'cost':
      return rows.costs
    case 'indicator':
    case 'region':
    case 'period':
      return []
  }
}

/** The rows with some value of the fact wherever it is lacking. */
function withFact(
  rows: Rows,
  name: string,
  { model, period, standIn }: Pick<Stopped, 'model' | 'period'> & { readonly standIn: StandIn },
): Rows {
  const [entity, fact = ''] = name.split('.')
  const found = model.facts.find((one) => one.entity === entity && one.name === fact)
  if (!found) return withIndicator(rows, name, period)
  const some = valueOf(found, standIn)
  const give = <T extends { readonly facts: Facts }>(all: readonly T[]): readonly T[] =>
    all.map((row) => ({ ...row, facts: { [fact]: some, ...row.facts } }))
  switch (found.entity) {
    case 'patient':
      return { ...rows, patients: give(rows.patients) }
    case 'contact':
      return { ...rows, contacts: give(rows.contacts) }
    case 'clinic':
      return { ...rows, clinics: give(rows.clinics) }
    case 'enrolment':
      return { ...rows, enrolments: give(rows.enrolments) }
    case 'cost':
      return { ...rows, costs: give(rows.costs) }
    case 'indicator':
    case 'region':
    case 'period':
      return rows
  }
}

function valueOf({ kind, words = ['some'] }: Fact, standIn: StandIn): FactValue {
  const isLeast = standIn === 'least'
  switch (kind) {
    case 'number':
      return isLeast ? 0 : 100
    case 'boolean':
      return !isLeast
    case 'word':
      return words.at(isLeast ? 0 : -1) ?? 'some'
    case 'words':
      return isLeast ? [] : words
  }
}

function withIndicator(rows: Rows, indicator: string, { first, last }: Period): Rows {
  const given = [...rows.indicators]
  for (const { id } of rows.clinics)
    for (let month = first; month <= last; month = addMonths(month, 1))
      if (!given.some((one) => one.clinic === id && one.indicator === indicator && one.month === month))
        given.push({ clinic: id, indicator, month, numerator: 1, denominator: 1 })
  return { ...rows, indicators: given }
}
