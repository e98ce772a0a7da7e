import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOf } from '../dataset/folderOf.ts'
import { SMALL_DATA, writeDocuments } from '../run/smallModel.ts'
import { runCommand } from './runCommand.ts'

async function explained(clinic: string, ending: string): Promise<string> {
  const out = join(folderOf({}), `explained${ending}`)
  const assignment = writeDocuments(folderOf({}))
  const words = ['--assign', assignment, '--data', folderOf(SMALL_DATA), '--period', '2026', '--clinic', clinic]
  expect(await runCommand('explain', ...words, '--out', out)).toMatchObject({ code: 0 })
  return readFileSync(out, 'utf8')
}

interface Statement {
  readonly payments: readonly { readonly model: string; readonly payment: string; readonly amount: number }[]
}

const paymentsIn = (text: string) =>
  (JSON.parse(text) as Statement).payments.map(({ model, payment, amount }) => [model, payment, amount])

describe('kapitera explain of an assignment', () => {
  it('says which model makes each payment, before and after a clinic changes', async () => {
    expect(paymentsIn(await explained('b', '.json'))).toEqual([
      ['first', 'base_payment', 420], // 1 × 70 × 6 months
      ['first', 'pot_payment', 1999.98], // 333.33 × 6: one patient of three
      ['later', 'base_payment', 840], // 2 × 70 × 6
      ['later', 'pot_payment', 1999.98],
    ])
  })

  it('leaves out a model that the clinic is never on', async () => {
    expect(paymentsIn(await explained('a', '.json')).map(([model]) => model)).toEqual(['first', 'first'])
  })

  it('writes a table that adds up to the öre, without what binary fractions leave', async () => {
    const lines = (await explained('b', '.csv'))
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const sum = (what: (term: string) => boolean): number =>
      lines.filter((line) => what(line[4] ?? '')).reduce((all, line) => all + Math.round(Number(line[8]) * 100), 0)
    expect(sum((term) => term !== 'paid')).toBe(sum((term) => term === 'paid'))
    for (const [, , , , term, quantity = '', rate = '', , amount] of lines) {
      expect(`${term} ${amount}`).toMatch(/ -?\d+\.\d\d$/)
      for (const number of [quantity, rate]) expect(number).toMatch(/^(-?\d+(\.\d{1,6})?)?$/)
    }
  })
})
