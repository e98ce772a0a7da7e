/**
 * A name as people hear it: without difference of case, space or Unicode form.
 *
 * @example
 * foldedName('A\u030Asa  Clinic') === foldedName('\u00E5sa clinic') // => true
 */
export function foldedName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\u00ad\u200b-\u200d\u2060\ufeff]+/g, ' ')
    .trim()
}
