import {
  addMonths,
  columnsOf,
  compareWords,
  type Count,
  type Counted,
  type KeyValue,
  type Model,
  type Period,
  planModel,
  type Program,
  type Quantities,
  requestFor,
  type Window,
  type WindowProgram,
  type WindowQuantities,
  writeMonth,
} from '../../models/index.ts'
import { type Priced, payoutOf, price } from '../../models/payout/index.ts'
import type { CountsTable } from './Counts.ts'
import { CountsTrouble } from './CountsTrouble.ts'
import { columnsFor, domainOf } from './domainOf.ts'
import { eliminate, unseenChanges } from './eliminate.ts'
import { isAbsent, marginsOf, numberIn } from './marginsOf.ts'
import type { Reason } from './Reason.ts'
import { refuseAlike, refuseUnknownWords } from './refuseStrange.ts'
import type { Solved } from './Solved.ts'
import { stepsBelow } from './stepsBelow.ts'
import { reasonOf, type Witness, witnessIn } from './witnessIn.ts'

/** Whether counts suffice for one payment. */
export interface Sufficiency {
  readonly payment: string
  /** Absent where they do. */
  readonly reason?: Reason | undefined
  readonly witness?: Witness | undefined
}

/** For which payments counts suffice, and what those pay. */
export interface Suffices {
  readonly payments: readonly Sufficiency[]
  /** What the sufficient ones pay, computed as ever. */
  readonly paid: ReturnType<typeof payoutOf>
}

/**
 * Says for which payments of a model counts suffice, under the figures in force, and computes those.
 *
 * A payment adds up, over kinds of rows, *how many × what one adds*. Counts are other sums of *how many*. They decide the
 * payment, whatever the rows behind them, if and only if what one adds is a combination of theirs; that is, if no change of
 * numbers that leaves every count as it is changes the payment. Those changes are the null space of the counts, found by
 * elimination, and tried one by one.
 *
 * @param given what a dataset gives of the clinics (`clinicsGiven`), where payments read it
 * @throws CountsTrouble where the counts contradict each other, or name what cannot be
 */
