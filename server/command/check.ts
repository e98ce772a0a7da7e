import {
  checkFileName,
  checkPlan,
  type Diagnostic,
  type Model,
  readGrouping,
  readModel,
  runTests,
} from '../../models/index.ts'
import { isAssignment, readAssignment } from '../catalogue/readAssignment.ts'
import { type Found, findBase, findDocument } from '../catalogue/findDocument.ts'
import { readDocument } from '../catalogue/readDocument.ts'
import { whereCellsStay } from '../run/whereCellsStay.ts'
import { printDiagnostics } from './printDiagnostics.ts'
import type { Call, ExitCode, Subcommand } from './Subcommand.ts'
import { UsageError } from './UsageError.ts'

/** `kapitera check`: is a document right, and does it do what its own tests say? */
export const check: Subcommand = {
  name: 'check',
  usage: 'DOCUMENT… [--cells-stay] [--json]',
  summary: 'Compiles documents and runs the tests that stand in them.',
  flags: {
    'cells-stay': { help: 'say how it is paid in a database whose cells may not leave, or why it cannot be' },
    json: { help: 'print the diagnostics as JSON' },
  },
  examples: ['kapitera check chronic_care_pilot', 'kapitera check drafts/region_2027.yaml drafts/fewer_visits.yaml'],
  run: async (call) => {
    if (call.words.length === 0)
      throw new UsageError('Name a document to check, a file or a name of the catalogue. See kapitera check --help.')
    const codes: ExitCode[] = []
    const all: Diagnostic[] = []
    for (const name of call.words) codes.push(checkOne(name, call, all))
    if (call.has('json')) call.world.out(`${JSON.stringify(all, undefined, 2)}\n`)
    return codes.some((code) => code !== 0) ? 1 : 0
  },
}

function checkOne(name: string, { has, world }: Call, all: Diagnostic[]): ExitCode {
  const found = findDocument(name)
  if (isAssignment(found)) {
    const { entries } = readAssignment(found)
    if (!has('json')) world.out(`${name}: right; ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}.\n`)
    return 0
  }
  const document = isGrouping(found.text)
    ? { found, model: undefined, ...readGrouping(found.text, found.file) }
    : readDocument(name)
  const plan = document.model ? checkPlan(document.model) : { diagnostics: [], rowBound: {} }
  const tests = document.model && !plan.diagnostics.some(isError) ? runTests(document.model) : []
  const diagnostics = [...checkFileName(found), ...document.diagnostics, ...plan.diagnostics, ...tests]
  all.push(...diagnostics)
  const errors = diagnostics.filter(isError).length
  if (has('json')) return errors > 0 ? 1 : 0
  printDiagnostics({ ...document, diagnostics }, world)
  const warnings = diagnostics.length - errors
  const doubts = warnings > 0 ? `, ${count(warnings, 'warning')}` : ''
  if (errors > 0) world.out(`${name}: ${count(errors, 'error')}${doubts}.\n`)
  else world.out(`${name}: right${doubts}${document.model ? `; ${passed(document.model)}` : ''}.\n`)
  const repinned = isStale(diagnostics) ? readRepinned(found) : undefined
  if (repinned) world.out(`  ${tellRepinned(repinned)}\n`)
  for (const [payment, reason] of Object.entries(plan.rowBound)) world.out(`  ${payment} is row-bound: ${reason}\n`)
  const stay = has('cells-stay') && document.model && errors === 0 ? whereCellsStay(document.model) : undefined
  if (stay !== undefined) world.out(`  ${stay}\n`)
  if (document.model && errors === 0) tellUnlabelled(document.model, world)
  return errors > 0 ? 1 : 0
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** A formula without a label is called by its name wherever the rules are written out. */
function tellUnlabelled({ formulas }: Model, { out }: Call['world']): void {
  const without = formulas.filter(({ label }) => label === undefined).map(({ name }) => name)
  if (without.length === 0) return
  const named = [...without.slice(0, 3), ...(without.length > 3 ? ['…'] : [])].join(', ')
  out(`  ${count(without.length, 'formula')} ${without.length === 1 ? 'has' : 'have'} no label: ${named}.\n`)
}

function passed({ tests }: Model): string {
  return tests.length === 0 ? 'it has no tests' : `${count(tests.length, 'test')} passed`
}

/** Nothing is wrong but that the model which a scenario extends has changed. */
function isStale(diagnostics: readonly Diagnostic[]): boolean {
  const errors = diagnostics.filter(isError)
  return errors.length > 0 && errors.every(({ code }) => code === 'wrong-hash')
}

/** The scenario on the model as it is now: nothing is held against a hash. */
function readRepinned({ file, text }: Found): Model | undefined {
  return readModel(text, file, { base: (base) => findBase(base, file) }).model
}

/** What the author needs to decide whether the scenario still holds. */
function tellRepinned(model: Model): string {
  const failed = [...checkPlan(model).diagnostics.filter(isError), ...runTests(model)].map(({ message }) => message)
  if (failed.length > 0) return ['On the model of now its tests fail.', ...failed].join('\n  ')
  return model.tests.length === 0
    ? 'On the model of now it can be read; it has no tests.'
    : `On the model of now ${passed(model)}.`
}

/** A document of conditions and their codes. */
function isGrouping(text: Uint8Array): boolean {
  return /^grouping:/m.test(new TextDecoder().decode(text))
}
