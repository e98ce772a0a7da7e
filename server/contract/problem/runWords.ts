import type { RunTrouble } from '../../../models/payout/index.ts'
import type { ProblemWords } from './ProblemKind.ts'

/** Why a run stops. */
export const runWords: Readonly<Record<RunTrouble['code'], ProblemWords>> = {
  'open-rate': {
    title: { sv: 'En ersättningsnivå saknar värde.', en: 'A rate has no value.' },
    text: {
      sv: 'Modellens källa anger inte nivån, och inget värde gissas. Fyll i den i ett scenario, med källa.',
      en: 'The model’s source does not give the rate, and no value is guessed. Fill it in a scenario, with a source.',
    },
  },
  'no-value-yet': {
    title: { sv: 'En ersättningsnivå gäller först senare.', en: 'A rate has no value yet.' },
    text: {
      sv: 'Nivåns första värde gäller från en senare dag än perioden. Välj en senare period eller en annan dag för nivåerna.',
      en: 'The first value of the rate begins after the period. Choose a later period or another day for the rates.',
    },
  },
  'no-answer': {
    title: { sv: 'En ersättning går inte att räkna ut.', en: 'A payment has no answer.' },
    text: {
      sv: 'En uppgift saknas, eller något delas med noll, och inget sätts i stället. Felet anger vårdcentralen och steget där det började.',
      en: 'A fact is missing or something is divided by zero, and nothing is put in its place. The error names the clinic and the step where it began.',
    },
  },
  'no-previous': {
    title: { sv: 'Föregående periods belopp saknas.', en: 'The amount of the previous period is missing.' },
    text: {
      sv: 'Modellen läser vad som betalades i perioden före. Välj en senare period, eller ge datamängden det som saknas.',
      en: 'The model reads what was paid in the period before. Choose a later period, or give the dataset what it lacks.',
    },
  },
  'outside-validity': {
    title: { sv: 'Modellen gäller inte i perioden.', en: 'The model is not in force in the period.' },
    text: {
      sv: 'Reglerna gäller de dagar som modellen anger. Välj en annan period, eller säg vilken dags nivåer som ska läsas.',
      en: 'Rules are in force on the days that the model names. Choose another period, or say on which day the rates are read.',
    },
  },
  'fixed-rate': {
    title: { sv: 'Ersättningsnivån kan inte ändras här.', en: 'The rate cannot be changed here.' },
    text: {
      sv: 'Databasen har redan räknat in nivån i summorna, för deras delar får inte lämna den. Ändra i modellens dokument och kör igen, eller låt en annan ersättning ge vika.',
      en: 'The database has made sums with the rate, for their cells may not leave it. Change the document and run it again, or let another payment give way.',
    },
  },
  'unknown-word': {
    title: { sv: 'Ett ord är inte bland dem som väntas.', en: 'A word is not among those expected.' },
    text: {
      sv: 'Kolumnen eller uppgiften har ord som inte känns igen. En mappning kan sätta andra ord i stället.',
      en: 'The column or fact has a word that is not known. A mapping can put other words in its place.',
    },
  },
}