export function sufficesOf(
  model: Model,
  {
    tables,
    period,
    given,
    ratesOf,
  }: {
    readonly tables: readonly CountsTable[]
    readonly period: Period
    readonly given?: Quantities | undefined
    readonly ratesOf?: string | undefined
  },
): Suffices {
  const { program } = planModel(model)
  const request = requestFor(program, model, period)
  const uploaded = [...new Set(tables.flatMap(({ lines }) => lines.map(({ clinic }) => clinic)))].toSorted(compareWords)
  refuseAlike(uploaded)
  refuseUnknownWords(tables, model, program)
  const absent = uploaded.find((clinic) => given && !given.clinics.includes(clinic))
  if (absent !== undefined) throw new CountsTrouble(`The dataset has no clinic \`${absent}\`, which the counts name.`)
  const isWhole = given !== undefined && given.clinics.every((clinic) => uploaded.includes(clinic))
  const clinics = given?.clinics ?? uploaded
  const reasons = new Map<string, Reason>()
  const solvedOf = new Map<string, Solved>()
  const windows = request.windows.map((part): WindowQuantities => {
    const own = given?.windows.find(({ over }) => over === part.over)
    const counts = part.counts.map((count) => {
      const solved = solve(count, part.windows)
      if ('reason' in solved) {
        reasons.set(keyOf(part, count), solved.reason)
        return emptyCount(count, part.windows)
      }
      solvedOf.set(keyOf(part, count), solved)
      return solved.counted
    })
    return {
      over: part.over,
      windows: part.windows,
      counts,
      monthsOpen: own?.monthsOpen ?? part.windows.map(({ first, last }) => clinics.map(() => last - first + 1)),
      facts:
        own?.facts ??
        Object.fromEntries(part.facts.map(({ name }) => [name, part.windows.map(() => clinics.map(() => null))])),
      indicators:
        own?.indicators ??
        Object.fromEntries(
          part.indicators.map((name) => [
            name,
            {
              numerator: part.windows.map(() => clinics.map(() => null)),
              denominator: part.windows.map(() => clinics.map(() => null)),
            },
          ]),
        ),
      previous: own?.previous ?? {},
    }
  })
  const quantities: Quantities = { clinics, windows }
  // Of a clinic that sent no counts nothing is known, and nothing is paid.
  const sent = clinics.map((clinic) => uploaded.includes(clinic))
  const assigned = Object.fromEntries(windows.map((one) => [one.over, one.windows.map(() => sent)]))
  const found = program.windows.flatMap((part) => decide(part))
  const payments = program.payments.map(({ name }) => found.find((one) => one.payment === name) as Sufficiency)
  const exact = new Set(payments.flatMap(({ payment, reason }) => (reason === undefined ? [payment] : [])))
  return {
    payments,
    paid: payoutOf([only(price(onlyPayments(program, exact), { quantities, ratesOf, assigned }), uploaded)]),
  }

  function solve(count: Count, at: readonly Window[]): Solved | { readonly reason: Reason } {
    const own = tables.filter(({ rows }) => rows === count.rows)
    if (own.length === 0 && (count.rows === 'patients' || count.rows === 'performed'))
      return { reason: { code: 'no-file', rows: count.rows } }
    const domain = domainOf(count, own, model)
    if ('reason' in domain) return domain
    const { kinds, attributes } = domain
    const conditions = count.keys.flatMap((key) => (key.type === 'conditions' ? key.words : []))
    const margins = own.flatMap((table) => marginsOf(table, attributes, conditions))
    const signatures = new Map<string, number>()
    const members: number[][] = margins.map(() => [])
    const unknownOf = kinds.map((kind) => {
      if (own.some((table) => isAbsent(table, attributes, margins, kind))) return -1
      const within = margins.flatMap((margin, place) => (margin.matches(kind) ? [place] : []))
      const signature = within.join(' ')
      const known = signatures.get(signature)
      if (known !== undefined) return known
      const made = signatures.size
      signatures.set(signature, made)
      for (const place of within) members[place]?.push(made)
      return made
    })
    refuseAbsentMonths(own, at, count.rows === 'patients')
    const eliminated = eliminate(members, signatures.size)
    const n = at.map(({ first, last }) => {
      const isIn = (month: number): boolean =>
        count.rows === 'patients' ? month === last : month >= first && month <= last
      return clinics.flatMap((clinic) => {
        const solution = eliminated.solve(margins.map((margin) => numberIn(margin, clinic, isIn)))
        if (!solution)
          throw new CountsTrouble(
            `The files of ${count.rows === 'patients' ? 'patients' : 'contacts'} contradict each other for \`${clinic}\` in ${writeMonth(last)}: they do not count the same rows.`,
          )
        // The first kind of each unknown stands for all: where the counts suffice, each adds the same.
        const placed = new Set<number>()
        return unknownOf.map((unknown) => {
          if (unknown === -1 || placed.has(unknown)) return 0
          placed.add(unknown)
          return solution[unknown] ?? 0
        })
      })
    })
    const rows = clinics.flatMap((_, clinic) => kinds.map((kind) => ({ clinic, columns: columnsFor(count, kind) })))
    const counted: Counted = {
      id: count.id,
      clinic: rows.map(({ clinic }) => clinic),
      columns: (rows[0]?.columns ?? []).map((_, column) => rows.map(({ columns }) => columns[column] as KeyValue)),
      n,
      // Counts have no sums: what needs one has no answer.
      measures: count.measures.map(() => n.map((window) => window.map(() => Number.NaN))),
    }
    return { kinds, counted, unknownOf, unseen: unseenChanges(eliminated, signatures.size) }
  }

  /** A month without lines would be paid as if nobody were there. */
  function refuseAbsentMonths(own: readonly CountsTable[], at: readonly Window[], isLast: boolean): void {
    for (const { file, lines } of own) {
      const written = new Set(lines.map(({ clinic, month }) => `${month} ${clinic}`))
      for (const clinic of uploaded)
        for (const { first, last } of at)
          for (let month = isLast ? last : first; month <= last; month = addMonths(month, 1))
            if (!written.has(`${month} ${clinic}`))
              throw new CountsTrouble(
                `${file} has no line of \`${clinic}\` for ${writeMonth(month)}. Where there is nobody, write a line with n 0; or choose another period.`,
              )
    }
  }

  /** Each payment of one length of window, by what its sums' rows add. */
  function decide(part: WindowProgram): readonly Sufficiency[] {
    const made = new Map<string, Sufficiency>()
    const bare = { ...program, windows: [{ ...part, payments: [] }], payments: [] }
    price(bare, { quantities, ratesOf }, ({ values, window }) => {
      for (const payment of part.payments) {
        if (made.get(payment.name)?.reason !== undefined) continue
        const roots = payment.pot ? [payment.amount, payment.pot.amount] : [payment.amount]
        made.set(payment.name, {
          payment: payment.name,
          ...reasonFor(part, { roots, values, window, isPot: payment.pot !== undefined }),
        })
      }
    })
    return part.payments.map(
      ({ name }) => made.get(name) ?? { payment: name, reason: { code: 'not-due', over: part.over } },
    )
  }

  function reasonFor(
    part: WindowProgram,
    { roots, values, window, isPot }: Decided,
  ): Omit<Sufficiency, 'payment'> | undefined {
    for (const place of stepsBelow(part, roots)) {
      const step = part.steps[place]
      if (!step) continue
      if ((isPot || step.op === 'sumClinics' || step.op === 'rank' || step.op === 'percentile') && !isWhole)
        return { reason: { code: 'not-all-clinics' } }
      if (step.op !== 'sum') continue
      const count = part.counts[step.count] as Count
      const known = reasons.get(keyOf(part, count))
      if (known !== undefined) return { reason: known }
      const measure = step.measure === null ? undefined : count.measures[step.measure]
      if (measure) return { reason: { code: 'sum', name: `${measure.entity}.${measure.name}` } }
    }
    const lacking = lackingOf(part, { roots, values, window })
    if (lacking) return { reason: lacking }
    for (const place of stepsBelow(part, roots)) {
      const step = part.steps[place]
      if (step?.op !== 'sum') continue
      const count = part.counts[step.count] as Count
      const solved = solvedOf.get(keyOf(part, count)) as Solved
      const adds = values[step.of[0] as number] ?? []
      for (const [clinic] of clinics.entries()) {
        const of = (kind: number): number => adds[adds.length === 1 ? 0 : clinic * solved.kinds.length + kind] ?? 0
        const witness = witnessIn(solved, of)
        if (witness) return { reason: reasonOf(witness, count.rows === 'patients' ? 'patients' : 'performed'), witness }
      }
    }
    return undefined
  }

  /** What a payment reads of clinics, by itself or row by row, and nobody gives: without it, it has no answer. */
  function lackingOf(part: WindowProgram, { roots, values, window }: Omit<Decided, 'isPot'>): Reason | undefined {
    const own = windows.find(({ over }) => over === part.over)
    for (const place of stepsBelow(part, roots, 'rows too')) {
      const step = part.steps[place]
      const read = step && readOfClinics(step, own, window)
      if (!read) continue
      if (!given) return { code: 'clinic-fact', name: read.name }
      const lacks = uploaded.find((name) => {
        const clinic = clinics.indexOf(name)
        const isNothing = (root: number): boolean => Number.isNaN(valueAt(values[root], clinic))
        return (read.of?.[clinic] ?? null) === null && roots.some(isNothing)
      })
      if (lacks !== undefined) return { code: 'clinic-fact', name: read.name, clinic: lacks }
    }
    return undefined
  }
}

