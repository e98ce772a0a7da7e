/** Lines that stand in both documents, or in one of them. */
export interface LinePart {
  readonly kind: 'equal' | 'removed' | 'added'
  readonly lines: readonly string[]
  /** The place of the first among all lines shown. */
  readonly first: number
}

/** Longer is not searched for what two documents share: they are then shown as all other. */
const MOST_MILLISECONDS = 1500

/** What differs between two documents line by line. The library is fetched when it is first asked for. */
export async function diffDocuments(a: string, b: string): Promise<readonly LinePart[]> {
  const { diffLines } = await import('diff')
  const found = diffLines(a, b, { timeout: MOST_MILLISECONDS }) ?? [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ]
  let first = 0
  return found.map(({ value, removed, added }): LinePart => {
    const lines = value.replace(/\n$/, '').split('\n')
    const part: LinePart = { kind: removed ? 'removed' : added ? 'added' : 'equal', lines, first }
    first += lines.length
    return part
  })
}
