import type { ListedTable } from './ListedTable.ts'

/** Which spells meet a cut-off; nothing where the file says that all of them do, and then their days are not read. */
export function listedAt(cutOff: number, { ranges }: ListedTable): string {
  const [since, until] = [ranges?.get('#since'), ranges?.get('#until')]
  const isFrom = since === undefined || since.hasMissing || since.most > cutOff
  const isTo = until === undefined || until.hasMissing || until.least < cutOff
  const conditions = [...(isFrom ? [`p."#since" <= ${cutOff}`] : []), ...(isTo ? [`p."#until" >= ${cutOff}`] : [])]
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
}
