import type { Bench, Case } from '../Case.ts'
import { dataset } from '../data/dataset.ts'
import { runOurs } from '../ours/runOurs.ts'
import { exponentOf, type Point, steepestOf } from '../report/exponent.ts'
import { number, whole } from '../report/written.ts'
import type { Times } from '../times.ts'

/** A curve: what grows, what is timed, and its points. */
interface Curve {
  readonly of: string
  readonly what: string
  readonly points: readonly Point[]
  readonly peaks?: readonly number[]
}

/** How the cost grows as the work grows. */
export const curves: Case = {
  name: 'curves',
  what: 'how time grows with patients, contacts, clinics, payments and draws',
  async measure(bench) {
    const all = [
      ...(await overRows(bench)),
      ...(await overClinics(bench)),
      await overPayments(bench),
      await overDraws(bench),
    ]
    return {
      tables: [
        {
          title: 'Growth, on logarithmic scales',
          columns: ['over', 'what is timed', 'sizes', 'ms of processor', 'peak MB', 'exponent', 'steepest step'],
          rows: all.map(({ of, what, points, peaks = [] }) => [
            of,
            what,
            points.map(({ size }) => whole(size)).join(', '),
            points.map(({ took }) => number(took)).join(', '),
            peaks.map(number).join(', '),
            number(exponentOf(points)),
            number(steepestOf(points)),
          ]),
          notes: [
            'All threads together, for a machine that others use makes waiting longer at some sizes and not at others.',
            'An exponent of 1 is a cost in proportion to the work. A fixed cost, such as the start of a process, makes it smaller.',
          ],
        },
      ],
      figures: { growth: Math.max(...all.map(({ points }) => exponentOf(points))) },
    }
  },
}

async function overRows({ sizes, isAll }: Bench): Promise<readonly Curve[]> {
  const ofPatients: Point[] = []
  for (const size of sizes.length > 1 ? sizes : [(sizes[0] ?? 0) / 5, sizes[0] ?? 0]) {
    const folder = await dataset({ form: 'wide', patients: size, clinics: 250 })
    const { counting } = runOurs('tariff', folder, 'tariff_linear', 2) as { counting: Times }
    ofPatients.push({ size, took: spent(counting) })
  }
  // Five contacts a patient: 10⁵, 10⁶ and 10⁷ rows, and 10⁸ where all is asked for.
  const largest = Math.max(...sizes)
  const peopled = [20_000, 200_000, 2_000_000, 20_000_000].filter((one) => one <= largest || (isAll && one > 2_000_000))
  const points: Point[] = []
  const peaks: number[] = []
  for (const size of peopled) {
    const folder = await dataset({ form: 'rows', patients: size, clinics: 250 })
    const { counting, peak } = runOurs('contacts', folder, 1) as { counting: Times; peak: number }
    points.push({ size: size * 5, took: spent(counting) })
    peaks.push(peak)
  }
  return [
    { of: 'patients', what: 'counting the linear tariff', points: ofPatients },
    { of: 'contacts as rows', what: 'counting and pricing with a ceiling a patient', points, peaks },
  ]
}

async function overClinics({ sizes }: Bench): Promise<readonly Curve[]> {
  const size = Math.min(...sizes)
  const counting: Point[] = []
  const pricing: Point[] = []
  for (const clinics of [50, 250, 1500]) {
    const folder = await dataset({ form: 'wide', patients: size, clinics })
    const ours = runOurs('tariff', folder, 'tariff_linear', 2) as { counting: Times; linear: Times; everything: Times }
    counting.push({ size: clinics, took: spent(ours.counting) })
    pricing.push({ size: clinics, took: spent(ours.everything) })
  }
  return [
    { of: 'clinics', what: `counting ${whole(size)} patients`, points: counting },
    { of: 'clinics', what: 'all rates priced again', points: pricing },
  ]
}

async function overPayments({ sizes }: Bench): Promise<Curve> {
  const folder = await dataset({ form: 'wide', patients: Math.min(...sizes), clinics: 250 })
  const all = runOurs('payments', folder, 10, 30, 100, 300) as readonly { number: number; took: Times }[]
  return { of: 'payments', what: 'one rate of all priced again', points: all.map(pointOf) }
}

async function overDraws({ sizes }: Bench): Promise<Curve> {
  const folder = await dataset({ form: 'wide', patients: Math.min(...sizes), clinics: 250 })
  const all = runOurs('draws', folder, 300, 1000, 3000, 10_000) as readonly { number: number; took: Times }[]
  return { of: 'draws', what: 'mean and spread of sixty rates', points: all.map(pointOf) }
}

const pointOf = ({ number: size, took }: { readonly number: number; readonly took: Times }): Point => ({
  size,
  took: spent(took),
})

const spent = ({ processor }: Times): number => processor ?? Number.NaN
