import { readPeriod } from '../../date/Period.ts'
import type { Diagnostic } from '../../document/Diagnostic.ts'
import { GROUPS, type DocumentTest, type Expectation, type Model } from '../../document/Model.ts'
import { explain } from '../../payout/explain.ts'
import { type Payout, payoutOf } from '../../payout/payoutOf.ts'
import { type Priced, price } from '../../payout/price.ts'
import { RunTrouble } from '../../payout/Trouble.ts'
import { PlanTrouble } from '../../plan/PlanTrouble.ts'
import { type Plan, planModel, requestFor } from '../../plan/planModel.ts'
import { RowsTrouble, tabulateRows } from '../../plan/tabulateRows.ts'
import { writeTerms } from './writeTerms.ts'

/**
 * Runs the tests that stand in a document. A test that fails is a diagnostic at the figure that it doubts, with the
 * reason of the amount that came out.
 */
export function runTests(model: Model): readonly Diagnostic[] {
  if (model.tests.length === 0) return []
  const facts = model.formulas.filter(({ level }) => level === 'clinic' || level === 'region').map(({ name }) => name)
  const wanted = model.tests
    .flatMap((test) => test.expect.map((one) => one.name))
    .filter((name) => facts.includes(name))
  let plan: Plan | undefined // one for all tests; what cannot be planned is told at each of them
  return model.tests.flatMap((test) => {
    try {
      plan ??= planModel(model, { facts: [...new Set(wanted)], explain: true })
      return runTest(model, plan, test)
    } catch (trouble) {
      return [cannotRun(test, trouble)]
    }
  })
}

function runTest(model: Model, plan: Plan, test: DocumentTest): readonly Diagnostic[] {
  const period = readPeriod(test.period)
  if (!period) throw new RowsTrouble(`\`${test.period}\` is no period.`)
  const { program } = plan
  const quantities = tabulateRows(test.given, requestFor(program, model, period))
  const input = { quantities, ratesOf: test.ratesOf, changes: test.with }
  const priced = price(program, input)
  const payout = payoutOf([priced])
  return test.expect.flatMap((expected) => {
    const actual = amountOf(priced, payout, expected)
    if (actual !== undefined && isAsExpected(expected, actual, priced)) return []
    const reason =
      actual === undefined || expected.clinic === 'region'
        ? undefined
        : writeTerms(explain(program, plan.terms, input, expected.clinic).payments, expected.name)
    return [failed(test, expected, actual, reason)]
  })
}

/** What came out for a payment, a group, a fact or the total; nothing where it is not settled. */
function amountOf(priced: Priced, payout: Payout, { clinic, name }: Expectation): number | undefined {
  const place = priced.clinics.indexOf(clinic)
  const formula = priced.formulas[name]
  if (formula) return formula.at(-1)?.[Math.max(0, place)]
  const row = clinic === 'region' ? payout.region : payout.clinics[place]
  if (!row) return undefined
  if (name === 'total') return row.total
  if ((GROUPS as readonly string[]).includes(name)) {
    const own = priced.payments
      .filter((payment) => payment.group === name)
      .map((payment) => row.payments[payment.name] ?? 0)
    return own.reduce((sum, amount) => sum + Math.round(amount * 100), 0) / 100
  }
  return row.payments[name] ?? undefined
}

/** Money is expected to the öre; a fact to as many decimals as the document writes. */
function isAsExpected({ name, value }: Expectation, actual: number, priced: Priced): boolean {
  if (!priced.formulas[name]) return Math.round(actual * 100) === Math.round(value * 100)
  const decimals = (String(value).split('.')[1] ?? '').length
  return Math.abs(actual - value) <= 0.5 * 10 ** -decimals * (1 + 1e-9)
}

function failed(
  test: DocumentTest,
  expected: Expectation,
  actual: number | undefined,
  reason: string | undefined,
): Diagnostic {
  const came = actual === undefined ? 'not settled in this period' : String(Math.round(actual * 1e6) / 1e6)
  return {
    code: 'test-failed',
    severity: 'error',
    place: expected.place,
    message: `Test "${test.name}": \`${expected.name}\` is ${came}, not ${expected.value}.`,
    ...(reason === undefined ? {} : { hint: reason }),
  }
}

function cannotRun(test: DocumentTest, trouble: unknown): Diagnostic {
  const isOurs = trouble instanceof RunTrouble || trouble instanceof PlanTrouble || trouble instanceof RowsTrouble
  if (!isOurs) throw trouble
  return {
    code: 'test-cannot-run',
    severity: 'error',
    place: test.place,
    message: `Test "${test.name}": ${trouble.message}`,
    ...('hint' in trouble ? { hint: trouble.hint } : {}),
  }
}
