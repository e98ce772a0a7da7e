import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { documentSchema } from '../../../models/document/schema/documentSchema.ts'
import { broken, diagnose } from '../../broken/readBroken.ts'
import { runCommand } from '../../server/command/runCommand.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const validate = new Ajv2020({ strict: false, allErrors: false, unicodeRegExp: true }).compile(documentSchema())

/** What the schema says of a document, in a line each; none where it fits. */
function told(text: string): readonly string[] {
  validate(parse(text))
  return (validate.errors ?? []).map(({ instancePath, message }: ErrorObject) => `${instancePath} ${message}`)
}

const documents = globSync(['models/catalogue/**/*.yaml', 'server/dataset/county/*.yaml'], { cwd: root }).toSorted()

describe('the schema of documents', () => {
  it.each(documents)('finds nothing wrong with %s', (file) => {
    expect(told(readFileSync(join(root, file), 'utf8'))).toEqual([])
  })

  it('is the one that stands in docs/reference', async () => {
    const { code, out } = await runCommand('schema')
    expect(code).toBe(0)
    expect(readFileSync(join(root, 'docs', 'reference', 'model.schema.json'), 'utf8')).toBe(out)
  })
})

/** Wrong in shape: a key, a word of a closed list, a number, a date, a list. */
const SHAPE = new Set([
  'missing-key',
  'unknown-key',
  'unknown-choice',
  'unknown-format',
  'wrong-date',
  'wrong-document',
  'wrong-name',
  'wrong-number',
  'wrong-type',
  'wrong-window',
  'wrong-fact',
  'wrong-formula-text',
  'basis-not-allowed',
  'needs-end',
])

/** Wrong in shape, and beyond what a schema sees of it. */
const BEYOND: Readonly<Record<string, string>> = {
  'missing-key-limits': 'a later date lacks a limit that an earlier one has',
  'unknown-key-in-test': 'which facts may be given, the model itself says',
  'wrong-date-ends-before-it-begins': 'two dates are compared',
  'wrong-fact-column': 'which columns a table has, the dataset says',
  'wrong-fact-words-of-vocabulary': 'the words of a fact, the vocabulary says',
  'wrong-formula-text-lines': 'a text folded over lines comes as one line',
  'wrong-formula-text-quoted': 'quotes are gone where YAML was read',
  'wrong-number-decimals': 'the digits as written are gone where YAML was read',
  'wrong-number-too-long': 'the digits as written are gone where YAML was read',
}

function brokenText(name: string): string {
  return readFileSync(join(root, 'test', 'broken', `${name}.yaml`), 'utf8')
}

/** A document that is no YAML at all, or uses what Kapitera does not, is another reader's to refuse. */
const readable = broken.filter((name) => !/^(yaml-|not-text|duplicate-key|several-documents|too-)/.test(name))
const errorsOf = (name: string) => diagnose(name).filter(({ severity }) => severity === 'error')

describe('a broken document', () => {
  const inShape = readable.filter((name) => errorsOf(name).some(({ code }) => SHAPE.has(code)))

  it.each(inShape.filter((name) => !(name in BEYOND)))('%s is refused by the schema', (name) => {
    expect(told(brokenText(name))).not.toEqual([])
  })

  it.each(Object.entries(BEYOND))('%s is left to kapitera check: %s', (name) => {
    expect(told(brokenText(name))).toEqual([])
  })

  it.each(readable.filter((name) => errorsOf(name).length === 0))('%s, which has doubts alone, fits', (name) => {
    expect(told(brokenText(name))).toEqual([])
  })
})
