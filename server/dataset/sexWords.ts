/** How sex is written beside `female` and `male`, each in small letters: Swedish and English letters and words. */
const WRITTEN: readonly { readonly female: string; readonly male: string }[] = [
  { female: 'k', male: 'm' },
  { female: 'f', male: 'm' },
  { female: 'kvinna', male: 'man' },
  { female: 'kvinnor', male: 'män' },
]

/** Swedish registers write 1 for men and 2 for women, others otherwise: it is said and never proposed. */
const IN_REGISTERS: Readonly<Record<string, string>> = { '1': 'male', '2': 'female' }

/**
 * The words to put in place of how a column writes sex. Nothing where a value is none of a known way, or a number, which only
 * who wrote it can tell.
 *
 * @example
 * proposeSexWords(['K', '', 'M']) // => { K: 'female', M: 'male' }
 * proposeSexWords(['1', '2']) // => undefined
 */
export function proposeSexWords(values: readonly string[]): Readonly<Record<string, string>> | undefined {
  const seen = [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]
  if (seen.length === 0) return undefined
  const way = WRITTEN.find(({ female, male }) => seen.every((value) => [female, male].includes(value.toLowerCase())))
  if (!way) return undefined
  // The other word is written as the one that was seen, for it may come further down.
  const [first = ''] = seen
  const like = (word: string): string =>
    first === first.toUpperCase()
      ? word.toUpperCase()
      : first === first.toLowerCase()
        ? word
        : `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`
  const all = [...new Set([...seen, like(way.female), like(way.male)])].toSorted()
  return Object.fromEntries(all.map((value) => [value, value.toLowerCase() === way.female ? 'female' : 'male']))
}

/**
 * What to do with a value that is neither `female` nor `male`, where it may mean one of them.
 *
 * @example
 * sexHint('K') // => 'If it means `female`, say so in a mapping: `values: { sex: { K: female } }`.'
 */
export function sexHint(value: string): string | undefined {
  const plain = value.trim().toLowerCase()
  const way = WRITTEN.find(({ female, male }) => plain === female || plain === male)
  const means = way ? (plain === way.female ? 'female' : 'male') : IN_REGISTERS[plain]
  if (means === undefined) return undefined
  const written = way ? value.trim() : `"${value.trim()}"`
  const where = way ? 'If it means' : 'In Swedish registers 1 is a man and 2 a woman, and elsewhere not. If it means'
  return `${where} \`${means}\`, say so in a mapping: \`values: { sex: { ${written}: ${means} } }\`.`
}
