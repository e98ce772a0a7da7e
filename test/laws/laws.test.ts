import { describe, expect, it } from 'vitest'
import { effort, seed } from '../effort.ts'
import type { OracleResult } from '../oracle/oracle.ts'
import type { Case } from './Case.ts'
import { chanceFrom } from './Chance.ts'
import { disagreements } from './disagreements.ts'
import { drawCases } from './drawCases.ts'
import { ENGINES } from './engines.ts'
import { examine, HARD_CASES } from './hardCases.ts'
import { LAWS } from './laws.ts'
import { describeCase, shrink } from './shrink.ts'
import { beginTally } from './tally.ts'

const DOCUMENTS = effort(130, 4000)
const AT_LEAST = effort(20, 100)

/** How many cases a law is tried on that has to pay each of them several times. */
const LAW_CASES = effort(60, 4000)

interface Tried {
  readonly given: Case
  readonly result: OracleResult
}

const tally = beginTally()
const tried: Tried[] = []
for (let index = 0; index < DOCUMENTS; index += 1) {
  for (const given of drawCases(seed + index)) {
    const { result, met } = examine(given)
    tally.add(met)
    tried.push({ given, result })
  }
}

describe('the oracle', () => {
  it.each(Object.entries(ENGINES))('and the engine that counts %s agree to the öre', (_, engine) => {
    for (const { given, result } of tried) {
      const lines = disagreements(result, engine(given))
      if (lines.length === 0) continue
      const kind = kindOf(lines)
      const smallest = shrink(given, (one) => kindOf(disagreements(examine(one).result, engine(one))) === kind)
      expect.fail(
        `${disagreements(examine(smallest).result, engine(smallest)).join('\n')}\n\n${describeCase(smallest)}`,
      )
    }
  })

  it(`has met every hard case at least ${AT_LEAST} times`, () => {
    console.info(tally.table())
    const seldom = HARD_CASES.filter((name) => (tally.counts().get(name) ?? 0) < AT_LEAST)
    expect(seldom).toEqual([])
  })

  it('has met nothing that is not in the list of hard cases', () => {
    expect([...tally.counts().keys()].filter((name) => !HARD_CASES.includes(name))).toEqual([])
  })
})

describe('whatever the model and the data', () => {
  const answered = tried.filter(({ result }) => 'models' in result).map(({ given }) => given)
  const step = Math.max(1, Math.floor(answered.length / LAW_CASES))
  const cases = answered.filter((_, index) => index % step === 0)

  it.each(Object.entries(LAWS))('%s', (_, law) => {
    const broken = (given: Case) => law(given, chanceFrom(given.seed))
    for (const given of cases) {
      const lines = broken(given)
      if (lines.length === 0) continue
      const kind = kindOf(lines)
      const smallest = shrink(given, (one) => kindOf(broken(one)) === kind)
      expect.fail(`${broken(smallest).join('\n')}\n\n${describeCase(smallest)}`)
    }
  })
})

/** The first line without its figures, so that a smaller case is known to fail in the same way. */
function kindOf(lines: readonly string[]): string {
  return lines[0]?.replace(/-?\d.*$/, '') ?? ''
}
