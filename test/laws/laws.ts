import type { Model, Payment } from '../../models/document/Model.ts'
import type { Expression } from '../../models/formula/Expression.ts'
import { type ExplainedPayment, explain, type Priced, payoutOf, price } from '../../models/payout/index.ts'
import { monthsOfPeriod, windowsOf } from '../oracle/calendar.ts'
import { numberOf } from '../oracle/evaluate.ts'
import { fraction, magnitude, multiply, order, subtract, total } from '../oracle/Fraction.ts'
import { keepBooks } from '../oracle/oracle.ts'
import { askedFor } from '../oracle/payWindow.ts'
import { roundToOre } from '../oracle/roundToOre.ts'
import { modelOf } from '../oracle/World.ts'
import { type Case, runOf } from './Case.ts'
import type { Chance } from './Chance.ts'
import { plannedFor, priceInMemory } from './engines.ts'
import { allPartsOf, partsOf } from './partsOf.ts'

/** What of a case breaks a law, each in a line; none where the law holds. All cases given here have an answer. */
export type Law = (given: Case, chance: Chance) => readonly string[]

/** What is true whatever the model and the data, by what it says. */
export const LAWS: Readonly<Record<string, Law>> = {
  'the same run again changes nothing': changesNothing,
  'the total is the sum of the groups and of the clinics': addsUp,
  'the order of the rows does not matter': mindsNoOrder,
  'a pot is paid out exactly once': paysPotsOnce,
  'the months add up to the year': monthsAddUp,
  'the öre round what was computed by at most half an öre a clinic and window': roundsOnce,
  'every amount’s reason gives that amount': givesReasons,
}

/** What two runs pay differently, as a comparison shows it. */
function changes(one: readonly Priced[], other: readonly Priced[]): readonly string[] {
  const [before, after] = [payoutOf(one), payoutOf(other)]
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${JSON.stringify(before)}\n${JSON.stringify(after)}`]
}

function changesNothing(given: Case): readonly string[] {
  return changes(priceInMemory(given), priceInMemory(given))
}

const inOre = (kronor: number | null | undefined): number => Math.round((kronor ?? 0) * 100)
const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0)

function addsUp(given: Case): readonly string[] {
  const priced = priceInMemory(given)
  const { clinics, region } = payoutOf(priced)
  const broken: string[] = []
  const same = (what: string, one: number, other: number) =>
    one === other || broken.push(`${what}: ${one} öre, not ${other}`)
  for (const { clinic, payments, total: all } of clinics)
    same(clinic, sum(Object.values(payments).map(inOre)), inOre(all))
  same('region', sum(clinics.map(({ total: all }) => inOre(all))), inOre(region.total))
  for (const [name, paid] of Object.entries(region.payments))
    same(name, sum(clinics.map(({ payments }) => inOre(payments[name]))), inOre(paid))
  const byGroup = Map.groupBy(
    priced.flatMap(({ payments }) => payments),
    ({ group }) => group,
  )
  const ofGroups = [...byGroup.values()].map((payments) => sum(payments.flatMap(({ ore }) => ore.flat())))
  same('groups', sum(ofGroups), inOre(region.total))
  return broken
}

function mindsNoOrder(given: Case, chance: Chance): readonly string[] {
  const rows = Object.fromEntries(
    Object.entries(given.rows).map(([name, table]) => [name, chance.shuffle(table as readonly unknown[])]),
  )
  return changes(priceInMemory(given), priceInMemory({ ...given, rows: rows as unknown as Case['rows'] }))
}

function paysPotsOnce(given: Case): readonly string[] {
  const run = runOf(given)
  return priceInMemory(given).flatMap((priced, place) => {
    const model = given.documents[place]?.model as Model
    return model.payments.flatMap((payment) => {
      const { pot, over, scope } = payment
      const paid = priced.payments.find(({ name }) => name === payment.name)
      if (!pot || !paid) return []
      return windowsOf(given.period, over, model.cutOff).flatMap((window, index) => {
        const isOurs = run.rows.clinics.some(({ id }) => modelOf(run, id, window.months[0] ?? 0)?.name === model.name)
        const asked = { ...askedFor(run, model, window, new Map()), scope }
        const right = isOurs ? roundToOre(numberOf(pot.amount, asked, {})) : 0n
        const out = sum(paid.ore[index] ?? []) + (paid.unpaid[index] ?? 0)
        return right === BigInt(out) ? [] : [`${payment.name} in ${window.months.join(' ')}: ${out} öre, not ${right}`]
      })
    })
  })
}

/** What is paid by month is the same whether the year is asked for or each of its months; likewise quarters. */
function monthsAddUp(given: Case): readonly string[] {
  const looksBack = (model: Model) => allPartsOf(model).some(({ type }) => type === 'previous')
  if (given.documents.some(({ model }) => looksBack(model))) return []
  const months = monthsOfPeriod(given.period).map(
    (month) => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`,
  )
  const apart = months.map((period) => payoutOf(priceInMemory({ ...given, period })))
  return payoutOf(priceInMemory(given)).clinics.flatMap(({ clinic, payments }) =>
    Object.entries(payments).flatMap(([name, paid]) => {
      const parts = sum(apart.map(({ clinics }) => inOre(clinics.find((one) => one.clinic === clinic)?.payments[name])))
      return parts === inOre(paid) ? [] : [`${clinic}, ${name}: ${parts} öre in its months, not ${inOre(paid)}`]
    }),
  )
}

