import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DataError } from '../dataset/DataProblem.ts'
import { importDataset } from '../dataset/importDataset.ts'
import { importingFolder } from '../dataset/importingFolder.ts'
import { previewSource, type SourcePreview } from '../dataset/previewSource.ts'
import { countRows } from './countRows.ts'
import type { CheckedSource, Job, JobMessage, Looked } from './Job.ts'
import { rejectedKinds } from './rejectedKinds.ts'

// The process beside the server that reads what was uploaded, so that the pages stay usable. It is given one job, says how
// far it is, and ends. Where the server goes, it goes too, and leaves nothing.

process.once('message', (job: Job) => {
  const leave = (): void => {
    try {
      if (job.kind === 'check') rmSync(importingFolder(job.out), { recursive: true, force: true, maxRetries: 5 })
    } finally {
      process.exit(3) // what DuckDB was still writing goes at the next start
    }
  }
  process.once('disconnect', leave)
  process.once('SIGTERM', leave)
  void work(job).then((message) => {
    process.off('disconnect', leave)
    process.send?.(message, () => process.exit(0))
  })
})

const tell = (message: JobMessage): void => void process.send?.(message)

async function work(job: Job): Promise<JobMessage> {
  try {
    if (job.kind === 'look') return { say: 'looked', looked: await look(job.source) }
    return { say: 'checked', checked: await check(job) }
  } catch (error) {
    if (error instanceof DataError) return { say: 'refused', problems: error.problems, count: error.count }
    return { say: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

const FIRST_ROWS = 10

async function look(source: string): Promise<Looked> {
  const preview: SourcePreview = await previewSource(source, { rows: FIRST_ROWS })
  const rows: Record<string, number> = {}
  for (const { file, form, encoding, headerRow } of preview.files) {
    const path = join(source, file)
    // What stands above a header is no row; how many there are is known when all is read.
    if (headerRow !== undefined) continue
    if (form === 'csv' && encoding !== 'utf-16le' && encoding !== 'utf-16be' && existsSync(path))
      rows[file] = await countRows(path)
  }
  return { preview, rows }
}

/** Reads and checks all of it. How many wrong rows are accepted is said when it is approved. */
async function check({ source, mapping, out, today, key }: Job & { readonly kind: 'check' }): Promise<CheckedSource> {
  let last = 0
  const imported = await importDataset(source, out, {
    mapping,
    acceptRejects: { rows: Number.MAX_SAFE_INTEGER },
    ...(key === undefined ? {} : { pseudonymKey: Buffer.from(key) }),
    today,
    onStep: (step) => {
      const now = Date.now()
      if (now - last < 100 && step.includes('%')) return
      last = now
      tell({ say: 'step', step })
    },
  })
  const spill = join(dirname(out), 'spill')
  mkdirSync(spill, { recursive: true })
  const kinds = imported.rejected ? await rejectedKinds(imported.rejected.path, spill) : []
  rmSync(spill, { recursive: true, force: true })
  return {
    hash: imported.hash,
    tables: imported.tables.map(({ table, rows }) => ({ table, rows })),
    rejected: imported.rejected?.rows ?? 0,
    kinds,
    warnings: imported.warnings,
  }
}
