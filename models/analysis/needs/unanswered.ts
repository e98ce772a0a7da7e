import type { Condition, Key } from '../../plan/Count.ts'
import { columnsOf } from '../../plan/Count.ts'
import type { Program, Step, WindowProgram } from '../../plan/Program.ts'
import type { NeedOf } from './Need.ts'
import { needOfClinicFact, needOfFact, needsOfKey } from './needsIn.ts'

/** A set of needs, a bit each in the order of the needs. */
type Bits = bigint

/**
 * What is known of a step before any row is counted, where some needs are not met: its value, if it is the same for
 * everybody; whether it has an answer; and the needs by which that is so.
 */
interface Known {
  readonly value?: number | undefined
  readonly answer: 'yes' | 'perhaps' | 'no'
  /** Needs without which there is no answer, whatever the rows hold. */
  readonly always: Bits
  /** Needs without which there is none for some rows. */
  readonly sometimes: Bits
  /** Needs that the value itself follows from: `known(x)` is false, for nobody delivers it. */
  readonly through: Bits
}

const NOTHING: Known = { answer: 'yes', always: 0n, sometimes: 0n, through: 0n }
/** A value of a row: it may be missing here and there, whatever the dataset delivers. */
const OF_ROWS: Known = { ...NOTHING, answer: 'perhaps' }

/** Needs that are not met and that a payment has no answer for: always, or for what a condition picks. */
export interface Unanswered<T> {
  readonly always: readonly T[]
  readonly sometimes: readonly T[]
}

/**
 * Which of the absent needs leave a payment without an answer. The steps of the program are followed once with what is
 * known without any row: an absent fact has no answer, `known` of it is false, and every other value may be anything.
 */
export function unanswered<T extends NeedOf>(program: Program, absent: readonly T[]): Unanswered<T> {
  const bits = new Map(absent.map((need, place) => [keyOf(need), 1n << BigInt(place)]))
  const bitsOf = (need: NeedOf): Bits => bits.get(keyOf(need)) ?? 0n
  let [always, sometimes] = [0n, 0n]
  for (const part of program.windows) {
    const known = followSteps(part, bitsOf)
    for (const { amount, pot } of part.payments) {
      for (const step of pot ? [amount, pot.amount] : [amount]) {
        always |= known[step]?.always ?? 0n
        sometimes |= known[step]?.sometimes ?? 0n
      }
    }
  }
  const among = (set: Bits): readonly T[] => absent.filter((_, place) => (set >> BigInt(place)) & 1n)
  return { always: among(always), sometimes: among(sometimes & ~always) }
}

const keyOf = ({ type, name }: NeedOf): string => `${type} ${name}`

type BitsOf = (need: NeedOf) => Bits

function followSteps(part: WindowProgram, bitsOf: BitsOf): readonly Known[] {
  const columns = part.counts.map(({ keys }) =>
    keys.flatMap((key) => Array.from({ length: columnsOf(key) }, () => ofKey(key, bitsOf))),
  )
  const known: Known[] = []
  for (const step of part.steps) known.push(follow(step))
  return known

  function follow(step: Step): Known {
    switch (step.op) {
      case 'constant':
        return { ...NOTHING, value: step.value }
      case 'noAnswer':
        return { ...NOTHING, answer: 'no' }
      case 'word':
      case 'figure':
      case 'cell':
      case 'monthsOpen':
        return NOTHING
      case 'column':
        return columns[step.domain as number]?.[step.column] ?? OF_ROWS
      case 'bit':
        return NOTHING
      case 'clinicFact':
        return absentOr(bitsOf(needOfClinicFact(step.name, part)))
      case 'given':
        return absentOr(bitsOf({ type: 'indicator', name: step.indicator }))
      case 'previous':
        return absentOr(bitsOf({ type: 'previous', name: step.name }))
      case 'sum': {
        const of = known[step.of[0] as number] as Known
        const measure = step.measure === null ? undefined : part.counts[step.count]?.measures[step.measure]
        // A sum takes the rows where its measure is known; of an absent one there are none.
        const through = of.through | (measure ? bitsOf(needOfFact(measure)) : 0n)
        if (of.value === 0 || (measure && bitsOf(needOfFact(measure)) !== 0n)) return { ...of, value: 0, through }
        return { ...of, value: undefined }
      }
      case 'gather':
        return known[step.of[0] as number] as Known
      default:
        return operated(
          step.op,
          step.of.map((one) => known[one] as Known),
        )
    }
  }
}

