import { describe, expect, it } from 'vitest'
import { NO_ROWS, readPeriod } from '../../../models/index.ts'
import { readDocument } from '../../../server/catalogue/readDocument.ts'
import { rowsToDataset } from '../../../server/dataset/rowsToDataset.ts'
import { payRun } from '../../../server/run/payRun.ts'

describe('a model with open rates', () => {
  it('says which to fill before it asks for any data', async () => {
    const { model } = readDocument('vastra_gotaland')
    const period = readPeriod('2017')
    if (!model || !period) throw new Error('vastra_gotaland cannot be read')
    const dataset = await rowsToDataset(NO_ROWS)
    const run = payRun({
      name: model.name,
      models: [model],
      entries: [{ model: model.name, clinics: 'all' }],
      dataset,
      period,
      command: '',
    })
    await expect(run).rejects.toThrow(
      '`vastra_gotaland` cannot be run on 2017-01-01: the value of `quality_fee`, `cni_fee`, `interpreter_share`, `age_sex_points` is not known.',
    )
    await dataset.warehouse.close()
  })
})
