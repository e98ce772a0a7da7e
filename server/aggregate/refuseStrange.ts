import { FACTS, type Model, type Program } from '../../models/index.ts'
import { foldedName } from '../dataset/check/foldedName.ts'
import { nearestWord } from '../dataset/nearestWord.ts'
import type { CountsTable } from './Counts.ts'
import { CountsTrouble } from './CountsTrouble.ts'

/**
 * Clinics whose names differ only by case, space or Unicode form: one clinic would be paid as two.
 *
 * @throws CountsTrouble with both names
 */
export function refuseAlike(clinics: readonly string[]): void {
  const names = new Map<string, string>()
  for (const clinic of clinics) {
    const other = names.get(foldedName(clinic))
    if (other !== undefined)
      throw new CountsTrouble(
        `The clinics \`${other}\` and \`${clinic}\` of the counts differ only by case, space or Unicode form. Write one clinic in one way.`,
      )
    names.set(foldedName(clinic), clinic)
  }
}

/**
 * Words that a fact does not have. A condition misspelt would else be counted as none, and paid so.
 *
 * @throws CountsTrouble with file, column and word
 */
export function refuseUnknownWords(tables: readonly CountsTable[], model: Model, program: Program): void {
  for (const { file, columns, lines } of tables)
    for (const column of columns) {
      const isConditions = column === 'condition' || column === 'conditions'
      const words = wordsOf(isConditions ? 'conditions' : column, model, program)
      if (words.length === 0) continue
      const written = new Set(
        lines.flatMap(({ values }) => {
          const text = values[column] ?? ''
          return isConditions ? text.split(/[\s+;|]+/) : [text]
        }),
      )
      const strange = [...written].find((word) => word !== '' && !words.includes(word))
      if (strange === undefined) continue
      const near = nearestWord(strange, words)
      const hint = near === undefined ? `The words are ${words.join(', ')}.` : `Did you mean \`${near}\`?`
      throw new CountsTrouble(`${file}, column ${column}: \`${strange}\` is none of the words of this column. ${hint}`)
    }
}

/** The words that a column may have: those of the vocabulary and of the model, and conditions that it reads. None where they are open. */
function wordsOf(column: string, model: Model, program: Program): readonly string[] {
  const own = model.facts.find(({ name }) => name === column)
  const words = own ? own.words : FACTS.find(({ name }) => name === column)?.words
  if (!words) return []
  const read = program.windows.flatMap(({ counts }) =>
    counts.flatMap(({ keys }) => keys.flatMap((key) => (key.type === 'conditions' ? key.words : []))),
  )
  return [...new Set(column === 'conditions' ? [...words, ...read] : words)]
}
