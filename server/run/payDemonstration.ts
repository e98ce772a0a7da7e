import { join } from 'node:path'
import { type Period, readPeriod, windowsIn } from '../../models/index.ts'
import { readDocument } from '../catalogue/readDocument.ts'
import { Demonstration } from '../contract/contract.ts'
import type { Dataset } from '../dataset/Dataset.ts'
import { openDataset } from '../dataset/openDataset.ts'
import { projectRoot } from '../projectRoot.ts'
import { payRun } from './payRun.ts'

const MODEL = 'chronic_care_pilot'
const PERIOD = '2026'
/** The region is invented for this year and complete for it, whatever the day on which it is shown. */
const AS_OF = 20261231

/** Runs the invented pilot on the invented region that comes with the program, the whole way from documents to öre. */
export async function payDemonstration(): Promise<Demonstration> {
  const period = readPeriod(PERIOD)
  const { model, diagnostics } = readDocument(MODEL)
  if (!model || !period) throw new Error(`${MODEL} cannot be read: ${diagnostics[0]?.message}`)
  const dataset = await openDataset(join(projectRoot(), 'server', 'dataset', 'demonstration'), { today: AS_OF })
  try {
    const { run } = await payRun({
      name: model.name,
      models: [model],
      entries: [{ model: model.name, clinics: 'all' }],
      dataset,
      period,
      command: `kapitera run ${MODEL} --data demonstration --period ${PERIOD}`,
    })
    return Demonstration.parse({
      run,
      labels: {
        model: model.label,
        payments: Object.fromEntries(model.payments.map(({ name, label }) => [name, label])),
        clinics: await namesOfClinics(dataset, period),
      },
    })
  } finally {
    await dataset.warehouse.close()
  }
}

/** What the dataset calls its clinics; a clinic without a name is called by its id. */
async function namesOfClinics(dataset: Dataset, period: Period): Promise<Record<string, string>> {
  const windows = windowsIn(period, 'month', 'first day of month').slice(0, 1)
  const facts = [{ name: 'name', monthly: false }]
  const request = { windows: [{ over: 'month', windows, counts: [], facts, indicators: [], previous: [] }] } as const
  const { clinics, windows: counted } = await dataset.warehouse.count(request)
  const names = counted[0]?.facts['name']?.[0] ?? []
  return Object.fromEntries(clinics.map((clinic, place) => [clinic, String(names[place] ?? clinic)]))
}
