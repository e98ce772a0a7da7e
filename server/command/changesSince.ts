import type { Manifest } from './engine.ts'
import type { KeptManifest } from './readKept.ts'
import { writeJson } from './writeResult.ts'

/** Keys of a manifest that have their own sentence, or are no part of what a run was made from. */
const TOLD: readonly string[] = [
  'program',
  'calculation',
  'models',
  'dataset',
  'request',
  'quantities',
  'live',
  'command',
]
const WORDS: Readonly<Record<string, string>> = {
  assignment: 'which clinics are on which model',
  period: 'the period',
  ratesOf: 'the day whose rates are paid',
  facts: 'the facts asked for',
  replaced: 'how many values were missing',
}

/** The keys of a result that hold amounts. */
const AMOUNTS: readonly string[] = ['clinics', 'region', 'payments', 'total', 'balance', 'notSettled']

/** What a run was made from that is otherwise now, in words; nothing where all of it is the same. */
export function changesSince(before: KeptManifest, now: Manifest): string[] {
  const changed: string[] = []
  if (before.program !== now.program) changed.push(`the program, from ${before.program} to ${now.program}`)
  if (before.calculation !== now.calculation)
    changed.push(`the calculation, from ${before.calculation} to ${now.calculation}`)
  for (const { name, hash } of now.models) {
    const old = before.models.find((one) => one.name === name)
    if (!old) changed.push(`the model \`${name}\`, which was not there`)
    else if (old.hash !== hash) changed.push(`the model \`${name}\``)
  }
  for (const { name } of before.models)
    if (!now.models.some((one) => one.name === name)) changed.push(`the model \`${name}\`, which is no longer there`)
  if (before.dataset.hash !== now.dataset.hash) changed.push(datasetInWords(before, now))
  else if (keysThatDiffer(before.dataset, now.dataset, []).length > 0) changed.push('what the dataset says of itself')
  for (const key of keysThatDiffer(before, now, TOLD)) changed.push(WORDS[key] ?? `\`${key}\` of the manifest`)
  if (before.request !== now.request) changed.push('what the dataset is asked')
  // Data in a database has no hash of its own: what was counted tells.
  const isLive = now.live !== undefined && before.dataset.hash === now.dataset.hash
  if (before.quantities !== now.quantities)
    changed.push(isLive && before.request === now.request ? 'the data has changed since' : 'what was counted')
  return changed
}

/** An earlier version of the program took the hash of the same content in another form: `content` in the dataset's datapackage.json. */
function datasetInWords(before: KeptManifest, now: Manifest): string {
  const isSame = before.request === now.request && now.quantities !== null && before.quantities === now.quantities
  const name = `the dataset \`${now.dataset.name}\``
  return isSame
    ? `the hash of ${name}, though all that was counted is the same: rows that nothing read are others, or the same rows were imported by another version of the program`
    : name
}

/** Where everything that a result was made from is the same: what of the result is not. */
export function changesInResult(before: object, now: object): readonly string[] {
  if (writeJson(before) === writeJson(now)) return []
  const keys = keysThatDiffer(before, now, ['manifest'])
  const changed = keys.some((key) => AMOUNTS.includes(key))
    ? ['the amounts, though nothing that they were made from']
    : []
  const others = keys.filter((key) => !AMOUNTS.includes(key)).map((key) => `\`${key}\` of the result`)
  return keys.length === 0 ? ['the order in which the result is written'] : [...changed, ...others]
}

function keysThatDiffer(before: object, now: object, except: readonly string[]): readonly string[] {
  const [old, young] = [new Map(Object.entries(before)), new Map(Object.entries(now))]
  const keys = [...new Set([...old.keys(), ...young.keys()])].filter((key) => !except.includes(key))
  return keys.filter((key) => JSON.stringify(old.get(key)) !== JSON.stringify(young.get(key)))
}
