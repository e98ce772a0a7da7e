import type { Commands } from './commandsOf.ts'
import { COLUMNS } from './comparisonCsv.ts'
import type { CsvForm } from './CsvForm.ts'

const MEANING: Readonly<Record<(typeof COLUMNS)[number], { readonly sv: string; readonly en: string }>> = {
  alternative: { sv: 'bokstav; 0 är basen', en: 'letter; 0 is the baseline' },
  model: { sv: 'modellens eller tilldelningens namn', en: 'name of the model or assignment' },
  model_label: { sv: 'vad modellen heter på skärmen', en: 'what the model is called on the screen' },
  clinic: { sv: 'vårdcentralens kod; tom för regionen', en: 'code of the clinic; empty for the region' },
  clinic_name: { sv: 'vårdcentralens namn, eller region', en: 'name of the clinic, or region' },
  payment: { sv: 'ersättning; total är summan', en: 'payment; total is the sum' },
  payment_label: { sv: 'vad ersättningen heter på skärmen', en: 'what the payment is called on the screen' },
  group: { sv: 'ersättningens slag', en: 'kind of payment' },
  amount: { sv: 'belopp för perioden; tomt om det inte är avstämt', en: 'amount of the period; empty if not settled' },
  baseline_amount: { sv: 'samma ersättning i basen', en: 'the same payment in the baseline' },
  change: { sv: 'amount minus baseline_amount', en: 'amount minus baseline_amount' },
  currency: { sv: 'valuta', en: 'currency' },
  reconciled_percent: {
    sv: 'procent av det som betalades som basen återger; tomt om inget betalades, eller efter en annan regel',
    en: 'per cent of what was paid that the baseline reproduces; empty if nothing was paid, or by another rule',
  },
  state: { sv: 'settled: avstämt; not_settled: inte avstämt i perioden', en: 'settled, or not_settled in the period' },
}

const WIDTH = 18

/** README.txt of an export: what each file and column is, in both languages, and how to repeat it. */
export function codebook({ commands, notes }: Commands, isInvented: boolean, { separator }: CsvForm): string {
  const isSwedish = separator === ';'
  const [sv, en] = isSwedish
    ? ['UTF-8, decimalkomma, semikolon mellan kolumner', 'UTF-8, decimal comma, semicolons between columns']
    : ['UTF-8, decimalpunkt, komma mellan kolumner', 'UTF-8, decimal point, commas between columns']
  const list = (language: 'sv' | 'en'): string =>
    COLUMNS.map((column) => `  ${column.padEnd(WIDTH)} ${MEANING[column][language]}`).join('\n')
  const lines = [
    'KAPITERA',
    ...(isInvented ? ['', 'EXEMPEL, PÅHITTADE UPPGIFTER. EXAMPLE, INVENTED DATA.'] : []),
    '',
    'SVENSKA',
    `Tabellerna       ${sv}`,
    'clinics.csv      vårdcentralernas tabell som på skärmen: samma kolumner, ordning och urval',
    'comparison.csv   en rad per vårdcentral, alternativ och ersättning, och summor',
    list('sv'),
    'manifest.json    vad siffrorna räknades av: modeller, data, ändringar, budgetlås, adress och kommando',
    '*.yaml           ändrade modeller, som kommandot läser',
    'Text som börjar med = + - @ har fått en apostrof, så att inget kalkylprogram tar den för en formel.',
    '',
    'ENGLISH',
    `The tables       ${en}`,
    'clinics.csv      the clinics’ table as on the screen: the same columns, order and selection',
    'comparison.csv   a row a clinic, alternative and payment, and totals',
    list('en'),
    'manifest.json    what the figures were computed from: models, data, changes, budget lock, address and command',
    '*.yaml           changed models, which the command reads',
    'Text that begins with = + - @ was given an apostrophe, so that no spreadsheet takes it for a formula.',
    '',
    'KOMMANDO, i programmets mapp med filerna ovan bredvid / COMMAND, in the program’s folder with the files above beside it',
    ...commands.map((command) => `  ${command}`),
    ...notes.map((note) => `  ${note}`),
  ]
  return `${lines.join('\n')}\n`
}
