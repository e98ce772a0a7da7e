import type { StoreCode } from '../../store/StoreTrouble.ts'
import type { ProblemWords } from './ProblemKind.ts'

/** Why something is not kept, or not found among what is. */
export const storeWords: Readonly<Record<StoreCode, ProblemWords>> = {
  'unknown-object': {
    title: { sv: 'Det sparade finns inte.', en: 'There is no such saved object.' },
    text: {
      sv: 'Inget är sparat under det numret. Sök i listan, också bland det borttagna.',
      en: 'Nothing is saved under this number. Search the list, the deleted ones too.',
    },
  },
  'unknown-version': {
    title: { sv: 'Versionen finns inte.', en: 'There is no such version.' },
    text: { sv: 'Välj en version ur listan.', en: 'Choose a version of the list.' },
  },
  'object-is-deleted': {
    title: { sv: 'Det är borttaget.', en: 'It is deleted.' },
    text: {
      sv: 'Alla versioner finns kvar. Återställ det först, och ändra sedan.',
      en: 'Every version is still there. Restore it first, then change it.',
    },
  },
  'object-is-not-deleted': {
    title: { sv: 'Det är inte borttaget.', en: 'It is not deleted.' },
    text: { sv: 'Det finns inget att återställa.', en: 'There is nothing to restore.' },
  },
  'version-conflict': {
    title: { sv: 'Någon annan har ändrat under tiden.', en: 'Somebody else has changed it meanwhile.' },
    text: {
      sv: 'Båda versionerna finns. Jämför dem, välj vad som ska gälla och spara igen: det blir en ny version.',
      en: 'Both versions are there. Compare them, choose what shall hold and save again: it becomes a new version.',
    },
  },
  'version-not-said': {
    title: { sv: 'Det framgår inte vilken version som ändras.', en: 'It is not said which version is changed.' },
    text: {
      sv: 'Skicka versionen som lästes i If-Match, så att ingen annans ändring skrivs över.',
      en: 'Send the version that was read in If-Match, so that nobody else’s change is lost.',
    },
  },
  'unreadable-version': {
    title: { sv: 'Versionen i If-Match går inte att läsa.', en: 'The version in If-Match cannot be read.' },
    text: {
      sv: 'Skriv den som i ETag, med citattecken: "3".',
      en: 'Write it as in ETag, with quotation marks: "3".',
    },
  },
  'unreadable-key': {
    title: { sv: 'Nyckeln i Idempotency-Key går inte att läsa.', en: 'The key in Idempotency-Key cannot be read.' },
    text: {
      sv: 'Nyckeln har 1 till 200 tecken ur ASCII utan mellanslag. Ett slumptal som UUID passar.',
      en: 'The key has 1 to 200 characters of ASCII without spaces. A random UUID will do.',
    },
  },
  'unreadable-page': {
    title: { sv: 'Platsen i listan går inte att läsa.', en: 'The place in the list cannot be read.' },
    text: {
      sv: 'after ska vara det som svaret före gav som next. Börja annars om utan after.',
      en: 'after is what the answer before gave as next. Or begin again without after.',
    },
  },
  'key-used-before': {
    title: { sv: 'Nyckeln har redan använts till något annat.', en: 'The key was used before for something else.' },
    text: {
      sv: 'Samma Idempotency-Key får bara följa med samma innehåll. Ta en ny nyckel till det nya.',
      en: 'The same Idempotency-Key goes with the same content alone. Take a new key for what is new.',
    },
  },
  'text-cannot-be-kept': {
    title: { sv: 'Texten går inte att spara.', en: 'The text cannot be kept.' },
    text: {
      sv: 'Den har ett halvt tecken (ett ensamt surrogat), som inte finns i UTF-8. Ta bort det.',
      en: 'It has half a character (a lone surrogate), which UTF-8 does not have. Take it out.',
    },
  },
  'store-is-open': {
    title: { sv: 'Lagret används redan av ett annat program.', en: 'The store is open in another program.' },
    text: {
      sv: 'Stäng det andra programmet, eller låt servern använda PostgreSQL genom DATABASE_URL.',
      en: 'Close the other program, or let the server use PostgreSQL by DATABASE_URL.',
    },
  },
  'store-of-later-version': {
    title: { sv: 'Lagret är skrivet av en senare version.', en: 'The store was written by a later version.' },
    text: {
      sv: 'Använd den senare versionen av Kapitera. Inget har ändrats i lagret.',
      en: 'Use the later version of Kapitera. Nothing in the store has changed.',
    },
  },
  'store-not-reached': {
    title: { sv: 'Lagret går inte att nå.', en: 'The store is not reached.' },
    text: {
      sv: 'Om det skickade sparades är inte känt. Läs det igen, eller skicka igen med samma Idempotency-Key.',
      en: 'Whether what was sent was kept is not known. Read it again, or send it again with the same Idempotency-Key.',
    },
  },
  'store-is-damaged': {
    title: { sv: 'Lagret går inte att läsa.', en: 'The store cannot be read.' },
    text: {
      sv: 'Återställ en säkerhetskopia med kapitera restore.',
      en: 'Restore a backup with kapitera restore.',
    },
  },
  'store-is-full': {
    title: { sv: 'Disken där lagret ligger är full.', en: 'The disk of the store is full.' },
    text: {
      sv: 'Ge plats. Inget av den sista ändringen sparades, allt före den finns kvar.',
      en: 'Make room. Nothing of the last change was kept, and everything before it was.',
    },
  },
  'backup-is-damaged': {
    title: { sv: 'Säkerhetskopian är skadad.', en: 'The backup is damaged.' },
    text: {
      sv: 'Dess kontrollsumma stämmer inte. Ta en annan kopia.',
      en: 'Its hash does not agree. Take another copy.',
    },
  },
  'backup-exists': {
    title: { sv: 'Det finns redan en fil där.', en: 'There is a file already.' },
    text: {
      sv: 'En säkerhetskopia skriver inte över något. Välj ett annat namn, eller flytta filen.',
      en: 'A backup writes nothing over. Choose another name, or move the file.',
    },
  },
  'store-is-not-empty': {
    title: { sv: 'Lagret är inte tomt.', en: 'The store is not empty.' },
    text: {
      sv: 'En säkerhetskopia återställs bara till ett tomt lager. Inget skrivs över.',
      en: 'A backup is restored to an empty store alone. Nothing is written over.',
    },
  },
}
