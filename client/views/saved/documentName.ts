/**
 * What a document calls itself; undefined where its text does not say, or does not yet.
 *
 * @example
 * documentName('format: 1\nmodel: region_2016\n') // => 'region_2016'
 * documentName('label: A model\n') // => undefined
 */
export function documentName(text: string): string | undefined {
  return /^(?:model|scenario):[ \t]*([a-z]\w*)/m.exec(text)?.[1]
}
