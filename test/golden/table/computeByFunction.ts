import * as door from '../../../models/index.ts'
import { fill } from './fill.ts'
import type { GoldenCase, Json } from './GoldenCase.ts'
import { numbersIn } from './numbersIn.ts'
import type { FunctionEntry } from './readMapping.ts'

/** Computes a case by a function of the models. `result` is what it gives; `result.0` a part of that. */
export function computeByFunction(entry: FunctionEntry, one: GoldenCase): (target: string) => number {
  const found = numbersIn({ result: call(entry, one) })
  return (target) => {
    const value = found.get(target)
    if (value === undefined) throw new Error(`\`${entry.function}\` gives no \`${target}\`.`)
    return value
  }
}

type Call = Pick<FunctionEntry, 'function' | 'arguments'>

/** An argument may be a call of its own, whose result is taken. */
function call({ function: name, arguments: written }: Call, one: GoldenCase): Json {
  const callee = (door as Readonly<Record<string, unknown>>)[name]
  if (typeof callee !== 'function') throw new Error(`The door of the models has no function \`${name}\`.`)
  const values = written.map((value): Json => (isCall(value) ? call(value, one) : fill(value, one.inputs)))
  return (callee as (...values: readonly Json[]) => Json)(...values)
}

function isCall(value: Json): value is Json & Call {
  return typeof value === 'object' && value !== null && 'function' in value && 'arguments' in value
}
