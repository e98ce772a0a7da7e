import { existsSync, readFileSync } from 'node:fs'
import { readPeriod } from '../../models/index.ts'
import { Run } from '../contract/run.ts'
import type { PreviousRun } from './engine.ts'
import { InputError } from './UsageError.ts'

const HINT = 'kapitera run … --period PERIOD --out FILE.json writes one, for the period before.'

/** Reads the run from which a model or assignment takes `previous`: of that name, or the only one in the file. */
export function readPrevious(file: string): (name: string) => PreviousRun {
  const runs = runsIn(file)
  return (name) => {
    const run = runs.find(({ model }) => model === name) ?? (runs.length === 1 ? runs[0] : undefined)
    const period = readPeriod(run?.period ?? '')
    if (!run || !period)
      throw new InputError(`None of the runs in \`${file}\` is of \`${name}\`.`, 'Keep its run alone in a file.')
    const payments = Object.fromEntries(run.clinics.map(({ clinic, payments: amounts }) => [clinic, amounts]))
    return { file, currency: run.currency, period, payments }
  }
}

function runsIn(file: string): readonly Run[] {
  if (!existsSync(file)) throw new InputError(`There is no file \`${file}\`.`, HINT)
  let data: unknown
  try {
    data = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new InputError(`\`${file}\` is no JSON.`, HINT)
  }
  const runs = Run.array().min(1).safeParse([data].flat())
  if (!runs.success) throw new InputError(`\`${file}\` is not what kapitera run writes.`, HINT)
  return runs.data
}
