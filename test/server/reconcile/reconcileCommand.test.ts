import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { runProgram } from '../../../server/command/runProgram.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { folderOf } from '../dataset/folderOf.ts'
import { VISIT_RULE, visitData } from './visitRule.ts'

/** Visits 2, 3 and 2: of the pot 285.72, 428.57 and 285.71; and 20, 30 and 20 kr for the visits. */
const VISITS = { A: 2, B: 3, C: 2 }
const PAID = [
  'A,Potten,2026-03,285.72,2026-04-20',
  'B,Potten,2026-03,428.57,2026-04-20',
  'C,Potten,2026-03,285.00,2026-04-20', // in whole kronor
  'A,visit_payment,2026-03,20.00,2026-04-20',
  'B,visit_payment,2026-03,10.00,2026-04-20',
  'B,visit_payment,2026-03,5.00,2026-05-20', // came late
  'B,visit_payment,2026-03,15.00,2026-06-20', // came later
  'B,Hyra,2026-03,5.00,2026-04-20',
]
const NAMES = 'format: 1\npayments:\n  Potten: pot_payment\n'

/** The dataset as it is imported; nothing is written into it but where a test says so. */
const imported = mkdtempSync(join(tmpdir(), 'kapitera-test-'))
beforeAll(async () => {
  for (const [name, text] of Object.entries(visitData(VISITS, PAID))) writeFileSync(join(imported, name), text)
  await importDataset(imported, join(imported, 'region'), { today: 20261122 })
})
afterAll(() => rmSync(imported, { recursive: true, force: true }))

function place(data = join(imported, 'region')) {
  const documents = folderOf({ 'rule.yaml': VISIT_RULE, 'names.yaml': NAMES })
  const words = ['reconcile', join(documents, 'rule.yaml'), '--data', data, '--period', '2026-03']
  return { documents, data, words, names: ['--payments', join(documents, 'names.yaml')] }
}

interface Answer {
  readonly knownAt: string | null
  readonly kind: string
  readonly total: Readonly<Record<string, number>>
  readonly payments: readonly Readonly<Record<string, unknown>>[]
  readonly notInModel: readonly string[]
  readonly notPaid: readonly string[]
  readonly residuals: readonly {
    readonly key: string
    readonly residual: number
    readonly note: Readonly<Record<string, unknown>> | null
  }[]
  readonly settled: readonly Readonly<Record<string, unknown>>[]
}

async function answered(...words: readonly string[]): Promise<Answer> {
  const { code, out, err } = await runCommand(...words)
  expect([code, err]).toEqual([0, expect.not.stringContaining('error')])
  return JSON.parse(out) as Answer
}