/** A payment in one window: the steps that are its amount, and what every step came to. */
interface Decided {
  readonly roots: readonly number[]
  readonly values: readonly ArrayLike<number>[]
  readonly window: number
  readonly isPot: boolean
}

/** Of the region there is one value, of clinics one each. */
const valueAt = (values: ArrayLike<number> | undefined, clinic: number): number | undefined =>
  values?.[values.length === 1 ? 0 : clinic]

/** The name of what a step reads of clinics, and its values in a window; what was previous is given before the first window alone. */
function readOfClinics(
  step: WindowProgram['steps'][number],
  own: WindowQuantities | undefined,
  window: number,
): { readonly name: string; readonly of: readonly KeyValue[] | undefined } | undefined {
  if (step.op === 'clinicFact') return { name: `clinic.${step.name}`, of: own?.facts[step.name]?.[window] }
  if (step.op === 'given') return { name: step.indicator, of: own?.indicators[step.indicator]?.[step.what][window] }
  if (step.op === 'previous' && window === 0) return { name: `previous.${step.name}`, of: own?.previous[step.name] }
  return undefined
}

const keyOf = ({ over }: { readonly over: string }, { id }: Count): string => `${over} ${id}`

const emptyCount = ({ id, keys, measures }: Count, windows: readonly Window[]): Counted => ({
  id,
  clinic: [],
  columns: keys.flatMap((key) => Array.from({ length: columnsOf(key) }, () => [])),
  n: windows.map(() => []),
  measures: measures.map(() => windows.map(() => [])),
})

function onlyPayments(program: Program, names: ReadonlySet<string>): Program {
  return {
    ...program,
    payments: program.payments.filter(({ name }) => names.has(name)),
    windows: program.windows.map((part) => ({
      ...part,
      payments: part.payments.filter(({ name }) => names.has(name)),
    })),
  }
}

/** What was priced, of the clinics that sent counts alone. */
function only(priced: Priced, uploaded: readonly string[]): Priced {
  const places = uploaded.map((clinic) => priced.clinics.indexOf(clinic))
  const pick = (windows: Priced['payments'][number]['ore']) =>
    windows.map((window) => places.map((place) => window[place] ?? 0))
  return {
    ...priced,
    clinics: uploaded,
    formulas: {},
    payments: priced.payments.map((payment) => ({ ...payment, ore: pick(payment.ore), exact: pick(payment.exact) })),
  }
}
