import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Case } from '../Case.ts'
import { benchFolder } from '../data/benchFolder.ts'
import { kapitera } from '../data/dataset.ts'
import { type Delivery, delivery, nameOf } from '../data/delivery.ts'
import { number, ratio, whole } from '../report/written.ts'
import { onceProcess } from '../wholeProcess.ts'

/** `kapitera import`, beside DuckDB that reads the same files and writes them as Parquet, and checks nothing. */
export const importing: Case = {
  name: 'import',
  what: 'importing patients and five contacts each, beside DuckDB’s bare read_csv to Parquet',
  async measure({ sizes, isAll }) {
    const rows: string[][] = []
    const figures: Record<string, number> = {}
    // Twelve million contacts take minutes.
    for (const size of isAll ? sizes : sizes.filter((one) => one <= 1_000_000)) {
      const wanted: Delivery = { form: 'rows', patients: size, clinics: 250 }
      const source = await delivery(wanted)
      const out = join(benchFolder, 'imported')
      const bare = join(benchFolder, 'bare')
      const hand = onceProcess([join(import.meta.dirname, '..', 'peers', 'importByHand.ts'), source, bare])
      rmSync(out, { recursive: true, force: true })
      const ours = onceProcess([kapitera, 'import', source, '--out', out])
      const kept = join(benchFolder, nameOf(wanted))
      if (existsSync(kept)) rmSync(out, { recursive: true, force: true })
      else renameSync(out, kept)
      rmSync(bare, { recursive: true, force: true })
      const factor = ours.took / hand.took
      rows.push([
        whole(size),
        number(ours.took),
        number(hand.took),
        ratio(factor),
        ratio(ours.processor / hand.processor),
        number(ours.peakMb),
        number(hand.peakMb),
      ])
      figures['import'] = factor
    }
    return {
      tables: [
        {
          title: '`kapitera import`, the whole process, ms',
          columns: [
            'patients',
            'Kapitera',
            'DuckDB, nothing checked',
            'ratio',
            'of processor time',
            'peak MB',
            'DuckDB’s',
          ],
          rows,
          notes: [
            'Five contacts a patient. By hand each file is read with `read_csv` and written with `COPY … (FORMAT parquet)`, unsorted.',
          ],
        },
      ],
      figures,
    }
  },
}