describe('kapitera reconcile, by hand', () => {
  it('gives residuals largest first, what one side alone has, and the share', async () => {
    const { words, names } = place()
    const answer = await answered(...words, ...names)
    expect(answer.residuals.map(({ key, residual }) => [key, residual])).toEqual([
      ['C/visit_payment/2026-03', -20],
      ['B/Hyra/2026-03', 5],
      ['C/pot_payment/2026-03', -0.71],
    ])
    // paid 285.72 + 428.57 + 285 + 20 + 30 + 5 = 1054.29; apart 20 + 5 + 0.71 = 25.71; 1 − 25.71 / 1054.29 = 0.97561…
    expect(answer.total).toEqual({
      paid: 1054.29,
      computed: 1070,
      residual: -15.71,
      apart: 25.71,
      share: 0.975613,
      lines: 7,
      agreeing: 4,
    })
    expect([answer.notInModel, answer.notPaid]).toEqual([['Hyra'], []])
    expect(answer.payments[0]).toMatchObject({ payment: 'visit_payment', paid: 50, computed: 70, share: 0.6 })
    expect([answer.kind, answer.knownAt]).toEqual(['final', '2026-06-20'])
  })

  it('without names says that the pot is paid under another name', async () => {
    const { words } = place()
    const { notInModel, notPaid } = await answered(...words)
    expect([notInModel, notPaid]).toEqual([['Potten', 'Hyra'], ['pot_payment']])
  })

  it('leaves out what became known after a day', async () => {
    const { words, names } = place()
    const { residuals, kind, knownAt } = await answered(
      ...words,
      ...names,
      '--known-at',
      '2026-05-31',
      '--kind',
      'preliminary',
    )
    expect(residuals.map(({ key }) => key)).toContain('B/visit_payment/2026-03')
    expect([kind, knownAt]).toEqual(['preliminary', '2026-05-31'])
  })

  it('lists apart what nobody had been paid by a day, and keeps its notes open', async () => {
    const { words, names } = place()
    const file = join(temporaryFolder(), 'notes.jsonl')
    const key = 'C/visit_payment/2026-03'
    const notes = ['--notes', file]
    await runCommand(...words, ...names, ...notes, '--residual', key, '--class', 'data', '--author', 'Anna')
    const sooner = [...words, ...names, ...notes, '--known-at', '2026-04-10']
    const { code, out } = await runCommand(...sooner)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ residuals: [], settled: [], total: { lines: 0, share: null } })
    const { notYetPaid } = JSON.parse(out) as { notYetPaid: readonly { readonly computed: number }[] }
    expect(notYetPaid.reduce((sum, { computed }) => sum + computed, 0)).toBe(1070) // the pot of 1000, and 7 visits
    let shown = ''
    const world = { err: () => undefined, errIsTerminal: false, today: 20261122, clock: () => 0 }
    await runProgram(sooner, { ...world, out: (text: string) => (shown += text), outIsTerminal: true })
    expect(shown).toContain('Not yet paid on 2026-04-10, and neither compared nor in the share:')
    expect(shown).toMatch(/^visit_payment +70\.00 +2026-03 +2026-03$/m)
  })

  it('shows on a terminal what a person reads', async () => {
    const { words, names } = place()
    let shown = ''
    const world = {
      err: () => undefined,
      out: (text: string) => (shown += text),
      errIsTerminal: false,
      today: 20261122,
      clock: () => 0,
    }
    await runProgram([...words, ...names], { ...world, outIsTerminal: true })
    expect(shown).toContain('97.5613 % of the money that was paid is reproduced; 4 of 7 lines agree to the öre.')
    expect(shown).toContain('Paid, but no payment of the model: Hyra.')
    expect(shown).toMatch(/^C\/visit_payment\/2026-03 +0\.00 +20\.00 +-20\.00 +–$/m)
  })

  it('writes every line to a table', async () => {
    const { words, names } = place()
    const file = join(temporaryFolder(), 'lines.csv')
    await runCommand(...words, ...names, '--out', file)
    const [head = '', ...rows] = readFileSync(file, 'utf8').trimEnd().split('\n')
    expect(head).toBe(
      'model,kind,known_at,key,clinic,payment,period,paid,computed,residual,currency,class,note,author,at,has_changed',
    )
    expect(rows).toHaveLength(7)
    expect(rows[0]).toBe(
      'visit_rule,final,2026-06-20,C/visit_payment/2026-03,C,visit_payment,2026-03,0.00,20.00,-20.00,SEK,,,,,',
    )
  })
})

describe('a note on a residual', () => {
  it('is kept beside the dataset, stays, says when the amount has changed, and when there is none any more', async () => {
    const { data, words, names } = place()
    const key = 'B/visit_payment/2026-03'
    const known = (day: string): readonly string[] => [...words, ...names, '--known-at', day]
    const said = ['--residual', key, '--class', 'data', '--note', '=Saknas', '--author', 'Anna']
    const kept = await runCommand(...known('2026-04-30'), ...said)
    expect(kept.err).toContain(`Kept: ${key}, data, by Anna.`)
    expect(existsSync(join(data, 'notes', 'reconcile.jsonl'))).toBe(true)

    const same = await answered(...known('2026-04-30'))
    expect(same.residuals.find((one) => one.key === key)).toMatchObject({
      residual: -20, // 10 of 30 are there
      note: { class: 'data', note: '=Saknas', author: 'Anna', residualThen: -20, hasChanged: false },
    })
    const changed = await answered(...known('2026-05-31'))
    expect(changed.residuals.find((one) => one.key === key)).toMatchObject({
      residual: -15,
      note: { residualThen: -20, hasChanged: true },
    })
    const settled = await answered(...words, ...names)
    expect(settled.residuals.map((one) => one.key)).not.toContain(key)
    expect(settled.settled).toMatchObject([{ key, class: 'data' }])

    // A spreadsheet takes what begins with = for a formula.
    const file = join(temporaryFolder(), 'lines.csv')
    await runCommand(...known('2026-05-31'), '--out', file)
    expect(readFileSync(file, 'utf8')).toContain(`,data,'=Saknas,Anna,`)
  })

  it('is kept in another file where one is named', async () => {
    const { words, names } = place()
    const file = join(temporaryFolder(), 'own', 'notes.jsonl')
    const said = ['--residual', 'B/Hyra/2026-03', '--class', 'rule', '--author', 'Anna', '--notes', file]
    await runCommand(...words, ...names, ...said)
    expect(readFileSync(file, 'utf8')).toContain('"residual":"B/Hyra/2026-03"')
    const { residuals } = await answered(...words, ...names)
    expect(residuals.find(({ key }) => key === 'B/Hyra/2026-03')?.note).toBeNull()
  })

  it('is refused where there is no such residual, and the nearest is named', async () => {
    const { words, names } = place()
    const wrong = await runCommand(...words, ...names, '--residual', 'C/pot_paymnt/2026-03', '--class', 'rule')
    expect([wrong.code, wrong.err]).toEqual([1, expect.stringContaining('Did you mean `C/pot_payment/2026-03`?')])
    const agrees = await runCommand(...words, ...names, '--residual', 'A/pot_payment/2026-03', '--class', 'rule')
    expect([agrees.code, agrees.err]).toEqual([1, expect.stringContaining('agrees to the öre')])
  })
})

