import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A copy of a stored dataset, as a program stored it that knew nothing of a part: of `listed`, or of its codes alone. */
export function forgetting(part: 'listed' | 'codes', stored: string, to: string): string {
  cpSync(stored, to, { recursive: true })
  const path = join(to, 'datapackage.json')
  const text = readFileSync(path, 'utf8')
  const without = JSON.stringify(JSON.parse(text), (key, value: unknown) => (key === part ? undefined : value))
  if (without === JSON.stringify(JSON.parse(text))) throw new Error(`The import has stored no ${part}.`)
  writeFileSync(path, without)
  return to
}
