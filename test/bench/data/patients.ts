import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.ts'
import { keptAt } from './benchFolder.ts'
import { peersFolder } from './peersFolder.ts'

/** The peers' patients, by their own generator: a file of bytes a column, and `patient.parquet` as their DuckDB writes it. */
export function patients(number: number): Promise<string> {
  return keptAt(`patients-${number}`, (folder) => {
    runNode([join(peersFolder, 'gen.mjs'), String(number), folder])
    runNode([join(peersFolder, 'bench_duckdb.mjs'), folder, '1', '2', 'parquet'])
  })
}

/** The peers' programs find our packages by this variable. */
export const peersEnvironment: NodeJS.ProcessEnv = {
  ...process.env,
  BENCH_NODE_MODULES: join(projectRoot(), 'node_modules'),
}

function runNode(args: readonly string[]): void {
  execFileSync(process.execPath, args, { env: peersEnvironment, stdio: ['ignore', 'ignore', 'inherit'] })
}
