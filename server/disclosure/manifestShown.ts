/**
 * A manifest as it may be shown to others. Of how many a fact is missing is a group of patients as any other: that values stood in is
 * said, and of how many is not. And the hash of what was counted confirms a guess: who knows all but two small numbers and their sum
 * tries the few pairs that are left.
 *
 * @example
 * manifestShown({ quantities: 'sha256-0a1b', replaced: { 'patient.age': 3 } }) // => { quantities: null, replaced: { 'patient.age': null } }
 */
export function manifestShown<T extends object & { readonly replaced?: unknown }>(manifest: T): T {
  const { replaced } = manifest
  if (typeof replaced !== 'object' || replaced === null) return { ...manifest, quantities: null }
  const hidden = Object.fromEntries(Object.keys(replaced).map((fact) => [fact, null]))
  return { ...manifest, quantities: null, replaced: hidden }
}
