import { ageOn, type Day } from '../date/IsoDate.ts'
import { firstDayOf, addMonths } from '../date/Month.ts'
import { lookBack, type Window } from '../date/Window.ts'
import {
  type ContactRow,
  type CostRow,
  type Facts,
  type FactValue,
  listingOf,
  NOT_LISTED_HERE,
  type PatientRow,
  type Rows,
} from '../vocabulary/Rows.ts'
import { compareWords } from './compareWords.ts'
import {
  CONDITIONS_A_COLUMN,
  type Condition,
  type Count,
  type Counted,
  columnsOf,
  type Key,
  type KeyValue,
  type Quantities,
  type Request,
  type RowFact,
  type Span,
  type WindowQuantities,
  type WindowRequest,
} from './Count.ts'
import { fromMillionths, millionths } from './millionths.ts'
import { RowsTrouble } from './RowsTrouble.ts'

/** A row of a count before it is grouped: whose it is, how many alike, and what it belongs to. */
interface Counting {
  readonly clinic: string
  readonly n: number
  readonly window: Window
  readonly patient?: PatientRow | undefined
  readonly contact?: ContactRow | undefined
  readonly facts?: Facts | undefined // of an enrolment or a cost
}

/**
 * Counts plain rows in memory: what a document's own tests and the pages' previews run on. A warehouse does the same
 * with SQL; property tests hold the two together.
 *
 * @throws RowsTrouble where rows with `n` above 1 would have to be told apart
 */
export function tabulateRows(rows: Rows, request: Request): Quantities {
  const clinics = rows.clinics.map((clinic) => clinic.id).toSorted(compareWords)
  return { clinics, windows: request.windows.map((part) => tabulateWindows(rows, clinics, part)) }
}

