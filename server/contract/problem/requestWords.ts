import type { RefusalCode } from '../../routes/RequestRefused.ts'
import type { RequestTroubleCode } from '../../region/RequestTrouble.ts'
import type { StoreCode } from '../../store/StoreTrouble.ts'
import type { ProblemWords } from './ProblemKind.ts'

/** Problems of a request itself, and our own fault. */
export const requestWords: Readonly<
  Record<
    Exclude<RefusalCode, StoreCode> | RequestTroubleCode | 'cannot-run' | 'counts' | 'data' | 'server',
    ProblemWords
  >
> = {
  'unknown-address': {
    title: { sv: 'Det finns inget på den här adressen.', en: 'There is nothing at this address.' },
    text: {
      sv: 'Adressen eller metoden hör inte till gränssnittet. Se efter i beskrivningen på /api-docs.',
      en: 'The address or the method is no part of the interface. Look it up in the description at /api-docs.',
    },
  },
  'unknown-method': {
    title: { sv: 'Adressen tar inte emot den metoden.', en: 'This address does not take that method.' },
    text: {
      sv: 'Rubriken Allow anger vilka metoder som tas emot. Se beskrivningen på /api-docs.',
      en: 'The header Allow says which methods it takes. See the description at /api-docs.',
    },
  },
  'unreadable-request': {
    title: { sv: 'Det som skickades går inte att läsa.', en: 'The request cannot be read.' },
    text: {
      sv: 'Något saknas, har fel form eller är inte JSON. Felet anger vilken del det gäller. Rätta den och skicka igen.',
      en: 'Something is missing, has the wrong form or is not JSON. The error names the part. Mend it and send it again.',
    },
  },
  'too-deep': {
    title: { sv: 'Det som skickades har för många nivåer.', en: 'The request has too many levels.' },
    text: {
      sv: 'Listor och objekt får ligga i varandra i högst 64 nivåer. Skicka det plattare.',
      en: 'Lists and objects may stand inside each other 64 levels deep at most. Send it flatter.',
    },
  },
  'body-too-large': {
    title: { sv: 'Det som skickades är för stort.', en: 'The request is too large.' },
    text: {
      sv: 'En fråga har namn och ersättningsnivåer, aldrig data. Filer skickas var för sig till en inläsning.',
      en: 'A request has names and rates, never data. Files are sent one by one to an import.',
    },
  },
  'not-json': {
    title: { sv: 'Servern läser inte den kodningen.', en: 'The server does not read this encoding.' },
    text: {
      sv: 'Skicka JSON i UTF-8, med Content-Type: application/json.',
      en: 'Send JSON in UTF-8, with Content-Type: application/json.',
    },
  },
  'other-origin': {
    title: {
      sv: 'Bara sidan på den här servern kan skicka det här.',
      en: 'Only the page of this server can send this.',
    },
    text: {
      sv: 'Det som ändrar något ska ha rubriken Origin med serverns egen adress. Så hindras en annan webbplats från att ändra åt dig.',
      en: 'What changes something carries the header Origin with the server’s own address. So another site cannot change things for you.',
    },
  },
  'took-too-long': {
    title: { sv: 'Servern hann inte svara.', en: 'The server did not answer in time.' },
    text: {
      sv: 'Svaret avbröts vid tidsgränsen. Försök igen: det som redan är räknat sparas. Välj annars en kortare period.',
      en: 'The answer was cut at the limit of time. Try again: what has been counted is kept. Or choose a shorter period.',
    },
  },
  'unknown-name': {
    title: { sv: 'Det som efterfrågas finns inte.', en: 'What is asked for is not there.' },
    text: {
      sv: 'Datamängden, modellen, vårdcentralen, ersättningsnivån eller inläsningen finns inte under det namnet. Felet anger vilken, och vad som ligger närmast.',
      en: 'The dataset, model, clinic, rate or import is not there by this name. The error says which, and what is nearest.',
    },
  },
  'not-now': {
    title: { sv: 'Det går inte att göra nu.', en: 'This cannot be done now.' },
    text: {
      sv: 'Något annat pågår, eller ett steg före är inte gjort. Felet anger vilket.',
      en: 'Something else is under way, or a step before it has not been done. The error says which.',
    },
  },
  counts: {
    title: { sv: 'Antalen går inte att räkna på.', en: 'The counts cannot be used.' },
    text: {
      sv: 'En fil med antal har fel form, en månad saknas eller filerna säger emot varandra. Felet anger fil och rad. Rätta den och skicka igen.',
      en: 'A file of counts has the wrong form, a month is missing or the files contradict each other. The error names file and row. Mend it and send it again.',
    },
  },
  'cannot-run': {
    title: { sv: 'Modellen går inte att köra.', en: 'The model cannot be run.' },
    text: {
      sv: 'Modellens dokument har fel, eller räknar något som inte kan räknas på datamängden. Felet anger vilken ersättning och vad som hjälper.',
      en: 'The model’s document has errors, or counts what cannot be counted on the dataset. The error names the payment and the remedy.',
    },
  },
  data: {
    title: { sv: 'Datamängden går inte att använda.', en: 'The dataset cannot be used.' },
    text: {
      sv: 'Något i datamängden är fel. Felet anger platsen.',
      en: 'Something in the dataset is wrong. The error names the place.',
    },
  },
  'file-removed': {
    title: { sv: 'Arbetets fil är borttagen.', en: 'The file of this work was removed.' },
    text: {
      sv: 'Filer av dragningar och paket finns kvar i 90 dagar, om servern inte säger något annat. Arbetet står kvar i listan. Gör om det: samma dragningar av samma data ger samma fil. Det som är sparat tas aldrig bort så.',
      en: 'Files of draws and bundles are kept for 90 days, unless the server says otherwise. The work stays in the list. Do it again: the same draws of the same data give the same file. What is saved is never removed so.',
    },
  },
  'too-many-jobs': {
    title: { sv: 'För många av dina arbeten väntar redan.', en: 'Too many of your jobs wait already.' },
    text: {
      sv: 'Vänta tills några är klara, eller avbryt några som väntar. Inget av det som redan väntar är borta.',
      en: 'Wait until some have finished, or cancel some that wait. Nothing that waits already is lost.',
    },
  },
  server: {
    title: { sv: 'Något gick fel i servern.', en: 'Something went wrong in the server.' },
    text: {
      sv: 'Felet är vårt. Inget av det du skrev är borta. Försök igen, och uppge annars numret: det står i serverns logg.',
      en: 'The fault is ours. Nothing that you wrote is lost. Try again, or else quote the number: it stands in the server’s log.',
    },
  },
}
