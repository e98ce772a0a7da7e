import { isMap, isScalar, parseDocument, YAMLMap, YAMLSeq } from 'yaml'
import { beginningsOf } from './beginningsOf.ts'
import { GroupingTrouble } from './GroupingTrouble.ts'
import type { CodeList } from './readCodeList.ts'

/**
 * A grouping whose codes come from a file, written with them: all else stays as it was, and the file stands among the
 * sources with its hash. A model that names it has the codes in its own hash, so its manifest tells if one changes.
 *
 * @param text of a grouping with `codes_from: dataset`
 * @throws GroupingTrouble where a condition has no code
 */
export function writeGrouping(text: string, name: string, list: CodeList): string {
  const document = parseDocument(text, { schema: 'failsafe', version: '1.2' })
  const beginnings = beginningsOf(list)
  const conditions = document.get('conditions')
  const entries = isMap(conditions) ? conditions.items : []
  const wordOf = (key: unknown): string => (isScalar(key) ? String(key.value) : String(key))
  const without = entries.map(({ key }) => wordOf(key)).filter((word) => !beginnings.has(word))
  if (without.length > 0)
    throw new GroupingTrouble(
      `\`${list.file}\` has no code of ${without.join(', ')}.`,
      'Take those conditions away in a copy of the grouping, or add their codes.',
    )
  document.commentBefore = ` Made by kapitera group from ${list.file}, whose licence is its publisher’s: make it again rather than change it.`
  const first = isMap(document.contents) ? document.contents.items[0]?.key : undefined
  if (isScalar(first)) first.commentBefore = null // it says how to come to this document
  document.set('grouping', name)
  document.delete('codes_from')
  document.setIn(['sources', 'codes'], document.createNode({ title: list.file, note: { en: list.hash } }))
  for (const { key, value } of entries) {
    const codes = new YAMLSeq()
    codes.flow = true
    codes.items = (beginnings.get(wordOf(key)) ?? []).map((code) => document.createNode(dotted(code)))
    const condition = isMap(value) ? value : new YAMLMap()
    condition.flow = false
    condition.set('codes', codes)
    document.setIn(['conditions', wordOf(key)], condition)
  }
  return document.toString({ lineWidth: 120, singleQuote: true })
}

/** `E119` as it is printed, `E11.9`. */
function dotted(code: string): string {
  return code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}
