import { join } from 'node:path'
import type { Case } from '../Case.ts'
import { dataset, kapitera } from '../data/dataset.ts'
import { patients } from '../data/patients.ts'
import { peersFolder } from '../data/peersFolder.ts'
import { number, ratio, times, whole } from '../report/written.ts'
import { wholeProcess } from '../wholeProcess.ts'

const DOCUMENTS = [
  { name: 'tariff_linear', what: 'linear, no cells' },
  { name: 'tariff', what: 'with a ceiling and a threshold, on cells' },
]

/** The command as a user starts it, from an imported dataset to a file of payouts, beside one statement by hand in Node. */
export const cold: Case = {
  name: 'cold',
  what: 'the whole process, from an imported dataset to payouts',
  async measure({ sizes, repeats }) {
    const rows: string[][] = []
    const figures: Record<string, number> = {}
    for (const size of sizes) {
      const folder = await dataset({ form: 'wide', patients: size, clinics: 250 })
      const byHand = [join(import.meta.dirname, '..', 'peers', 'tariffByHand.ts'), peersFolder, await patients(size)]
      const hand = wholeProcess(byHand, repeats)
      for (const { name, what } of DOCUMENTS) {
        const document = join(import.meta.dirname, '..', `${name}.yaml`)
        const words = [kapitera, 'run', document, '--data', folder, '--period', '2024']
        const { took, peakMb } = wholeProcess(words, repeats)
        rows.push([
          whole(size),
          what,
          times(took),
          times(hand.took),
          ratio(took.least / hand.took.least),
          number(peakMb),
        ])
        if (size !== 2_400_000) continue
        figures[name === 'tariff' ? 'cold-cells' : 'cold-linear'] = took.least
        if (name === 'tariff') figures['command-peak'] = peakMb
      }
    }
    return {
      tables: [
        {
          title: '`kapitera run`, the whole process from an imported dataset, ms',
          columns: ['patients', 'tariff', 'Kapitera', 'DuckDB by hand in Node', 'ratio', 'peak MB'],
          rows,
          notes: [
            'By hand: a process that starts Node and DuckDB and sends the peers’ one statement to their Parquet file, a row a patient; it checks nothing and writes 250 totals.',
            'Kapitera’s run reads and checks the document, proves that the files are those of the dataset by their hash, and writes every payment with a manifest. What was compiled is kept beside the bundle: the first start after `npm ci` takes longer.',
          ],
        },
      ],
      figures,
    }
  },
}
