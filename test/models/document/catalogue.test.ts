import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readModel } from '../../../models/document/readModel.ts'
import { illustrative, seeing, told } from './catalogue.ts'

const HERE = join(import.meta.dirname, '..', '..', '..', 'models', 'catalogue', 'illustrative')
const names = readdirSync(HERE).map((file) => file.replace(/\.yaml$/, ''))
const sight = seeing(Object.fromEntries(names.map((name) => [name, illustrative(name)])))

describe('an illustrative document', () => {
  it.each(names)('%s reads without complaint and has the name of its file', (name) => {
    const { model, diagnostics } = readModel(illustrative(name), `${name}.yaml`, sight)
    expect(told(diagnostics)).toEqual([])
    expect(model?.name).toBe(name)
    expect(model?.status).toBe('illustrative')
  })
})
