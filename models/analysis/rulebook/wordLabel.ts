import type { Label, Model } from '../../document/Model.ts'
import type { Fact } from '../../vocabulary/facts.ts'
import { wordsEn } from './words.en.ts'
import { wordsSv } from './words.sv.ts'

/**
 * What a reader calls a word that stands in data: as the fact or the model's grouping labels it, or the vocabulary; else the word
 * itself without its underscores.
 *
 * @example
 * wordLabel('heart_failure', {}) // => { sv: 'hjärtsvikt', en: 'heart failure' }
 * wordLabel('own_word', {}) // => { sv: 'own word', en: 'own word' }
 */
export function wordLabel(word: string, { grouping }: Pick<Model, 'grouping'>, of?: Fact): Label {
  const { conditions = [], derived = [] } = grouping ?? {}
  const coded = of?.name === 'conditions' ? [...conditions, ...derived].find((one) => one.word === word) : undefined
  const own = of?.wordLabels?.[word] ?? coded?.label
  const bare = word.replaceAll('_', ' ')
  return own ?? { sv: wordsSv.words[word] ?? bare, en: wordsEn.words[word] ?? bare }
}
