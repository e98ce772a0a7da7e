import { stringify } from 'yaml'
import type { Chance } from './Chance.ts'
import { inWords } from './Draft.ts'

/** The conditions that shapes ask for, with the beginnings of their codes. */
const CODED: Readonly<Record<string, readonly string[]>> = {
  diabetes: ['E11', 'E10'],
  diabetes_complicated: ['E11.9'],
  hypertension: ['I10'],
  copd: ['J44'],
  asthma: ['J45'],
  depression: ['F32', 'F33'],
  cancer: ['C'],
}

/** The text of a grouping with a hierarchy, conditions made of others, and counts; its codes here or in the dataset. */
export function drawGrouping(chance: Chance, name: string): string {
  const isFromData = chance.flip(0.4)
  const replaces: Readonly<Record<string, readonly string[]>> = {
    diabetes_complicated: ['diabetes'],
    copd: chance.flip() ? ['asthma', 'diabetes_complicated'] : ['asthma'],
    hypertension: chance.flip(0.3) ? ['copd'] : [],
  }
  const conditions = Object.entries(CODED).map(([word, codes]) => {
    const replaced = replaces[word] ?? []
    return [
      word,
      { ...(!isFromData && { codes }), ...(replaced.length > 0 && { replaces: replaced }), label: labelOf(word) },
    ]
  })
  const grouping = {
    format: 1,
    grouping: name,
    label: labelOf(name),
    over: `${chance.pick([12, 15, 18])} months`,
    ...(isFromData && { codes_from: 'dataset' }),
    conditions: Object.fromEntries(conditions),
    derived: {
      lung: { any: ['copd', 'asthma'] },
      lung_and_sugar: { all: ['lung', chance.pick(['diabetes', 'diabetes_complicated'])] },
    },
    counts: { condition_count: chance.flip() ? 'all' : ['diabetes', 'copd', 'hypertension', 'lung'] },
  }
  return stringify(inWords(grouping), { schema: 'failsafe', lineWidth: 0, aliasDuplicateObjects: false })
}

function labelOf(name: string): Readonly<Record<'sv' | 'en', string>> {
  const words = name.replaceAll('_', ' ')
  return { sv: words, en: words }
}
