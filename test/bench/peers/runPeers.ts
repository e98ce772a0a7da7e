import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { patients, peersEnvironment } from '../data/patients.ts'
import { peersFolder } from '../data/peersFolder.ts'
import type { Python } from './findPython.ts'

/** A peer's program with its arguments after the folder and the repeats. */
interface Peer {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  readonly needs?: 'numpy' | 'openfisca'
  /** No more patients than these, for the time that it takes. */
  readonly most?: number
  /** It pays without rounding to cents, so that its totals may differ by less than one. */
  readonly isInexact?: boolean
}

/** The rows of the peers' own table, in its order. */
const PEERS: readonly Peer[] = [
  { name: 'OpenFisca-Core, documented route', program: 'bench_openfisca.py', args: ['build=api'], needs: 'openfisca' },
  {
    name: 'OpenFisca-Core, memberships set by hand',
    program: 'bench_openfisca.py',
    args: ['build=lean'],
    needs: 'openfisca',
  },
  {
    name: 'OpenFisca-Core, by hand, in floats',
    program: 'bench_openfisca.py',
    args: ['build=lean', 'money=float'],
    needs: 'openfisca',
    isInexact: true,
  },
  { name: 'numpy by hand', program: 'bench_numpy.py', args: [], needs: 'numpy' },
  { name: 'DuckDB by hand, 2 threads, native table', program: 'bench_duckdb.mjs', args: ['2'] },
  { name: 'DuckDB by hand, 2 threads, from Parquet', program: 'bench_duckdb.mjs', args: ['2', 'parquet'] },
  {
    name: 'DuckDB by hand, 2 threads, from Parquet, INTEGER',
    program: 'bench_duckdb.mjs',
    args: ['2', 'parquet', 'int'],
  },
  { name: 'typed arrays by hand', program: 'bench_typed.mjs', args: ['plain'] },
  { name: 'typed arrays by hand, packed', program: 'bench_typed.mjs', args: ['packed'] },
  { name: 'typed arrays by hand, packed and sorted', program: 'bench_typed.mjs', args: ['sorted'] },
  { name: 'typed arrays by hand, two workers', program: 'bench_workers.mjs', args: ['2'] },
  { name: 'mathjs, its trees made into a loop', program: 'bench_mathjs.mjs', args: ['codegen'] },
  { name: 'mathjs row by row', program: 'bench_mathjs.mjs', args: ['eval'], most: 100_000 },
]

/** What a peer took, all repetitions in milliseconds, and what it paid each clinic in cents, before and after the reform. */
export interface PeerRun {
  readonly name: string
  readonly isInexact: boolean
  readonly cold: readonly number[]
  readonly reform: readonly number[]
  readonly inPlace: readonly number[] | undefined
  readonly peakMb: number
  readonly payouts: readonly [readonly number[], readonly number[]]
}

/** Runs what is installed, each in a process of its own, and names what is not. */
export async function runPeers(
  number: number,
  { python, repeats }: { readonly python: Python | undefined; readonly repeats: number },
): Promise<{ readonly runs: readonly PeerRun[]; readonly missing: readonly string[] }> {
  const folder = await patients(number)
  const runs: PeerRun[] = []
  const missing: string[] = []
  for (const peer of PEERS) {
    if (number > (peer.most ?? Number.POSITIVE_INFINITY)) continue
    if (peer.needs && !python?.[peer.needs]) {
      missing.push(`${peer.name} (no ${peer.needs} in ${python?.path ?? 'python3'})`)
      continue
    }
    const run = runPeer(peer, folder, { python, repeats })
    if (typeof run === 'string') missing.push(`${peer.name} (${run})`)
    else runs.push(run)
  }
  return { runs, missing }
}

function runPeer(
  { name, program, args, isInexact = false }: Peer,
  folder: string,
  { python, repeats }: { readonly python: Python | undefined; readonly repeats: number },
): PeerRun | string {
  const runs = program.endsWith('.py') ? (python?.path ?? 'python3') : process.execPath
  const words = [join(peersFolder, program), folder, String(repeats), ...args]
  const { status, stdout, stderr } = spawnSync(runs, words, {
    env: { ...peersEnvironment, PYTHONDONTWRITEBYTECODE: '1' },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) return stderr.trim().split('\n').at(-1) ?? 'it failed'
  const said = JSON.parse(stdout)
  return {
    name,
    isInexact,
    cold: inMs(said.cold),
    reform: inMs(said.reform),
    inPlace: said.reform_inplace && inMs(said.reform_inplace),
    peakMb: said.rss_peak_mb,
    payouts: said.payouts,
  }
}

const inMs = (seconds: readonly number[]): readonly number[] => seconds.map((one) => one * 1000)
