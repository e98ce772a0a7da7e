import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AGGREGATES, FUNCTIONS } from '../models/formula/functions.ts'
import { FACTS } from '../models/index.ts'
import { standardColumns, TABLE_NAMES } from '../server/dataset/tables.ts'

const read = (name: string): string => readFileSync(join(import.meta.dirname, '..', 'docs', 'reference', name), 'utf8')

describe('the reference', () => {
  it('names every function and every fact with its words', () => {
    const text = read('formulas.md')
    const names = [...FUNCTIONS.keys(), ...AGGREGATES.keys()].map((name) => `\`${name}(`)
    const facts = FACTS.flatMap(({ entity, name, words }) => [
      entity === 'enrolment' || entity === 'cost' ? `clinic.${entity}s.${name}` : `${entity}.${name}`,
      ...(words ?? []),
    ])
    expect([...names, ...facts].filter((one) => !text.includes(one))).toEqual([])
  })

  it('names every table and column of a dataset, with a star where it must be there', () => {
    const text = read('data.md')
    const missing = TABLE_NAMES.flatMap((table) => {
      const row = text.split('\n').find((line) => line.startsWith(`| \`${table}\``)) ?? ''
      return standardColumns(table)
        .filter(({ name, required }) => !row.includes(required ? `\`${name}\`*` : `\`${name}\``))
        .map(({ name }) => `${table}.${name}`)
    })
    expect(missing).toEqual([])
  })
})
