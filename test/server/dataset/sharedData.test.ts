import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import { payRun } from '../../../server/command/engine.ts'
import { importDataset } from '../../../server/dataset/importDataset.ts'
import { openDataset } from '../../../server/dataset/openDataset.ts'
import { readPeriod } from '../../../models/index.ts'
import { sharedData } from '../../shared.ts'
import { folderOf } from './folderOf.ts'

const today = 20261122
const GUIDE = join(import.meta.dirname, '..', '..', '..', 'docs', 'how-to', 'import-your-data.md')

/** The model that the guide shows, as a file. */
function guideModel(): string {
  const [, text = ''] = /```yaml list_by_age\.yaml\n([\s\S]*?)```/.exec(readFileSync(GUIDE, 'utf8')) ?? []
  const path = join(folderOf({}), 'list_by_age.yaml')
  writeFileSync(path, text)
  return path
}

interface Ran {
  readonly recognised: string | undefined
  readonly rows: Readonly<Record<string, number>>
  readonly total: number
  readonly paid: ReadonlyMap<string, number>
}

/** Imports a published file or folder as the guide says, and runs a model on it. */
async function importAndRun(shared: string, model: string, period: string): Promise<Ran> {
  const out = join(dirname(folderOf({})), 'out')
  const { recognised, tables } = await importDataset(sharedData(`data/${shared}`), out, { today })
  const dataset = await openDataset(out, { today })
  try {
    const read = readDocument(model).model
    const window = readPeriod(period)
    if (!read || !window) throw new Error(`${model} and ${period} cannot be run.`)
    const { run } = await payRun({
      name: read.name,
      models: [read],
      entries: [{ model: read.name, clinics: 'all' }],
      dataset,
      period: window,
      command: 'test',
    })
    return {
      recognised,
      rows: Object.fromEntries(tables.map(({ table, rows }) => [table, rows])),
      total: run.region.total ?? Number.NaN,
      paid: new Map(run.clinics.map(({ clinic, total }) => [clinic, total ?? Number.NaN])),
    }
  } finally {
    await dataset.warehouse.close()
  }
}

interface Life {
  readonly birth: string
  readonly death: string
}

/** What the guide's model pays for a year, counted here from the file itself: who lives on the day before each month. */
function yearlyPay(lives: readonly Life[], year: number): number {
  let total = 0
  for (let month = 1; month <= 12; month += 1) {
    const cutOff = new Date(Date.UTC(year, month - 1, 0)).toISOString().slice(0, 10)
    for (const { birth, death } of lives) {
      if (death !== '' && death < cutOff) continue
      if (birth > cutOff) continue
      const age = Number(cutOff.slice(0, 4)) - Number(birth.slice(0, 4)) - (cutOff.slice(5) < birth.slice(5) ? 1 : 0)
      total += age >= 65 ? 150 : 100
    }
  }
  return total
}

function livesIn(shared: string, birth: number, death: number): readonly Life[] {
  const iso = (text = ''): string => text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return readFileSync(sharedData(`data/${shared}`), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim().split(','))
    .map((cells) => ({ birth: iso(cells[birth]), death: iso(cells[death]) }))
}

describe('published data is imported with the guide alone, and a model runs on it', () => {
  it.each([
    {
      shared: 'us/desynpuf_beneficiary_2008_10k.csv',
      lives: 'us/desynpuf_beneficiary_2008_10k.csv',
      mapping: 'desynpuf_2008',
      year: 2008,
      patients: 10_000,
    },
    { shared: 'synthea', lives: 'synthea/patients.csv', mapping: 'synthea', year: 2022, patients: 27 },
    {
      shared: 'synthea/ibm1k',
      lives: 'synthea/ibm1k/patients.csv',
      mapping: 'synthea_patients',
      year: 2015,
      patients: 1000,
    },
  ])('$shared', async ({ shared, lives, mapping, year, patients }) => {
    const { recognised, rows, total } = await importAndRun(shared, guideModel(), String(year))
    expect(recognised).toBe(mapping)
    expect(rows['patients']).toBe(patients)
    expect(total).toBe(yearlyPay(livesIn(lives, 1, 2), year))
  })

  it('Synthea, with its contacts', async () => {
    const { rows, total, paid } = await importAndRun('synthea', 'global_budget', '2022')
    const encounters = readFileSync(sharedData('data/synthea/encounters.csv'), 'utf8').trim().split('\n').slice(1)
    const here = encounters
      .map((line) => line.split(','))
      .filter((cells) => /^(ambulatory|outpatient|wellness|urgentcare)$/.test(cells[7] ?? ''))
    expect(rows['contacts']).toBe(here.length)
    // 600 for a visit, all within the budget of 2,000 for each who is listed at the end of the year before.
    const visits = here.filter((cells) => cells[1]?.startsWith('2022'))
    expect(total).toBe(600 * visits.length)
    const [busiest] = [...Map.groupBy(visits, (cells) => cells[4] ?? '')].toSorted((a, b) => b[1].length - a[1].length)
    expect(paid.get(busiest?.[0] ?? '')).toBe(600 * (busiest?.[1].length ?? 0))
  })

  // What these pay is held against what was published by `kapitera recompute`; here they come in by their header alone.
  it.each([
    {
      shared: 'england/england_practices_300_2022-23.csv',
      mapping: 'england',
      model: 'gms_global_sum',
      period: '2022',
      clinics: 300,
    },
    {
      shared: 'us/mssp_py2018_548_acos.csv',
      mapping: 'mssp_2018',
      model: 'shared_savings_2018',
      period: '2018',
      clinics: 548,
    },
  ])('$shared', async ({ shared, mapping, model, period, clinics }) => {
    const { recognised, rows, total } = await importAndRun(shared, model, period)
    expect(recognised).toBe(mapping)
    expect(rows['clinics']).toBe(clinics)
    expect(total).toBeGreaterThan(1e8)
  })

  it('a folder of several asks for a name', async () => {
    const out = join(dirname(folderOf({})), 'out')
    await expect(importDataset(sharedData('data/us'), out, { today })).rejects.toThrow(
      'The files are those of several mappings: desynpuf_2008, hcc_profiles, mssp_2018.',
    )
    const { tables } = await importDataset(sharedData('data/us'), out, { today, mapping: 'hcc_profiles' })
    expect(tables.find(({ table }) => table === 'patients')?.rows).toBe(40)
  })
})
