import type { CatalogueCard } from '../../../server/contract/catalogue.ts'
import type { Language } from '../../text/Language.ts'
import type { CatalogueChoice } from './catalogueAddress.ts'

/** The cards that a choice asks for: all of its words must stand in what a card says of itself or reads. */
export function filterCards(
  cards: readonly CatalogueCard[],
  { words, jurisdiction, status, runs }: CatalogueChoice,
  language: Language,
): readonly CatalogueCard[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  return cards.filter((card) => {
    if (jurisdiction !== '' && jurisdictionOf(card) !== jurisdiction) return false
    if (status !== '' && card.status !== status) return false
    if (runs !== '' && (card.trouble === undefined) !== (runs === 'yes')) return false
    const own = wordsOf(card, language)
    return asked.every((word) => own.includes(word))
  })
}

/** What a card is filtered by: the English label, so that an address holds in both languages. */
export function jurisdictionOf({ jurisdiction }: Pick<CatalogueCard, 'jurisdiction'>): string {
  return jurisdiction?.en ?? 'none'
}

function wordsOf({ name, label, jurisdiction, valid, needs }: CatalogueCard, language: Language): string {
  const years = `${valid.from.slice(0, 4)} ${valid.to?.slice(0, 4) ?? ''}`
  const read = needs.map((need) => `${need.name} ${need.label?.[language] ?? ''}`).join(' ')
  return `${name} ${label[language]} ${jurisdiction?.[language] ?? ''} ${years} ${read}`.toLowerCase()
}
