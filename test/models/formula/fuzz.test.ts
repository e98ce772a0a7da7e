import { beforeAll, describe, expect, it } from 'vitest'
import { checkFormula } from '../../../models/formula/checkFormula.ts'
import type { Expression } from '../../../models/formula/Expression.ts'
import type { CheckedFormula, FormulaPlace } from '../../../models/formula/Names.ts'
import { TROUBLE_CODES, type TroubleCode } from '../../../models/formula/TroubleCode.ts'
import { visibleNames } from '../../../models/formula/visibleNames.ts'
import { effort, seed } from '../../effort.ts'
import { chanceOf, type Chance, seedOf } from './Chance.ts'
import { evaluate, NoAnswer, scaleOf, type Value, type World } from './evaluate.ts'
import { mutate, type Pool } from './mutate.ts'
import { at, conditionAt, conditionOn, pilot, VALID } from './pilot.ts'

const LEVELS = ['contact', 'patient', 'indicator', 'clinic', 'region'] as const
const LONGEST_MS = 50
const LONG = 1_200_000
const LEAST_PASSED = 0.05

/** Every formula is evaluated on so many sets of random facts, for a condition is seldom true. */
const FACTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

const places: readonly FormulaPlace[] = [
  ...LEVELS.map((level) => at(level)),
  ...LEVELS.map((level) => conditionAt(level)),
  conditionOn('patient'),
  conditionOn('contact', ['coverage']),
]

const names = new Map(places.map((place) => [place, [...visibleNames(place, pilot).keys()]]))
const everyName = [...new Set([...names.values()].flat())]

/** Units in which numbers may be written larger without any count of rows changing. */
const SCALES = { SEK: 8, EUR: 0.25, point: 4, age: 0.5, months: 2, 'mmol/mol': 16 }

interface Case {
  readonly formula: string
  readonly place: FormulaPlace
}

/**
 * A mutant of a formula, where that stands or, sometimes, where it does not. It takes names that are known there and
 * parts of formulas of the same level, so that it is often nearly right.
 */
function mutant({ formula, place }: Case, population: readonly Case[], chance: Chance): Case {
  const near = population.filter((other) => other.place.level === place.level)
  const pool: Pool = {
    formulas: (chance.isTrue(0.8) ? near : population).map((other) => other.formula),
    names: (chance.isTrue(0.8) && near.length > 0 ? visibleAt(place) : undefined) ?? everyName,
  }
  const relaxed = { ...place, wanted: { kind: place.wanted.kind }, hasScope: chance.isTrue(0.9) }
  return { formula: mutate(formula, pool, chance), place: chance.isTrue(0.9) ? relaxed : chance.pick(places) }
}

function visibleAt({ level, rows }: FormulaPlace): readonly string[] | undefined {
  return [...names].find(([other]) => other.level === level && other.rows === rows)?.[1]
}

/** What a formula that passed gives on some facts, evaluated without trust; nothing where there is no answer. */
function answer({ formula, place, expression }: Passed, facts: number, scales: World['scales']): Value | undefined {
  try {
    return evaluate(expression, { seed: seedOf(seed, `${formula} ${facts}`), place, names: pilot, scales })
  } catch (error) {
    if (error instanceof NoAnswer) return undefined
    throw new Error(`\`${formula}\` at ${place.level}`, { cause: error })
  }
}

interface Passed extends Case {
  readonly expression: Expression
}

/** Whether a constant or a figure takes the unit of what it meets: then a change of unit changes what it means. */
function hasAdapting(expression: Expression): boolean {
  switch (expression.type) {
    case 'constant':
      return expression.kind === 'number' && expression.value === 1
    case 'operation':
    case 'call':
      return expression.of.some(hasAdapting)
    case 'aggregate':
      return [expression.each, expression.weight, expression.with].some((part) => part && hasAdapting(part))
    case 'known':
      return hasAdapting(expression.of)
    case 'limit':
    case 'indicator':
      return expression.unit.any === true
    case 'word':
    case 'parameter':
    case 'table':
    case 'fact':
    case 'formula':
    case 'previous':
      return false
  }
}

