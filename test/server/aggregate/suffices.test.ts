import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPeriod } from '../../../models/index.ts'
import { readCounts } from '../../../server/aggregate/readCounts.ts'
import { type Suffices, sufficesOf } from '../../../server/aggregate/sufficesOf.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { payRun } from '../../../server/run/payRun.ts'
import { effort, seed } from '../../effort.ts'
import { runCommand, temporaryFolder } from '../command/runCommand.ts'
import { type Patient, writeContactCounts, writePatientCounts, writeRows } from './aggregated.ts'

const PERIOD = readPeriod('2026-Q1')
const TENS = ['0-4', '5-14', '15-24', '25-34', '35-44', '45-54', '55-64', '65-74', '75-84', '85+']
const SINGLE = Array.from({ length: 121 }, (_, age) => `${age}`)

function modelOf(name: string) {
  const { model } = readDocument(name)
  if (!model) throw new Error(`${name} cannot be read.`)
  return model
}

/** What each clinic is paid from rows, by the run that everything else is computed by. */
async function payRows(name: string, patients: readonly Patient[]): Promise<Readonly<Record<string, Readonly<Record<string, number | undefined>>>>> {
  const dataset = await openDataset(writeRows(temporaryFolder(), patients), { today: 20261231 })
  const model = modelOf(name)
  if (!PERIOD) throw new Error('no period')
  try {
    const { run } = await payRun({ name, models: [model], entries: [{ model: name, clinics: 'all' }], dataset, period: PERIOD, command: '' })
    return Object.fromEntries(run.clinics.map(({ clinic, payments }) => [clinic, payments]))
  } finally {
    await dataset.warehouse.close()
  }
}

async function suffice(name: string, ...files: readonly string[]): Promise<Suffices> {
  if (!PERIOD) throw new Error('no period')
  return sufficesOf(modelOf(name), { tables: files.map(readCounts), period: PERIOD })
}

/** Patients of two clinics from a seed. */
function drawPatients(from: number, number: number): readonly Patient[] {
  let state = from
  const draw = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return Math.floor(state / 65536) % below
  }
  const words = ['diabetes', 'copd', 'heart_failure']
  return Array.from({ length: number }, (_, at): Patient => ({
    id: `p${at}`,
    clinic: draw(3) === 0 ? 'south' : 'north',
    birth: `${1925 + draw(100)}-${String(1 + draw(12)).padStart(2, '0')}-15`,
    sex: draw(2) === 0 ? 'female' : 'male',
    conditions: words.filter(() => draw(4) === 0),
    contacts: Array.from({ length: draw(4) }, () => ({
      month: `2026-0${1 + draw(3)}`,
      kind: ['visit', 'video', 'phone', 'home_visit'][draw(4)] as string,
      profession: ['gp', 'nurse', 'psychologist'][draw(3)] as string,
    })),
  }))
}

/** Models, and files that may or may not suffice for their payments. */
const CASES = [
  { model: 'chronic_bundle', columns: ['condition'] },
  { model: 'chronic_bundle', columns: ['age', 'sex', 'conditions'] },
  { model: 'fee_for_service', columns: ['age', 'sex'] },
  { model: 'capitation', columns: ['age', 'sex', 'conditions'] },
  { model: 'list_subsidy', columns: ['age', 'sex'] },
  { model: 'capitation_2003', columns: ['age', 'sex'] },
  { model: 'stockholm_2022_filled', columns: ['age', 'sex'] },
] as const

async function tryCase({ model, columns }: (typeof CASES)[number], patients: readonly Patient[], bands: readonly string[]) {
  const folder = temporaryFolder()
  const files = [
    writePatientCounts(join(folder, 'patients_all.csv'), patients, [], bands),
    writePatientCounts(join(folder, 'patients.csv'), patients, columns, bands),
    writeContactCounts(join(folder, 'contacts.csv'), patients, ['kind', 'profession', 'listing']),
  ]
  return suffice(model, ...files)
}

describe('counts', () => {
  it.each(CASES)('of patients by $columns give $model the same öre as the rows for every payment said to be exact', async (one) => {
    let [exact, refused] = [0, 0]
    for (let turn = 0; turn < effort(1, 20); turn += 1) {
      const patients = drawPatients(seed + turn, 400)
      const paid = await payRows(one.model, patients).catch((error: unknown) => console.log(one.model, String(error)))
      for (const bands of [TENS, SINGLE]) {
        const { payments, paid: counted } = await tryCase(one, patients, bands)
        console.log(one.model, JSON.stringify(payments.map(({ payment, reason }) => [payment, reason])))
        for (const { payment, reason } of payments) {
          if (reason !== undefined) {
            refused += 1
            continue
          }
          for (const { clinic, payments: own } of counted.clinics) {
            exact += 1
            expect(own[payment], `${payment} ${clinic}`).toBe(paid?.[clinic]?.[payment])
          }
        }
      }
    }
    expect(exact + refused).toBeGreaterThan(0)
  })
})
void mkdirSync
void runCommand
