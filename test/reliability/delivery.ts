import type { UploadChoice } from '../../server/contract/upload.ts'

/** How many deliveries there are that differ: what became of one is told from what became of another. */
export const VARIANTS = 3

/** A small delivery, by a number: the files with their names, and how they are read. */
export interface Delivery {
  readonly files: Readonly<Record<string, string>>
  readonly choice: UploadChoice
}

/** The delivery of a number; its name, its files' names and its rows are of the number alone. */
export function deliveryOf(number: number): Delivery {
  const [clinics, patients, listings] = ['clinics', 'patients', 'listings'].map((name) => `${name}_${number}.csv`) as [
    string,
    string,
    string,
  ]
  const own = `p${number % VARIANTS}`
  return {
    files: {
      [clinics]: 'id\nnorr\n',
      [patients]: `id,birth\n${own},1950-01-01\n`,
      [listings]: `patient,clinic,from\n${own},norr,2025-01-01\n`,
    },
    choice: {
      name: `d${number}`,
      title: `Delivery ${number}`,
      invented: true,
      asOf: '2026-01-31',
      mapping: 'own',
      files: [
        { file: clinics, table: 'clinics', columns: { id: 'id' }, values: {} },
        { file: patients, table: 'patients', columns: { id: 'id', birth: 'birth' }, values: {} },
        {
          file: listings,
          table: 'listings',
          columns: { patient: 'patient', clinic: 'clinic', from: 'from' },
          values: {},
        },
      ],
    },
  }
}

/** The number of the delivery that a file is of. */
export function numberOf(file: string): number {
  return Number(/_(\d+)\.csv$/.exec(file)?.[1])
}
