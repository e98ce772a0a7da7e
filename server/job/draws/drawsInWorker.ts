import { readPeriod } from '../../../models/index.ts'
import { DrawTrouble, drawPayouts } from '../../../models/analysis/uncertainty/index.ts'
import { folderOf } from '../../command/prepareRuns.ts'
import { writeJson } from '../../command/writeResult.ts'
import type { DrawsInput } from '../../contract/jobInput.ts'
import { openDataset } from '../../dataset/openDataset.ts'
import { modelByName } from '../../region/modelsByName.ts'
import { RequestTrouble } from '../../region/RequestTrouble.ts'
import { countModel } from '../../run/countModel.ts'
import { manifestOf } from '../../run/manifestOf.ts'

/** Draws, as the process beside the server is asked for them. */
export interface DrawsOrder extends Omit<DrawsInput, 'dataset'> {
  readonly kind: 'draws'
  readonly data: string
  readonly today: number
  /** The command that gives the run of which they are draws. */
  readonly command: string
}

/** What the model pays on average, how far that spreads, and from what: JSON with the manifest of the run. */
export async function drawsInWorker(order: DrawsOrder, tell: (step: string, share: number) => void): Promise<string> {
  const { data, today, ratesOf, spreads, seed, count, quantiles, command } = order
  const period = readPeriod(order.period)
  if (!period) throw new RangeError(`${order.period} is no period.`)
  tell('opening', 0)
  const dataset = await openDataset(folderOf(data), { today })
  try {
    const { model } = modelByName(order.model)
    tell('counting', 0.05)
    const counted = await countModel(model, { dataset, period, ratesOf, paysAll: true })
    const entries = [{ model: model.name, clinics: 'all' as const }]
    const manifest = manifestOf({ entries, dataset, period, ratesOf, command }, [counted])
    const drawn = drawPayouts(
      counted.plan.program,
      { quantities: counted.quantities, ratesOf },
      { spreads, seed, count, quantiles, progress: (share) => tell('drawing', 0.2 + 0.75 * share) },
    )
    return writeJson({ ...drawn, period: period.text, dataset: dataset.description.name, spreads, manifest })
  } catch (error) {
    if (error instanceof DrawTrouble) throw new RequestTrouble(error.message, error.hint, 'not-now')
    throw error
  } finally {
    await dataset.warehouse.close()
  }
}
