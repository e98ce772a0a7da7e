import { readPeriod } from '../../date/Period.ts'
import type { Diagnostic } from '../../document/Diagnostic.ts'
import { GROUPS, type DocumentTest, type Expectation, type Model } from '../../document/Model.ts'
import { explain } from '../../payout/explain.ts'
import { type Payout, payoutOf } from '../../payout/payoutOf.ts'
import { type Priced, type PriceInput, price } from '../../payout/price.ts'
import { RunTrouble } from '../../payout/Trouble.ts'
import { PlanTrouble } from '../../plan/PlanTrouble.ts'
import { type Plan, planModel, requestFor } from '../../plan/planModel.ts'
import { RowsTrouble } from '../../plan/RowsTrouble.ts'
import { tabulateRows } from '../../plan/tabulateRows.ts'
import type { Rows } from '../../vocabulary/Rows.ts'
import { factsLacking } from './factsLacking.ts'
import { whyNoAnswer } from './whyNoAnswer.ts'
import { writeTerms } from './writeTerms.ts'

/**
 * Runs the tests that stand in a document. A test that fails is a diagnostic at the figure that it doubts, with the
 * reason of the amount that came out.
 */
export function runTests(model: Model): readonly Diagnostic[] {
  if (model.tests.length === 0) return []
  const told = tellingLevels(model)
  const facts = told.formulas.map(({ name }) => name)
  const wanted = model.tests.flatMap((test) => test.expect.map(nameInPlan)).filter((name) => facts.includes(name))
  let plan: Plan | undefined // one for all tests; what cannot be planned is told at each of them
  return model.tests.flatMap((test) => {
    try {
      plan ??= planModel(told, { facts: [...new Set(wanted)], explain: true })
      return runTest(model, plan, test)
    } catch (trouble) {
      return [cannotRun(test, trouble, lackedBy(model, plan, test))]
    }
  })
}

/**
 * The model with its formulas of clinics and the region told apart: both levels may have a formula of one name, and a
 * plan gives facts by name alone.
 */
function tellingLevels(model: Model): Model {
  const dotted = model.formulas
    .filter(({ level }) => level === 'clinic' || level === 'region')
    .map((formula) => ({ ...formula, name: `${formula.level}.${formula.name}` }))
  return { ...model, formulas: [...model.formulas, ...dotted] }
}

/** What a formula that a test expects is called in the plan. Payments and groups have no such name there. */
function nameInPlan({ clinic, name }: Pick<Expectation, 'clinic' | 'name'>): string {
  return `${clinic === 'region' ? 'region' : 'clinic'}.${name}`
}

function runTest(model: Model, plan: Plan, test: DocumentTest): readonly Diagnostic[] {
  const { program } = plan
  const input = inputOf(model, plan, test, test.given)
  const priced = price(program, input)
  const payout = payoutOf([priced])

  function reasonOf(expected: Expectation, actual: number | undefined): string | undefined {
    if (actual === undefined) return undefined
    const formula = nameInPlan(expected)
    if (priced.formulas[formula]) {
      const clinic = Math.max(0, priced.clinics.indexOf(expected.clinic))
      const why = Number.isNaN(actual) ? whyNoAnswer(program, input, formula, clinic) : undefined
      return [why, tellOtherWindow(model, plan, formula)].filter((one) => one !== undefined).join(' ') || undefined
    }
    return expected.clinic === 'region'
      ? tellUnpaid(priced, expected.name)
      : writeTerms(explain(program, plan.terms, input, expected.clinic).payments, expected.name)
  }

  return test.expect.flatMap((expected) => {
    const actual = amountOf(priced, payout, expected)
    if (actual !== undefined && isAsExpected(expected, actual, priced)) return []
    const reason = reasonOf(expected, actual)
    return [failed(test, expected, actual, reason)]
  })
}