/** How long a check takes; measured again when it was long, for the machine may have been busy with something else. */
function timed({ formula, place }: Case): { readonly result: CheckedFormula; readonly took: number } {
  let took = Number.POSITIVE_INFINITY
  let result: CheckedFormula = { troubles: [] }
  for (let times = 0; times < 5 && took > LONGEST_MS; times++) {
    const start = performance.now()
    result = checkFormula(formula, place, pilot)
    took = Math.min(took, performance.now() - start)
  }
  return { result, took }
}

/** What is wrong with the checker's answer itself. */
function fault(text: string, { expression, troubles }: CheckedFormula, took: number): string | undefined {
  if ((expression === undefined) !== troubles.length > 0) return 'passes and is refused, or neither'
  const outside = troubles.find(({ span: { start, end } }) => start < 0 || start > end || end > text.length)
  if (outside) return `a place outside the text: ${JSON.stringify(outside)}`
  const unclear = troubles.find(({ message, hint }) => /undefined|NaN\.|\[object/.test(`${message} ${hint ?? ''}`))
  if (unclear) return `words of the program's own: ${JSON.stringify(unclear)}`
  return took > LONGEST_MS ? `${took} ms` : undefined
}

describe('a formula changed at random', () => {
  const count = effort(6_000, 250_000)
  const codes = new Set<TroubleCode>()
  const faults: string[] = []
  /** What passed, each formula once, and none as it was. */
  const passed: Passed[] = []
  let passes = 0

  beforeAll(() => {
    const seen = new Set(VALID.map(({ formula }) => formula))
    /** What passes is changed again, so that mutants grow unlike anything in the documents. */
    const population: Case[] = [...VALID]
    for (let number = 0; number < count; number++) {
      const chance = chanceOf(seedOf(seed, `mutant ${number}`))
      const parent = chance.isTrue(0.5) ? chance.pick(VALID) : chance.pick(population)
      const child = mutant(parent, population, chance)
      const { result, took } = timed(child)
      for (const { code } of result.troubles) codes.add(code)
      const wrong = fault(child.formula, result, took)
      if (wrong !== undefined) faults.push(`\`${child.formula}\`: ${wrong}`)
      if (result.expression && child.formula !== parent.formula) passes += 1
      if (result.expression && !seen.has(child.formula)) {
        seen.add(child.formula)
        passed.push({ ...child, expression: result.expression })
        if (population.length < 500) population.push(child)
      }
    }
  }, LONG)

  it(`never stops the checker nor takes it ${LONGEST_MS} ms, and is refused inside its own text`, () => {
    expect(faults).toEqual([])
  })

  it(`passes in at least ${100 * LEAST_PASSED} %, and is refused for every reason there is`, () => {
    console.info(`${passes} of ${count} changed formulas passed the checker, ${passed.length} different ones.`)
    expect(passes / count).toBeGreaterThan(LEAST_PASSED)
    expect(TROUBLE_CODES.filter((code) => !codes.has(code))).toEqual([])
  })

  it('gives a number, a word, or yes or no when it passes, as the checker said', () => {
    const answers = passed.filter((one) =>
      FACTS.map((facts) => answer(one, facts, {})).some((value) => value !== undefined),
    )
    console.info(`${answers.length} of them gave an answer, the others divided by zero or had no rows.`)
    expect(answers.length).toBeGreaterThan(passed.length / 2)
  })

  it('gives the same in öre as in kronor, so its unit is right', () => {
    const comparable = passed.filter(({ expression }) => !hasAdapting(expression))
    for (const one of comparable) {
      const unlike = FACTS.find(
        (facts) => !isSame(inOtherUnits(answer(one, facts, {}), one), answer(one, facts, SCALES)),
      )
      if (unlike !== undefined) throw new Error(`\`${one.formula}\` at ${one.place.level} is not in its unit.`)
    }
    console.info(`${comparable.length} of them were compared in other units.`)
    expect(comparable.length).toBeGreaterThan(passed.length / 3)
  })
})

function inOtherUnits(value: Value | undefined, { expression }: Passed): Value | undefined {
  return typeof value === 'number' ? value * scaleOf(expression.unit, SCALES) : value
}

/** The scales are powers of two, so that only sums of many terms can differ at all. */
function isSame(one: Value | undefined, other: Value | undefined): boolean {
  if (typeof one !== 'number' || typeof other !== 'number') return one === other
  return Math.abs(one - other) <= 1e-9 * Math.abs(one)
}
