import { constantsOf, type HashedTable, isRepeating, keySql, restSql, sumsOf, varying } from './hashContent.ts'
import type { ImportEngine } from './ImportEngine.ts'
import type { UnhashedTable } from './storeTables.ts'

const GROUPS = 'added_patients'

/**
 * Patients and the listings that were made of them, with what their hashes are made from, where it is worth while to add it up of both at once: the
 * digest of each patient is made once. All other tables come back as they were.
 *
 * @param together the view of patients with their clinic
 */
export async function sumTogether(
  files: readonly UnhashedTable[],
  together: string,
  engine: Pick<ImportEngine, 'ask' | 'run'>,
): Promise<readonly UnhashedTable[]> {
  const [patients, listings] = ['patients', 'listings'].map((name) => files.find(({ table }) => table === name)?.hashed)
  if (!patients || !listings) return files
  const [ofPatients, ofListings]: readonly [HashedTable, HashedTable] = [
    { ...patients, constants: await constantsOf(patients, engine) },
    { ...listings, constants: await constantsOf(listings, engine) },
  ]
  if (!(await isRepeating(ofPatients, engine))) return files
  const [columns, clinic] = [varying(ofPatients).join(', '), varying(ofListings).join(', ')]
  if (columns === '' || clinic !== '"clinic"') return files
  await engine.run(
    `CREATE TABLE ${GROUPS} AS SELECT GROUPING(clinic) = 0 AS "#isListing", ${columns}, clinic, count(*) AS "#rows", sum(${keySql('id')}) AS "#key" ` +
      `FROM ${together} GROUP BY GROUPING SETS ((${columns}), (clinic))`,
  )
  const sumsIn = (table: HashedTable, where: string): Promise<readonly string[]> =>
    sumsOf(`(SELECT *, ${restSql(table)} AS "#rest" FROM ${GROUPS} WHERE ${where})`, engine)
  const sums = {
    patients: await sumsIn(ofPatients, 'NOT "#isListing"'),
    listings: await sumsIn(ofListings, '"#isListing" AND clinic IS NOT NULL'),
  }
  return files.map((file) =>
    file.table === 'patients' || file.table === 'listings'
      ? { ...file, hashed: { ...file.hashed, sums: sums[file.table] } }
      : file,
  )
}