function tabulateWindows(rows: Rows, clinics: readonly string[], part: WindowRequest): WindowQuantities {
  const { windows } = part
  const byId = new Map(rows.clinics.map((clinic) => [clinic.id, clinic]))
  const patients = new Map(rows.patients.map((patient) => [patient.id, patient]))
  const contactsOf = groupBy(rows.contacts, (contact) => contact.patient ?? '')
  const costsOf = groupBy(rows.costs, (cost) => cost.patient ?? '')
  const first = windows[0]

  return {
    over: part.over,
    windows,
    counts: part.counts.map((count) => countRows(count)),
    monthsOpen: windows.map((window) => clinics.map((id) => monthsOpen(id, window))),
    facts: Object.fromEntries(
      part.facts.map(({ name, monthly }) => [
        name,
        windows.map((window) =>
          clinics.map((id) => (monthly ? monthlyFact(id, name, window.last) : null) ?? ownFact(id, name)),
        ),
      ]),
    ),
    indicators: Object.fromEntries(
      part.indicators.map((name) => [
        name,
        { numerator: given(name, 'numerator'), denominator: given(name, 'denominator') },
      ]),
    ),
    previous: Object.fromEntries(
      part.previous.map((name) => [
        name,
        clinics.map((id) => (first ? monthlyFact(id, name, addMonths(first.first, -1)) : null)),
      ]),
    ),
  }

  function monthsOpen(id: string, window: Window): number {
    const clinic = byId.get(id)
    let open = 0
    for (let month = window.first; month <= window.last; month = addMonths(month, 1))
      if (isWithin(firstDayOf(month), clinic?.opened, clinic?.closed)) open += 1
    return open
  }

  function monthlyFact(id: string, name: string, month: number): number | null {
    return rows.clinicFacts.find((row) => row.clinic === id && row.fact === name && row.month === month)?.value ?? null
  }

  function ownFact(id: string, name: string): KeyValue {
    return asKey(byId.get(id)?.facts[name])
  }

  function given(name: string, what: 'numerator' | 'denominator'): readonly (readonly (number | null)[])[] {
    return windows.map((window) =>
      clinics.map(
        (id) =>
          rows.indicators.find((row) => row.clinic === id && row.indicator === name && row.month === window.last)?.[
            what
          ] ?? null,
      ),
    )
  }

  function countRows(count: Count): Counted {
    const groups = new Map<
      string,
      {
        readonly clinic: number
        readonly values: readonly KeyValue[]
        readonly n: number[]
        readonly measures: bigint[][]
      }
    >()
    windows.forEach((window, place) => {
      for (const row of rowsIn(count, window)) {
        const clinic = clinics.indexOf(row.clinic)
        if (clinic === -1) continue
        const values = count.keys.flatMap((key) => keyValues(key, row, count))
        const name = JSON.stringify([clinic, values])
        const group = groups.get(name) ?? {
          clinic,
          values,
          n: windows.map(() => 0),
          measures: count.measures.map(() => windows.map(() => 0n)),
        }
        groups.set(name, group)
        group.n[place] = (group.n[place] as number) + row.n
        count.measures.forEach((measure, index) => {
          const value = factOf(measure, row)
          const sums = group.measures[index] as bigint[]
          if (typeof value === 'number') sums[place] = (sums[place] as bigint) + BigInt(row.n) * millionths(value)
        })
      }
    })
    const sorted = [...groups.values()].toSorted((a, b) => a.clinic - b.clinic || compareKeys(a.values, b.values))
    const width = count.keys.reduce((sum, key) => sum + columnsOf(key), 0)
    return {
      id: count.id,
      clinic: sorted.map((group) => group.clinic),
      columns: Array.from({ length: width }, (_, column) => sorted.map((group) => group.values[column] as KeyValue)),
      n: windows.map((_, place) => sorted.map((group) => group.n[place] as number)),
      measures: count.measures.map((_, index) =>
        windows.map((__, place) => sorted.map((group) => fromMillionths(group.measures[index]?.[place] ?? 0n))),
      ),
    }
  }

  function rowsIn(count: Count, window: Window): readonly Counting[] {
    const months = monthsIn(count.span, window)
    switch (count.rows) {
      case 'patients':
        return listedAt(window).map(({ clinic, patient }) => ({ clinic, n: patient.n, window, patient }))
      case 'performed':
      case 'charged':
        return rows.contacts.flatMap((contact): readonly Counting[] => {
          const listed = (NOT_LISTED_HERE as readonly string[]).includes(contact.listedAt)
            ? undefined
            : contact.listedAt
          const clinic = count.rows === 'performed' ? contact.clinic : listed
          if (clinic === undefined || !isBetween(contact.month, months)) return []
          return [{ clinic, n: contact.n, window, contact, patient: patients.get(contact.patient ?? '') }]
        })
      case 'patients.contacts':
        return listedAt(window).flatMap(({ clinic, patient }) =>
          (contactsOf.get(patient.id) ?? [])
            .filter((contact) => isBetween(contact.month, months))
            .map((contact) => ({ clinic, n: contact.n, window, contact, patient })),
        )
      case 'enrolments':
        return rows.enrolments
          .filter((row) => isWithin(window.cutOff, row.from, row.to))
          .map((row) => ({
            clinic: row.clinic,
            n: row.n,
            window,
            facts: row.facts,
            patient: patients.get(row.patient ?? ''),
          }))
      case 'costs':
        return rows.costs.flatMap(({ clinic, patient, month, n, facts }): readonly Counting[] => {
          if (clinic === undefined || !isBetween(month, months)) return []
          return [{ clinic, n, window, facts, patient: patients.get(patient ?? '') }]
        })
    }
  }

  function listedAt(window: Window): readonly { readonly clinic: string; readonly patient: PatientRow }[] {
    return rows.listings.flatMap(({ patient, clinic, from, to }) => {
      const found = patients.get(patient)
      return found && isWithin(window.cutOff, from, to) ? [{ clinic, patient: found }] : []
    })
  }

  function keyValues(key: Key, row: Counting, count: Count): readonly KeyValue[] {
    switch (key.type) {
      case 'age':
        return [ageOf(row)]
      case 'fact':
        return [asKey(factOf(key.fact, row))]
      case 'known':
        return [factOf(key.fact, row) !== undefined]
      case 'patient':
        return [row.patient !== undefined]
      case 'listing':
        return [row.contact ? listingOf(row.contact) : null]
      case 'conditions':
        return bitsOf(key, row)
      case 'measurement':
        return [row.patient ? measured(key, row.patient, row.window.cutOff) : null]
      case 'tally':
        return [row.patient ? tallyOf(key, row.patient, monthsIn(key.span, row.window), count) : null]
    }
  }

  function bitsOf(key: Extract<Key, { type: 'conditions' }>, row: Counting): readonly (number | null)[] {
    const has = conditionsOf(key, row)
    if (!has) return Array.from({ length: columnsOf(key) }, () => null)
    return Array.from({ length: columnsOf(key) }, (_, column) =>
      key.words
        .slice(column * CONDITIONS_A_COLUMN, (column + 1) * CONDITIONS_A_COLUMN)
        .reduce((bits, word, bit) => (has.has(word) ? bits + 2 ** bit : bits), 0),
    )
  }

  /** Nothing where there is no patient, or where it was not delivered which conditions there are. */
  function conditionsOf(key: Extract<Key, { type: 'conditions' }>, row: Counting): ReadonlySet<string> | undefined {
    const { coding } = key
    const { patient } = row
    if (!patient) return undefined
    if (!coding) {
      const own = patient.facts['conditions']
      return Array.isArray(own) ? new Set(own as readonly string[]) : undefined
    }
    const months = lookBack(row.window.cutOff, coding.months)
    const own = rows.diagnoses
      .filter(
        (one) =>
          one.patient === patient.id && one.date <= row.window.cutOff && isBetween(Math.floor(one.date / 100), months),
      )
      .map((one) => plainCode(one.code))
    return new Set(
      key.words.filter((word, place) =>
        coding.codes
          ? (coding.codes[place] ?? []).some((code) => own.some((one) => one.startsWith(plainCode(code))))
          : rows.codes.some(
              (one) => one.grouping === coding.grouping && one.condition === word && own.includes(plainCode(one.code)),
            ),
      ),
    )
  }

  function measured(key: Extract<Key, { type: 'measurement' }>, patient: PatientRow, cutOff: Day): number | null {
    const own = patient.facts[key.kind]
    if (typeof own === 'number') return own
    const months = lookBack(cutOff, key.months)
    const found = rows.measurements
      .filter((row) => row.patient === patient.id && row.kind === key.kind && row.date <= cutOff)
      .filter((row) => isBetween(Math.floor(row.date / 100), months))
      .toSorted((a, b) => b.date - a.date || b.value - a.value)
    return found[0]?.value ?? null
  }

  function tallyOf(
    key: Extract<Key, { type: 'tally' }>,
    patient: PatientRow,
    months: { readonly first: number; readonly last: number },
    count: Count,
  ): KeyValue {
    if (patient.n > 1 && !patient.exactProfile)
      throw new RowsTrouble(
        `The row \`${patient.id}\` stands for ${patient.n} patients, and \`${count.id}\` needs each one’s contacts.`,
      )
    const own: readonly Tallied[] = (key.of === 'costs' ? costsOf : contactsOf).get(patient.id) ?? []
    const found = own.filter((row) => isBetween(row.month, months) && holds(key.where, row))
    if (key.how === 'any') return found.some((row) => row.n > 0)
    const total = found.reduce(
      (sum, row) =>
        sum + BigInt(row.n) * (key.how === 'count' ? 1_000_000n : millionths(Number(row.facts[key.measure ?? '']))),
      0n,
    )
    const size = BigInt(patient.n)
    const unit = key.how === 'count' ? 1_000_000n : 1n
    if (total % (size * unit) !== 0n)
      throw new RowsTrouble(
        `The contacts of the row \`${patient.id}\` cannot be shared equally among its ${patient.n} patients.`,
      )
    return fromMillionths(total / size)
  }
}

