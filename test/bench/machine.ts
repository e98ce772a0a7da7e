import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../server/projectRoot.ts'
import type { Measured } from './Case.ts'
import { peersFolder } from './data/peersFolder.ts'
import type { Python } from './peers/findPython.ts'

/** Memory speed of one thread on 43 MB, the size of 2.4 million of the peers' patients, in GB/s. */
export interface MemorySpeed {
  readonly copy: number
  readonly read: number
}

/** By the peers' `memcpy.c`; nothing where there is no C compiler. */
export function memorySpeed(): MemorySpeed | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'kapitera-memory-'))
  try {
    const program = join(folder, 'memcpy')
    const words = ['-O3', '-march=native', join(peersFolder, 'memcpy.c'), '-o', program]
    if (spawnSync('cc', words, { stdio: 'ignore' }).status !== 0) return undefined
    const lines = execFileSync(program, { encoding: 'utf8' }).trim().split('\n')
    const one = lines.map((line) => JSON.parse(line)).find(({ bytes }) => bytes === 43_200_000)
    return one && { copy: one.memcpy_GBps, read: one.read_GBps }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The machine, the versions, and the limit. */
export function describeMachine(python: Python | undefined): Measured {
  const speed = memorySpeed()
  const [cpu] = cpus()
  const rows = [
    ['machine', `${cpus().length} × ${cpu?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`],
    ['system', `${platform()} ${release()}`],
    [
      'load before',
      loadavg()
        .map((one) => one.toFixed(1))
        .join(', '),
    ],
    ['memory, one thread, 43 MB', speed ? `copy ${speed.copy} GB/s, read ${speed.read} GB/s` : 'no C compiler `cc`'],
    ['Node', process.version],
    ...['@duckdb/node-api', 'mathjs'].map((name) => [name, versionOf(name)]),
    ['Python', python ? python.version : 'none: KAPITERA_PYTHON names one'],
    ['numpy', python?.numpy ?? 'missing'],
    ['OpenFisca-Core', python?.openfisca ?? 'missing'],
  ]
  return {
    tables: [{ title: 'Machine and versions', columns: ['', ''], rows }],
    figures: speed ? { 'memory-read': speed.read, 'memory-copy': speed.copy } : {},
  }
}

function versionOf(name: string): string {
  return JSON.parse(readFileSync(join(projectRoot(), 'node_modules', name, 'package.json'), 'utf8')).version
}
