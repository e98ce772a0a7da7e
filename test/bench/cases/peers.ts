import type { Bench, Case, Measured, Table } from '../Case.ts'
import { dataset } from '../data/dataset.ts'
import { memorySpeed } from '../machine.ts'
import { runOurs } from '../ours/runOurs.ts'
import { type PeerRun, runPeers } from '../peers/runPeers.ts'
import { number, ratio, times, whole } from '../report/written.ts'
import { type Times, timesOf } from '../times.ts'

/** What `ours/tariff.ts` prints. */
interface TariffRun {
  readonly cells: readonly number[]
  readonly opening: Times
  readonly counting: Times
  readonly firstPrice: Times
  readonly cold: Times
  readonly peakCounting: number
  readonly anew: Times
  readonly ceiling: Times
  readonly everything: Times
  readonly linear: Times
  readonly peak: number
  readonly payouts: readonly (readonly number[])[]
}

/** The peers' tariff by every engine, to the cent. */
export const peers: Case = {
  name: 'peers',
  what: 'the peers’ tariff, ours beside every engine that is installed, to the cent',
  async measure(bench) {
    const measured: Measured[] = []
    for (const size of bench.sizes) measured.push(await measureSize(size, bench))
    return {
      tables: measured.flatMap(({ tables }) => tables),
      figures: Object.assign({}, ...measured.map(({ figures }) => figures)),
    }
  },
}

async function measureSize(size: number, { python, repeats }: Bench): Promise<Measured> {
  const folder = await dataset({ form: 'wide', patients: size, clinics: 250 })
  const ours = runOurs('tariff', folder, 'tariff', repeats) as TariffRun
  const { runs, missing } = await runPeers(size, { python, repeats })
  const exact = runs.filter(({ isInexact }) => !isInexact)
  for (const run of exact) demandAgreement(run, ours.payouts)
  const best = {
    cold: Math.min(...runs.map((run) => timesOf(run.cold).least)),
    reform: Math.min(...runs.map((run) => timesOf(run.reform).least)),
    inPlace: Math.min(...runs.map((run) => timesOf(run.inPlace ?? run.reform).least)),
  }
  const limit = memorySpeed()
  const bound = limit ? (size * BYTES_A_PATIENT) / limit.read / 1e6 : Number.NaN
  const table: Table = {
    title: `${whole(size)} patients in 250 clinics, ms`,
    columns: ['engine', 'cold: to payouts', 'another ceiling', 'only what depends on it', 'peak MB'],
    rows: [
      [
        '**Kapitera**, from an imported dataset',
        times(ours.cold),
        times(ours.anew),
        times(ours.ceiling),
        number(ours.peakCounting),
      ],
      ...runs.map((run) => [
        run.name,
        times(timesOf(run.cold)),
        times(timesOf(run.reform)),
        run.inPlace ? times(timesOf(run.inPlace)) : '',
        number(run.peakMb),
      ]),
      [
        'Kapitera ÷ the best peer',
        ratio(ours.cold.least / best.cold),
        ratio(ours.anew.least / best.reform),
        ratio(ours.ceiling.least / best.inPlace),
        '',
      ],
      [
        'Kapitera ÷ reading the columns once',
        ratio(ours.cold.least / bound),
        ratio(ours.anew.least / bound),
        ratio(ours.ceiling.least / bound),
        '',
      ],
    ],
    notes: [
      `The totals of ${exact.length + 1} engines are the same to the cent for each of 250 clinics, before and after the reform.`,
      ...runs.filter(({ isInexact }) => isInexact).map((run) => missesOf(run, ours.payouts)),
      `Kapitera’s cold run: open ${times(ours.opening)}, plan and count ${times(ours.counting)}, price ${times(ours.firstPrice)}; ` +
        `it counts ${ours.cells.map(whole).join(' + ')} rows.`,
      ...(missing.length === 0 ? [] : [`Missing: ${missing.join('; ')}.`]),
    ],
  }
  const key = (name: string) => `${name}@${size}`
  return {
    tables: [table],
    figures: {
      [key('count')]: ours.counting.least,
      [key('cold-inside')]: ours.cold.least,
      [key('anew')]: ours.anew.least,
      [key('ceiling')]: ours.ceiling.least,
      [key('everything')]: ours.everything.least,
      [key('peak')]: ours.peakCounting,
      [key('best-cold')]: best.cold,
      [key('best-reform')]: best.reform,
      [key('best-in-place')]: best.inPlace,
    },
  }
}

/** Clinic of two bytes, seventeen columns of one less: the peers' eighteen bytes. */
const BYTES_A_PATIENT = 18

/** @throws Error where an engine pays a clinic another cent */
function demandAgreement({ name, payouts }: PeerRun, ours: TariffRun['payouts']): void {
  ours.forEach((totals, reform) =>
    totals.forEach((cents, clinic) => {
      const theirs = payouts[reform]?.[clinic]
      if (theirs !== cents)
        throw new Error(`${name} pays clinic ${clinic} ${theirs} cents, and Kapitera ${cents} (reform ${reform}).`)
    }),
  )
}

/** An engine that adds up floats: how many totals are wrong by half a cent or more, and the worst, in the currency. */
function missesOf({ name, payouts }: PeerRun, ours: TariffRun['payouts']): string {
  const misses = ours.flatMap((totals, reform) =>
    totals.map((cents, clinic) => Math.abs((payouts[reform]?.[clinic] ?? Number.NaN) - cents)),
  )
  const wrong = misses.filter((miss) => miss >= 0.5).length
  return `${name}: ${wrong} of ${misses.length} totals are wrong, the worst by ${(Math.max(...misses) / 100).toFixed(2)}.`
}
