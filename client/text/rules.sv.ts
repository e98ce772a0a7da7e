/** The words around a rule book in Swedish; its own words come with it. */
export const rulesSv = {
  'rules.label': 'Regelbok',
  'rules.inWords': 'Hela regeln i ord',
  'rules.contents': 'Innehåll',
  'rules.back': 'Till jämförelsen',
  'rules.print': 'Skriv ut',
  'rules.loading': 'Skriver regelboken',
  'rules.failed': 'Regelboken gick inte att hämta.',
  'rules.generated': 'Texten är gjord av modellens dokument. Det som står här är det som räknas.',
  'rules.warning': 'Observera:',
  'rules.scrolls': '{label}, går att rulla i sidled',
  'rules.formula': 'Formel',
  'rules.table': 'Tabell',
  'rules.opens': '{title} (annan webbplats)',
} as const
