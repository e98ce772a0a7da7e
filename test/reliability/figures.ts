import { appendFileSync } from 'node:fs'

/** Keeps a figure for `docs/reference/reliability.md`, where `node test/reliability/refresh.ts` runs the tests. */
export function recordFigure(promise: string, figure: string): void {
  const file = process.env['KAPITERA_FIGURES']
  if (file !== undefined && file !== '') appendFileSync(file, `${JSON.stringify({ promise, figure })}\n`)
}