/** What a test is priced on. */
function inputOf(model: Model, { program }: Plan, test: DocumentTest, given: Rows): PriceInput {
  const period = readPeriod(test.period)
  if (!period) throw new RowsTrouble(`\`${test.period}\` is no period.`)
  const quantities = tabulateRows(given, requestFor(program, model, period))
  return { quantities, ratesOf: test.ratesOf, changes: test.with }
}

/** All the facts that a test would have to give, where it stopped for want of one. */
function lackedBy(model: Model, plan: Plan | undefined, test: DocumentTest): readonly string[] {
  const period = readPeriod(test.period)
  if (!plan || !period) return []
  const run = (given: Rows): unknown => price(plan.program, inputOf(model, plan, test, given))
  return factsLacking({ model, period, given: test.given, run })
}

/** What came out for a payment, a group, a fact or the total; nothing where it is not settled. */
function amountOf(priced: Priced, payout: Payout, expected: Expectation): number | undefined {
  const { clinic, name } = expected
  const place = priced.clinics.indexOf(clinic)
  const formula = priced.formulas[nameInPlan(expected)]
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
function isAsExpected(expected: Expectation, actual: number, priced: Priced): boolean {
  const { value } = expected
  if (!priced.formulas[nameInPlan(expected)]) return Math.round(actual * 100) === Math.round(value * 100)
  const decimals = (String(value).split('.')[1] ?? '').length
  return Math.abs(actual - value) <= 0.5 * 10 ** -decimals * (1 + 1e-9)
}

function failed(
  test: DocumentTest,
  expected: Expectation,
  actual: number | undefined,
  reason: string | undefined,
): Diagnostic {
  return {
    code: 'test-failed',
    severity: 'error',
    place: expected.place,
    message: `Test "${test.name}": \`${expected.name}\` ${came(actual)}, not ${expected.value}.`,
    ...(reason === undefined ? {} : { hint: reason }),
  }
}

/** A formula is shown in the windows of the document's first payment; another payment may read it over a longer one. */
function tellOtherWindow({ payments }: Model, { program, reads }: Plan, formula: string): string | undefined {
  const shown = program.windows.find((part) => part.formulas.some(({ name }) => name === formula))?.over
  const other = payments.find(({ name, over }) => over !== shown && reads[name]?.some((read) => read.name === formula))
  if (!shown || !other) return undefined
  return `This is its value in the last ${shown}, for the first payment is paid by the ${shown}; \`${other.name}\` reads it over the ${other.over}.`
}

/** Of a pot that not all of was paid: how much stays with the region. */
function tellUnpaid({ payments, currency }: Priced, name: string): string | undefined {
  const unpaid = payments.find((one) => one.name === name)?.unpaid.reduce((sum, ore) => sum + ore, 0) ?? 0
  return unpaid === 0
    ? undefined
    : `${currency} ${unpaid / 100} of the pot stay with the region: in those windows no clinic has a weight above 0.`
}

/** What came out, in words. */
function came(actual: number | undefined): string {
  if (actual === undefined) return 'is not settled in this period'
  if (Number.isNaN(actual)) return 'has no answer'
  return `is ${Math.round(actual * 1e6) / 1e6}`
}

function cannotRun(test: DocumentTest, trouble: unknown, lacking: readonly string[]): Diagnostic {
  const isOurs = trouble instanceof RunTrouble || trouble instanceof PlanTrouble || trouble instanceof RowsTrouble
  if (!isOurs) throw trouble
  if (lacking.length > 1) {
    const names = lacking.map((name) => `\`${name}\``)
    return {
      code: 'test-cannot-run',
      severity: 'error',
      place: test.place,
      message: `Test "${test.name}" does not give ${names.slice(0, -1).join(', ')} and ${names.at(-1)}, which the model reads.`,
      hint: 'Give them all, or once for all tests under `defaults:`; or ask `known` first, or declare `missing:` for the fact.',
    }
  }
  return {
    code: 'test-cannot-run',
    severity: 'error',
    place: test.place,
    message: `Test "${test.name}": ${trouble.message}`,
    ...('hint' in trouble ? { hint: trouble.hint } : {}),
  }
}