function roundsOnce(given: Case): readonly string[] {
  const found = priceInMemory(given)
  return [...keepBooks(runOf(given))].flatMap(([model, book]) => {
    const priced = found.find((one) => one.model === model.name)
    return [...book].flatMap(([{ name, pot }, windows]) => {
      const paid = priced?.payments.find((payment) => payment.name === name)
      if (pot || !paid || !priced) return []
      return priced.clinics.flatMap((clinic, place) => {
        const exact = total(windows.flatMap((window) => window.exact.get(clinic) ?? []))
        const ore = fraction(BigInt(sum(paid.ore.map((window) => window[place] ?? 0))), 100n)
        const allowed = multiply(fraction(501n, 100_000n), fraction(BigInt(windows.length)))
        return order(magnitude(subtract(ore, exact)), allowed) <= 0 ? [] : [`${clinic}, ${name}: rounded by more`]
      })
    })
  })
}

/** Quantity × rate is the amount, and the amounts with their line of rounding are what is paid. */
function givesReasons(given: Case): readonly string[] {
  return given.documents.flatMap(({ model }) => {
    const { program, terms, input } = plannedFor(given, model, { explain: true })
    const paid = price(program, input).payments
    return input.quantities.clinics.flatMap((clinic, place) =>
      explain(program, terms, input, clinic).payments.flatMap((explained) => {
        const payment = model.payments.find(({ name }) => name === explained.name)
        const windows = paid.find(({ name }) => name === explained.name)?.ore ?? []
        const ore = windows.map((window) => window[place] ?? 0)
        const broken = payment ? reasonBroken(explained, ore, roundsByItself(model, payment)) : []
        return broken.map((line) => `${clinic}, ${explained.name}: ${line}`)
      }),
    )
  })
}

/** Where the model itself rounds, the line of rounding may be as large as its steps make it. */
function reasonBroken(explained: ExplainedPayment, windows: readonly number[], isRounded: boolean): readonly string[] {
  const { ore = 0, terms, rounding } = explained
  const inTerms = sum(terms.map(({ amount }) => amount))
  const size = Math.max(1, sum(terms.map(({ amount }) => Math.abs(amount))))
  const near = (one: number, other: number, by: number) => Math.abs(one - other) <= by
  const wrong = terms.find(
    ({ quantity, rate, amount, windows: count }) => count === 1 && !near(quantity * rate, amount, size * 1e-9),
  )
  return [
    ...(ore === sum(windows) ? [] : [`explained as ${ore} öre, paid ${sum(windows)}`]),
    ...(wrong ? [`${wrong.quantity} × ${wrong.rate} is not ${wrong.amount}`] : []),
    ...(near(inTerms + rounding, ore / 100, size * 1e-9)
      ? []
      : [`terms ${inTerms} and rounding ${rounding} are not ${ore / 100}`]),
    ...(isRounded || near(rounding, 0, windows.length * 0.00501 + size * 1e-9)
      ? []
      : [`terms give ${inTerms}, paid ${ore / 100}`]),
  ]
}

/** Does the model round, or share out to the öre, anywhere on the way to a payment? */
function roundsByItself(model: Model, payment: Payment): boolean {
  if (payment.round || payment.pot) return true
  const seen = new Set<string>()
  const isRounded = (expression: Expression): boolean =>
    partsOf(expression).some((part) => {
      if (part.type === 'previous') return true
      if (part.type === 'table') return model.tables.find(({ name }) => name === part.name)?.by.some(isRounded) ?? false
      if (part.type !== 'formula' || seen.has(`${part.level} ${part.name}`)) return false
      seen.add(`${part.level} ${part.name}`)
      const formula = model.formulas.find(({ level, name }) => level === part.level && name === part.name)
      return formula !== undefined && (formula.round !== undefined || isRounded(formula.expression))
    })
  return payment.formula !== undefined && isRounded(payment.formula)
}