function absentOr(bits: Bits): Known {
  return bits === 0n ? OF_ROWS : { answer: 'no', always: bits, sometimes: 0n, through: bits }
}

function ofKey(key: Key, bitsOf: BitsOf): Known {
  const bits = needsOfKey(key).reduce((all, need) => all | bitsOf(need), 0n)
  switch (key.type) {
    case 'patient':
    case 'listing':
    case 'conditions':
      return NOTHING
    case 'known':
      return bits === 0n ? NOTHING : { ...NOTHING, value: 0, through: bits }
    case 'tally': {
      const entity = key.of === 'costs' ? 'cost' : 'contact'
      const isTrue = truthOf(key.where, (name) => bitsOf(needOfFact({ entity, name })) !== 0n)
      return isTrue === false ? { ...NOTHING, value: 0, through: bits } : { ...NOTHING, through: bits }
    }
    case 'age':
    case 'fact':
    case 'measurement':
      return absentOr(bits)
  }
}

/** Whether a condition on a contact holds where facts are absent; nothing where that depends on the contact. */
function truthOf(condition: Condition, isAbsent: (fact: string) => boolean): boolean | undefined {
  switch (condition.type) {
    case 'always':
      return true
    case 'is':
    case 'true':
    case 'known':
      return isAbsent(condition.fact) ? false : undefined
    case 'not': {
      const of = truthOf(condition.of, isAbsent)
      return of === undefined ? undefined : !of
    }
    case 'and':
    case 'or': {
      const parts = condition.of.map((one) => truthOf(one, isAbsent))
      const decides = condition.type === 'or'
      if (parts.includes(decides)) return decides
      return parts.includes(undefined) ? undefined : !decides
    }
  }
}

/** An operator on what is known of its parts. Only `known`, `when`, `and` and `or` let a part go unanswered. */
function operated(op: string, of: readonly Known[]): Known {
  const [a, b, c] = of as [Known, Known, Known]
  switch (op) {
    case 'known':
      if (a.answer === 'no') return { ...NOTHING, value: 0, through: a.always | a.sometimes | a.through }
      return a.answer === 'yes' ? { ...NOTHING, value: 1, through: a.through } : { ...NOTHING, through: a.through }
    case 'when':
      return chosen(a, b, c)
    case 'and':
      return chosen(a, b, { ...NOTHING, value: 0 })
    case 'or':
      return chosen(a, { ...NOTHING, value: 1 }, b)
    case 'not': {
      const all = needed(of)
      return a.value === undefined ? all : { ...all, value: 1 - a.value }
    }
    default:
      return needed(of)
  }
}

/** Every part is needed. */
function needed(of: readonly Known[]): Known {
  const union = (pick: (one: Known) => Bits): Bits => of.reduce((all, one) => all | pick(one), 0n)
  const answers = of.map(({ answer }) => answer)
  return {
    answer: answers.includes('no') ? 'no' : answers.includes('perhaps') ? 'perhaps' : 'yes',
    always: union(({ always }) => always),
    sometimes: union(({ sometimes }) => sometimes),
    through: union(({ through }) => through),
  }
}

/** One of two by a condition, which alone is always needed. */
function chosen(condition: Known, then: Known, otherwise: Known): Known {
  if (condition.answer === 'no') return { ...condition, value: undefined }
  if (condition.value !== undefined) {
    const one = condition.value === 1 ? then : otherwise
    // It was chosen for want of a need, and has no answer that another need would bring.
    const isFor = one.answer === 'no' && (one.always | one.sometimes) === 0n
    const always = one.always | (isFor ? condition.through : 0n)
    return { ...one, always, through: one.through | condition.through }
  }
  const through = condition.through | then.through | otherwise.through
  const isSame = then.value !== undefined && then.value === otherwise.value
  if (then.answer === 'no' && otherwise.answer === 'no') {
    const always = condition.always | then.always | otherwise.always
    return { answer: 'no', always, sometimes: condition.sometimes | then.sometimes | otherwise.sometimes, through }
  }
  const unsaid = [then, otherwise].some((one) => one.answer === 'no' && (one.always | one.sometimes) === 0n)
  const branches = then.always | then.sometimes | otherwise.always | otherwise.sometimes
  return {
    ...(isSame && { value: then.value }),
    answer: [condition, then, otherwise].every(({ answer }) => answer === 'yes') ? 'yes' : 'perhaps',
    always: condition.always,
    sometimes: condition.sometimes | branches | (unsaid ? condition.through : 0n),
    through,
  }
}
