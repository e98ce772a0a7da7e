import type { HccReference } from './readReference.ts'
import { conditionLabel, editLabel, type HccLabel, madeLabel } from './labels.ts'

/** The grouping of one version: its categories with their hierarchy, and what is made of them. */
export function writeGrouping({ version, categories }: HccReference): string {
  const { name, groups, interactions, edits } = version
  return `# Made by test/golden/makeHcc.ts from published tables: change that, not this.
# Which diagnosis belongs to which category is too long a list for a document: it is delivered with the dataset as \`codes\`,
# imported from the publisher's own table. A category beside it in comments has the publisher's name.
format: 1
grouping: ${groupingName(version)}
status: enacted
label: { sv: Sjukdomskategorier CMS-HCC ${name}, en: Disease categories CMS-HCC ${name} }
sources:
  hierarchies: { title: 'Centers for Medicare & Medicaid Services, CMS-HCC model software 2026', published: 2026 }
note:
  sv: ${NOTES[name].sv}
  en: ${NOTES[name].en}
over: 12 months # the software reads the calendar year before the one that is paid: run January
codes_from: dataset
conditions:
${categories.map(({ word, label, replaces }) => `  ${word}: { ${written(conditionLabel(word))}${replaced(replaces)} } # ${label}\n`).join('')}${edits.map(({ word, category, instead }) => `  ${word}: { ${written(conditionLabel(word))} } # codes of ${category} that for some people mean ${instead}\n`).join('')}derived: # groups of categories, then interactions: after the hierarchy
${edits.map(({ word, category }) => `  ${editName(word)}: { ${written(editLabel(word, category))}, all: [${category}, ${word}] }\n`).join('')}${made(groups, 'any')}${made(interactions, 'all')}counts:
  payment_hccs:
    label: { sv: Antal kategorier som betalas, en: Number of payment HCCs }
    of:
${list(categories.map(({ word }) => word))}`
}

/** Where a code means something else by age or sex: what is followed, and what is not. */
const NOTES = {
  V22: {
    sv: 'Koder som byter kategori efter ålder eller kön följs inte; listan för V22 är inte läst.',
    en: 'Codes that change category by age or sex are not followed; the list for V22 was not read.',
  },
  V24: {
    sv: 'Koder som byter kategori efter ålder eller kön följs inte; listan för V24 är inte läst.',
    en: 'Codes that change category by age or sex are not followed; the list for V24 was not read.',
  },
  V28: {
    sv: 'Bröstcancer före 50 år och blödarsjuka hos kvinnor följs; att koder är ogiltiga för barn gör det inte.',
    en: 'Breast cancer before 50 and haemophilia in women are followed; that codes are invalid in children is not.',
  },
} as const

/** The word for those whose category may be another, before it is asked who they are. */
export function editName(word: string): string {
  return `${word}_edit`
}

/** The name of a version's grouping. */
export function groupingName({ name }: { readonly name: string }): string {
  return `hcc_${name.toLowerCase()}`
}

function replaced(words: readonly string[]): string {
  return words.length === 0 ? '' : `, replaces: [${words.join(', ')}]`
}

function made(combinations: Readonly<Record<string, readonly string[]>>, how: 'any' | 'all'): string {
  return Object.entries(combinations)
    .map(([word, of]) => `  ${word}: { ${written(madeLabel(word, of))}, ${how}: [${of.join(', ')}] }\n`)
    .join('')
}

const written = ({ sv, en }: HccLabel): string => `label: { sv: ${sv}, en: ${en} }`

/** A list in lines of a readable length. */
function list(words: readonly string[]): string {
  const lines: string[][] = [[]]
  for (const word of words) {
    const line = lines.at(-1) ?? []
    if (line.length < 12) line.push(word)
    else lines.push([word])
  }
  return `      [\n${lines.map((line) => `        ${line.join(', ')},\n`).join('')}      ]\n`
}