type Tallied = ContactRow | CostRow

/** Does a condition hold of a contact or a cost? */
function holds(condition: Condition, row: Tallied): boolean {
  switch (condition.type) {
    case 'always':
      return true
    case 'is':
      if (condition.fact === 'listing' && 'listedAt' in row) return listingOf(row) === condition.word
      return row.facts[condition.fact] === condition.word
    case 'true':
      return row.facts[condition.fact] === true
    case 'known':
      return row.facts[condition.fact] !== undefined
    case 'and':
      return condition.of.every((one) => holds(one, row))
    case 'or':
      return condition.of.some((one) => holds(one, row))
    case 'not':
      return !holds(condition.of, row)
  }
}

function factOf(fact: RowFact, row: Counting): FactValue | undefined {
  switch (fact.entity) {
    case 'patient':
      return row.patient?.facts[fact.name]
    case 'contact':
      return row.contact?.facts[fact.name]
    default:
      return row.facts?.[fact.name]
  }
}

/** A child may be born after the cut-off and seen in the same month: it is 0 years old then, not below. */
function ageOf(row: Counting): KeyValue {
  const { patient, window } = row
  if (!patient) return null
  return patient.birth === undefined ? asKey(patient.facts['age']) : Math.max(0, ageOn(patient.birth, window.cutOff))
}

function asKey(value: FactValue | undefined): KeyValue {
  return value === undefined || Array.isArray(value) ? null : (value as KeyValue)
}

function monthsIn(span: Span, window: Window): { readonly first: number; readonly last: number } {
  return span === 'window' ? window : lookBack(window.cutOff, span)
}

const isBetween = (month: number, { first, last }: { readonly first: number; readonly last: number }): boolean =>
  month >= first && month <= last

const isWithin = (day: Day, from: Day | undefined, to: Day | undefined): boolean =>
  (from === undefined || from <= day) && (to === undefined || day <= to)

/** A code as groupings write it: capitals, without points. */
const plainCode = (code: string): string => code.toUpperCase().replaceAll('.', '')

function groupBy<T>(items: readonly T[], nameOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(nameOf(item))
    if (group) group.push(item)
    else groups.set(nameOf(item), [item])
  }
  return groups
}

/** Keys in order: missing first, false before true, numbers by size, words by code unit. */
function compareKeys(a: readonly KeyValue[], b: readonly KeyValue[]): number {
  for (const [place, left] of a.entries()) {
    const right = b[place] as KeyValue
    if (left === right) continue
    if (left === null) return -1
    if (right === null) return 1
    if (typeof left === 'string') return compareWords(left, String(right))
    return Number(left) - Number(right)
  }
  return 0
}