describe('what cannot be reconciled', () => {
  it.each([
    { what: 'a dataset without payments', paid: undefined, says: 'has no table `paid`', code: 1 },
    {
      what: 'a period that is none',
      paid: ['A,visit_payment,mars,1.00,'],
      says: '`mars` is no period.',
      code: 1,
    },
    { what: 'parts of an öre', paid: ['A,visit_payment,2026-03,1.005,'], says: '`1.005` has parts of an öre', code: 1 },
  ])('is told: $what', async ({ paid, says, code }) => {
    const documents = folderOf({ 'rule.yaml': VISIT_RULE })
    const data = folderOf(visitData(VISITS, paid))
    const ended = await runCommand('reconcile', join(documents, 'rule.yaml'), '--data', data, '--period', '2026-03')
    expect([ended.code, ended.err]).toEqual([code, expect.stringContaining(says)])
  })

  it.each([
    { flags: ['--class', 'wrong', '--residual', 'x'], says: 'It is rule, data, correction or unexplained.' },
    { flags: ['--note', 'why'], says: 'say which and as what' },
    { flags: ['--known-at', 'yesterday'], says: '`yesterday` is no day' },
    { flags: ['--kind', 'last'], says: 'It is preliminary, final or correction.' },
  ])('is a question of usage: $flags', async ({ flags, says }) => {
    const { words } = place()
    const { code, err } = await runCommand(...words, ...flags)
    expect([code, err]).toEqual([2, expect.stringContaining(says)])
  })

  it('is told with the nearest name where the list of names means another payment', async () => {
    const { words, documents } = place()
    const file = join(documents, 'wrong.yaml')
    writeFileSync(file, 'format: 1\npayments:\n  Potten: pot_paymnt\n')
    const { code, err } = await runCommand(...words, '--payments', file)
    expect([code, err]).toEqual([1, expect.stringContaining('Did you mean `pot_payment`?')])
  })
})

describe('kapitera compare', () => {
  const compared = async (paid: readonly string[] | undefined): Promise<unknown> => {
    const documents = folderOf({ 'rule.yaml': VISIT_RULE, 'other.yaml': VISIT_RULE.replace('visit_rule', 'other') })
    const data = folderOf(visitData(VISITS, paid))
    const models = ['rule', 'other'].map((name) => join(documents, `${name}.yaml`))
    const { out } = await runCommand('compare', ...models, '--data', data, '--period', '2026-03')
    return (JSON.parse(out) as { readonly reconciled?: unknown }).reconciled
  }

  it('says how much of what was paid the baseline reproduces', async () => {
    // Paid 20 of 20 and 30 of 30, nothing of C's 20, nothing of the pot of 1000: 1 − 1020 / 50
    const share = await compared(['A,visit_payment,2026-03,20,', 'B,visit_payment,2026-03,30,'])
    expect(share).toEqual({ model: 'visit_rule', share: -19.4, period: '2026-03' })
  })

  it('says it in every row of a table as well', async () => {
    const documents = folderOf({ 'rule.yaml': VISIT_RULE, 'other.yaml': VISIT_RULE.replace('visit_rule', 'other') })
    const models = ['rule', 'other'].map((name) => join(documents, `${name}.yaml`))
    const tableFrom = async (paid: readonly string[] | undefined): Promise<string> => {
      const file = join(documents, 'changes.csv')
      const data = folderOf(visitData(VISITS, paid))
      await runCommand('compare', ...models, '--data', data, '--period', '2026-03', '--out', file)
      return readFileSync(file, 'utf8')
    }
    // 1 − 1020 / 50, as above
    expect(await tableFrom(['A,visit_payment,2026-03,20,', 'B,visit_payment,2026-03,30,'])).toBe(
      'alternative,clinic,change,percent,currency,reconciled\n' +
        ['A', 'B', 'C'].map((clinic) => `other,${clinic},0.00,0,SEK,-19.4\n`).join(''),
    )
    expect(await tableFrom(undefined)).toMatch(/^alternative,clinic,change,percent,currency\n/)
  })

  it('says nothing of it where nothing was paid, or something that the baseline does not pay', async () => {
    expect(await compared(undefined)).toBeUndefined()
    expect(await compared(PAID)).toBeUndefined()
  })
})
