import { readFileSync } from 'node:fs'
import { checkPlan, type Diagnostic, readModel, runTests } from '../../models/index.ts'
import { catalogue } from '../catalogue/catalogue.ts'
import type { DocumentCheck } from '../contract/documentCheck.ts'
import { hashOf } from '../run/hashOf.ts'

/** The name under which a text without a file is read. */
const FILE = 'document.yaml'

/**
 * Reads a text as a model or a scenario, plans it and runs the tests that stand in it. What it builds on is looked for among the
 * names of the catalogue alone: a text can reach no other file of the machine.
 */
export function checkDocument(text: string): DocumentCheck {
  const { model, diagnostics } = readModel(text, FILE, { base: inCatalogue, hashOf })
  const planned = model ? checkPlan(model).diagnostics : []
  const tested = model && !planned.some(isError) ? runTests(model) : []
  const all = [...diagnostics, ...planned, ...tested]
  return {
    document:
      model && !all.some(isError)
        ? {
            kind: model.extends ? 'scenario' : 'model',
            name: model.name,
            label: model.label,
            tests: model.tests.length,
          }
        : null,
    findings: all.map(({ code, severity, place, message, hint }) => ({
      code,
      severity,
      line: place.line,
      column: place.column,
      message,
      hint: hint ?? null,
    })),
  }
}

const isError = ({ severity }: Diagnostic): boolean => severity === 'error'

function inCatalogue(name: string): { readonly file: string; readonly text: Uint8Array } | undefined {
  const found = catalogue().find((one) => one.name === name)
  return found && { file: found.path, text: readFileSync(found.path) }
}
