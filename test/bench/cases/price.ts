import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, Case } from '../Case.ts'
import { benchFolder } from '../data/benchFolder.ts'
import { dataset } from '../data/dataset.ts'
import { patients } from '../data/patients.ts'
import { runOurs } from '../ours/runOurs.ts'
import { runNumpy } from '../peers/runNumpy.ts'
import { ratio, times } from '../report/written.ts'
import type { Times } from '../times.ts'

/** What `ours/sixty.ts` prints. */
interface Sixty {
  readonly rates: object
  readonly linear: Times
  readonly all: Times
  readonly ceiling: Times
  readonly solve: Times
  readonly solved: { readonly factor: number }
  readonly mixed: Times
  readonly drawing: Times
  readonly drawingQuantiles: Times
  readonly drawn: readonly { readonly mean: number; readonly deviation: number }[]
  readonly capped: readonly number[]
  readonly payouts: readonly number[]
}

/** What `peers/same_start.py` prints. */
interface Numpy {
  readonly linear: Times
  readonly all: Times
  readonly ceiling: Times
  readonly solve: Times
  readonly ceiling_of_tails: Times
  readonly solved: number
  readonly drawing: Times
  readonly drawing_quantiles: Times
  readonly mean: readonly number[]
  readonly deviation: readonly number[]
  readonly capped: readonly number[]
  readonly payouts: readonly number[]
}

/** A case, our times, and numpy's where it is installed and has the case. */
type Beside = readonly [what: string, own: Times, theirs: Times | undefined]

const DRAWS = 10_000

/** Where few patients are alike there are so many cells of 2.4 million. */
const CELLS = 900_000

/** Sixty rates on 250 clinics: nothing is counted, so the number of patients does not matter. */
export const price: Case = {
  name: 'price',
  what: 'sixty rates on 250 clinics: a changed rate, all rates, a ceiling, the solve, four pilots, 10,000 draws',
  async measure(bench) {
    const size = Math.min(...bench.sizes)
    const folder = await dataset({ form: 'wide', patients: size, clinics: 250 })
    const ours = runOurs('sixty', folder, DRAWS) as Sixty
    const numpy = await numpyFrom(ours, size, bench)
    const tails = runOurs('longTails', folder, CELLS) as { readonly ceiling: Times }
    if (numpy) demandAgreement(ours, numpy)
    const row = ([what, own, theirs]: Beside): readonly string[] => [
      what,
      times(own),
      theirs ? times(theirs) : 'missing',
      theirs ? ratio(own.least / theirs.least) : '',
    ]
    const beside: readonly Beside[] = [
      ['one changed linear rate', ours.linear, numpy?.linear],
      ['all sixty rates changed', ours.all, numpy?.all],
      ['a changed ceiling of each clinic', ours.ceiling, numpy?.ceiling],
      ['a changed ceiling of each patient, 900,000 cells', tails.ceiling, numpy?.ceiling_of_tails],
      ['a budget-neutral solve with ceilings in place', ours.solve, numpy?.solve],
      ['four pilots on the model with ceilings, the others without', ours.mixed, undefined],
      ['10,000 draws with ceilings, shared out of one budget: mean and spread', ours.drawing, numpy?.drawing],
      ['the same with five exact quantiles', ours.drawingQuantiles, numpy?.drawing_quantiles],
    ]
    const behind = beside.flatMap(([, own, theirs]) => (theirs ? [own.least / theirs.least] : []))
    return {
      tables: [
        {
          title: 'Sixty rates on 250 clinics, from what was counted, ms',
          columns: ['case', 'Kapitera', 'numpy, one thread', 'ratio'],
          rows: beside.map(row),
          notes: [
            numpy
              ? 'numpy pays the same cents, solves to the same factor, and draws the same means and deviations within their sampling error.'
              : 'Missing: numpy.',
            'Kapitera’s figures include rounding to the öre by payment, the check for missing answers and the totals as the page gets them; numpy’s are bare products on arrays.',
          ],
        },
      ],
      figures: {
        linear: ours.linear.least,
        'long-tails': tails.ceiling.least,
        solve: ours.solve.least,
        draws: ours.drawing.least,
        quantiles: ours.drawingQuantiles.least - ours.drawing.least,
        ...(behind.length > 0 && { 'behind-numpy': Math.max(...behind) }),
      },
    }
  },
}

async function numpyFrom({ rates }: Sixty, size: number, { python }: Bench): Promise<Numpy | undefined> {
  if (!python?.numpy) return undefined
  const file = join(benchFolder, 'rates.json')
  writeFileSync(file, JSON.stringify({ rates }))
  return runNumpy(python, await patients(size), file, DRAWS) as Numpy
}

/** @throws Error where numpy pays another cent, solves otherwise, or draws from another distribution */
function demandAgreement(ours: Sixty, numpy: Numpy): void {
  const isSame = (one: readonly number[], other: readonly number[]): boolean =>
    one.length === other.length && one.every((value, place) => value === other[place])
  if (!isSame(ours.payouts, numpy.payouts)) throw new Error('numpy pays other cents without the ceiling.')
  if (!isSame(ours.capped, numpy.capped)) throw new Error('numpy pays other cents below the ceiling.')
  if (!(Math.abs(ours.solved.factor - numpy.solved) < 1e-9))
    throw new Error(`numpy solves to ${numpy.solved}, and Kapitera to ${ours.solved.factor}.`)
  ours.drawn.forEach(({ mean, deviation }, clinic) => {
    const errors = Math.abs((numpy.mean[clinic] ?? Number.NaN) - mean) / ((deviation * Math.SQRT2) / Math.sqrt(DRAWS))
    const spread = Math.abs((numpy.deviation[clinic] ?? Number.NaN) / deviation - 1) * Math.sqrt(DRAWS)
    // Of 250 clinics with independent draws one in a million runs would be beyond six standard errors.
    if (!(errors < 6 && spread < 6))
      throw new Error(`Clinic ${clinic}: the draws of numpy and Kapitera have different means or deviations.`)
  })
}
