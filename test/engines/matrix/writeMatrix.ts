import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../../server/projectRoot.ts'
import { startPostgres } from '../../postgres.ts'
import { importSet, modelOf } from './importSet.ts'
import type { Line } from './Line.ts'
import { matrixTable, unequal } from './matrixTable.ts'
import { payEverywhere } from './payEverywhere.ts'
import { closePlaces, placesOf } from './placesOf.ts'
import { type MatrixSet, SETS } from './SETS.ts'

/** The page, and where in it the tables stand. */
const PAGE = join(projectRoot(), 'docs', 'reference', 'matrix.md')
const [BEGIN, END] = ['<!-- matrix: begin -->', '<!-- matrix: end -->']

/**
 * Runs every model of the matrix on its dataset by every engine, and writes the tables into the page; only those datasets whose
 * name holds one of the words, if there are words, and then the page is left as it is.
 *
 * @returns how many pairs differ
 */
export async function writeMatrix(words: readonly string[]): Promise<number> {
  const postgres = await startPostgres()
  const lines: Line[] = []
  try {
    for (const set of SETS.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word))))
      lines.push(...(await linesOf(set)))
  } finally {
    await postgres?.stop()
  }
  const text = matrixTable(lines)
  if (words.length > 0) console.info(text)
  else writeBetween(text)
  return unequal(lines).length

  async function linesOf(set: MatrixSet): Promise<readonly Line[]> {
    const folder = mkdtempSync(join(tmpdir(), 'kapitera-matrix-'))
    try {
      const imported = await importSet(set, folder)
      const places = { ...(await placesOf({ ...set, imported, postgres })), noOracle: set.noOracle }
      const own: Line[] = []
      for (const { model, ...rest } of set.runs) {
        const start = performance.now()
        own.push(await payEverywhere(places, { model: modelOf(model, folder), ...rest }))
        console.info(`${set.name}: ${model}, ${Math.round(performance.now() - start)} ms`)
      }
      await closePlaces(places)
      return own
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

function writeBetween(text: string): void {
  const page = readFileSync(PAGE, 'utf8')
  const [before, after] = [page.indexOf(BEGIN), page.indexOf(END)]
  if (before === -1 || after === -1) throw new Error(`${PAGE} has lost the marks between which the tables stand.`)
  writeFileSync(PAGE, `${page.slice(0, before + BEGIN.length)}\n\n${text}\n${page.slice(after)}`)
}
