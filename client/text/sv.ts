/** Every word of the screen in Swedish. Words in braces are filled in: `{clinic}`. The keys are those of en.ts. */
export const sv = {
  'app.name': 'Kapitera',
  'app.skip': 'Hoppa till innehållet',
  'app.language': 'Språk',
  'language.sv': 'Svenska',
  'language.en': 'English',
  'invented.tag': 'Exempel, påhittade uppgifter',
  'invented.why': 'Vårdcentralerna, invånarna och satserna är påhittade. Siffrorna gäller ingen verklig region.',
  'state.loading': 'Räknar',
  'state.failed': 'Det gick inte att hämta utfallet.',
  'state.failed.number': 'Nummer att uppge: {instance}',
  'state.retry': 'Försök igen',
  'payout.title': 'Vad får varje vårdcentral betalt?',
  'payout.lead':
    'Under {period} får {count} vårdcentraler tillsammans {total}. Mest får {most} ({highest}), minst {least} ({lowest}).',
  'payout.empty': 'Här finns inga vårdcentraler. Läs in en datamängd, så visas utfallet.',
  'payout.chart': 'Så fördelas pengarna',
  'payout.chart.axis': 'Ersättning för {period}, miljoner kronor',
  'payout.table': 'Utfall per vårdcentral',
  'payout.table.note': 'Alla belopp i kronor. Varje rad och kolumn summerar på öret.',
  'payout.clinic': 'Vårdcentral',
  'payout.total': 'Summa',
  'payout.region': 'Regionen',
  'payout.notSettled': 'inte avstämd än',
  'payout.foot': 'Modell {model}, datamängd {dataset}, period {period}.',
} as const

/** A key of the texts: the same in every language. */
export type TextKey = keyof typeof sv
