import type { DataProblemCode } from '../../dataset/DataProblem.ts'
import type { ProblemWords } from './ProblemKind.ts'
import type { runWords } from './runWords.ts'
import type { warehouseWords } from './warehouseWords.ts'

/** What can be wrong with a dataset; `server/dataset/problems.md` says more of each. */
export const dataWords: Readonly<
  Record<Exclude<DataProblemCode, keyof typeof runWords | keyof typeof warehouseWords>, ProblemWords>
> = {
  'ambiguous-name': {
    title: {
      sv: 'Två vårdcentraler har namn som tas för ett.',
      en: 'Two clinics have names that people take for one.',
    },
    text: {
      sv: 'Namnen skiljer sig bara i mellanslag, stora bokstäver eller hur Unicode skriver en bokstav. Skriv en vårdcentral på ett sätt.',
      en: 'The names differ by space, case or the way Unicode writes a letter alone. Write one clinic in one way.',
    },
  },
  'broken-answer': {
    title: {
      sv: 'Ett svar på en utskriven fråga har fel form.',
      en: 'An answer to a printed statement has the wrong form.',
    },
    text: {
      sv: 'En kolumn saknas, heter något annat eller har något som inte är tal. Kör frågan igen som den skrevs ut och spara svaret som CSV med kolumnnamnen överst.',
      en: 'A column is missing, has another name or holds what is no number. Run the statement again as printed, and save the answer as CSV with the names on top.',
    },
  },
  'broken-archive': {
    title: { sv: 'Zip-filen går inte att läsa.', en: 'The zip cannot be read.' },
    text: {
      sv: 'Den blev avbruten när den skickades, eller har ändrats. Packa och skicka den igen.',
      en: 'It was cut when it was sent, or changed. Pack and send it again.',
    },
  },
  'broken-csv': {
    title: { sv: 'Filen går inte att läsa som CSV.', en: 'The file cannot be read as CSV.' },
    text: {
      sv: 'En rad har fel antal värden, eller ett citattecken avslutas aldrig. Exportera filen igen, med komma, semikolon eller tabb emellan.',
      en: 'A row has another number of values than the header, or a quotation mark is never closed. Export it again, with commas, semicolons or tabs.',
    },
  },
  'broken-description': {
    title: {
      sv: 'Beskrivningen datapackage.json går inte att läsa.',
      en: 'The description datapackage.json cannot be read.',
    },
    text: {
      sv: 'Den är inte JSON, följer inte Frictionless eller anger en fil som inte finns.',
      en: 'It is no JSON, not as Frictionless writes it, or names a file that is not there.',
    },
  },
  'broken-mapping': {
    title: { sv: 'Mappningen går inte att läsa.', en: 'The mapping cannot be read.' },
    text: {
      sv: 'Den är inte YAML, eller har en nyckel som inte finns. Felet anger raden.',
      en: 'It is no YAML, or has a key that is not known. The error gives the line.',
    },
  },
  'broken-parquet': {
    title: { sv: 'Filen går inte att läsa som Parquet.', en: 'The file cannot be read as Parquet.' },
    text: {
      sv: 'Den är något annat, eller blev avbruten. Skapa den igen.',
      en: 'It is something else, or was cut. Make it again.',
    },
  },
  'broken-workbook': {
    title: { sv: 'Arbetsboken går inte att läsa.', en: 'The workbook cannot be read.' },
    text: {
      sv: 'Den är skyddad, större än 64 MB, i ett äldre format eller har en cell med fel. Spara den som .xlsx utan lösenord, eller som CSV.',
      en: 'It is protected, larger than 64 MB, of an older format or has a cell that failed. Save it as .xlsx without a password, or as CSV.',
    },
  },
  'cells-stay': {
    title: { sv: 'Så små grupper får inte lämna databasen.', en: 'Groups so small may not leave the database.' },
    text: {
      sv: 'Modellen delar in personer så fint att en grupp kan vara en person. Databasens ägare kan tillåta det med leaves: cells.',
      en: 'The model groups people so finely that a group may be one person. The owner of the database can allow it with leaves: cells.',
    },
  },
  'contradicting-listing': {
    title: {
      sv: 'Kontaktens listning stämmer inte med listningarna.',
      en: 'A contact’s listing contradicts the listings.',
    },
    text: {
      sv: 'En varning. Ersättning för kontakter följer kontakten, ersättning för listan följer listningarna.',
      en: 'A warning. Payments for contacts follow the contact, payments for the list follow the listings.',
    },
  },
  'control-total': {
    title: {
      sv: 'Antal eller summa stämmer inte med avsändarens.',
      en: 'The rows or a sum are not what the sender counted.',
    },
    text: {
      sv: 'Jämför med det som skickades. Något kan saknas.',
      en: 'Compare with what was sent. Something may be missing.',
    },
  },
  'dataset-damaged': {
    title: { sv: 'Datamängden är inte den som lästes in.', en: 'The dataset is not the one that was imported.' },
    text: {
      sv: 'En fil är borta eller ändrad, så den används inte. Läs in datamängden igen.',
      en: 'A file is gone or changed, so it is not used. Import the dataset again.',
    },
  },
  'double-column': {
    title: { sv: 'En kolumn har flyttal.', en: 'A column has floating-point numbers.' },
    text: {
      sv: 'Summor av flyttal beror på ordningen. Ge en vy med DECIMAL, eller säg i en mappning hur många decimaler som gäller.',
      en: 'Their sums depend on the order of rows. Give a view with DECIMAL, or say in a mapping how many decimals hold.',
    },
  },
  'duplicate-column': {
    title: { sv: 'Två kolumner har samma namn.', en: 'Two columns have one name.' },
    text: {
      sv: 'Stora och små bokstäver räknas lika. Byt namn på den ena.',
      en: 'Case makes no difference. Rename one.',
    },
  },
  'duplicate-row': {
    title: { sv: 'Två rader säger det som en ska säga.', en: 'Two rows say what one must say.' },
    text: {
      sv: 'En vårdcentral, person, uppgift eller kod står två gånger. Ta bort den ena.',
      en: 'A clinic, patient, fact or code stands twice. Take one out.',
    },
  },
  'empty-file': {
    title: { sv: 'Filen är tom.', en: 'The file is empty.' },
    text: {
      sv: 'Den har inga rader, eller ingen vårdcentral. Exportera den igen.',
      en: 'It has no rows, or not one clinic. Export it again.',
    },
  },
  'folded-name': {
    title: { sv: 'En vårdcentral skrevs på ett annat sätt.', en: 'A clinic was named in another way.' },
    text: {
      sv: 'En varning. Namnet lästes som vårdcentralens eget, som mappningen bad om.',
      en: 'A warning. The name was read as the clinic’s own, as the mapping asked.',
    },
  },
  'impossible-date': {
    title: { sv: 'Datumet finns inte eller är omöjligt.', en: 'The date is none of the calendar, or is impossible.' },
    text: {
      sv: 'Skriv en dag som 2026-01-31 och en månad som 2026-01. Inget kan hända före födelsen eller efter i dag.',
      en: 'Write a day as 2026-01-31 and a month as 2026-01. Nothing happens before birth or after today.',
    },
  },
  'incomplete-delivery': {
    title: { sv: 'En vårdcentral saknar månader som andra har.', en: 'A clinic lacks months that others have.' },
    text: {
      sv: 'En varning. Se efter om leveransen är fullständig.',
      en: 'A warning. See whether the delivery is complete.',
    },
  },
  'missing-answer': {
    title: { sv: 'Ett svar på en utskriven fråga saknas.', en: 'A printed statement has no answer.' },
    text: {
      sv: 'Lägg svaret i mappen under frågans namn, med ändelsen .csv.',
      en: 'Put the answer in the folder under the statement’s name, ending in .csv.',
    },
  },
  'missing-column': {
    title: { sv: 'En kolumn saknas.', en: 'A column is missing.' },
    text: {
      sv: 'Tabellen behöver den. En mappning kan ta den ur en kolumn med ett annat namn.',
      en: 'The table needs it. A mapping can take it from a column of another name.',
    },
  },
  'missing-table': {
    title: { sv: 'En tabell saknas.', en: 'A table is missing.' },
    text: {
      sv: 'Modellen räknar rader ur en tabell som datamängden inte har. En tom tabell säger att det inte finns några, och det är något annat.',
      en: 'The model counts rows of a table that the dataset does not have. A table without rows says that there are none, which is not the same.',
    },
  },
  'missing-value': {
    title: { sv: 'Ett värde saknas.', en: 'A value is missing.' },
    text: {
      sv: 'Varje rad behöver det. Fyll i det hos den som levererar.',
      en: 'Every row needs it. Fill it in where it is delivered.',
    },
  },
  'mixed-column': {
    title: { sv: 'En kolumn har både tal och ord.', en: 'A column has numbers and words.' },
    text: {
      sv: 'Nästan alla värden är tal. Är de ord, säg type: word i en mappning.',
      en: 'Nearly all values are numbers. If they are words, say type: word in a mapping.',
    },
  },
  'mixed-decimals': {
    title: {
      sv: 'En kolumn har både decimalkomma och decimalpunkt.',
      en: 'A column has decimal commas and decimal points.',
    },
    text: {
      sv: 'Ett av dem kan skilja tusental, så inget av dem gissas. Säg decimal: comma eller decimal: point i en mappning.',
      en: 'One of them may separate thousands, so neither is guessed. Say decimal: comma or decimal: point in a mapping.',
    },
  },
  'negative-number': {
    title: { sv: 'Ett tal är under noll och kan inte vara det.', en: 'A number is below zero that cannot be.' },
    text: { sv: 'Rätta talet hos den som levererar.', en: 'Mend the number where it is delivered.' },
  },
  'not-a-dataset': {
    title: { sv: 'Mappen är ingen datamängd.', en: 'The folder is no dataset.' },
    text: {
      sv: 'Den finns inte, är en fil eller lästes in av en annan version. Läs in den igen.',
      en: 'It does not exist, is a file or was imported by another version. Import it again.',
    },
  },
  'not-a-number': {
    title: { sv: 'Text står där ett tal ska stå.', en: 'Text stands where a number belongs.' },
    text: {
      sv: 'Skriv tal utan mellanslag och exponent, med punkt eller, i filer med semikolon, komma.',
      en: 'Write numbers without spaces or exponent, with a point or, in files with semicolons, a comma.',
    },
  },
  'not-text': {
    title: { sv: 'Filen är inte text.', en: 'The file is not text.' },
    text: { sv: 'Spara den som CSV i UTF-8.', en: 'Save it as CSV in UTF-8.' },
  },
  'not-whole': {
    title: { sv: 'Ett tal ska vara ett heltal.', en: 'A number must be whole.' },
    text: { sv: 'Antal och åldrar är heltal.', en: 'Counts and ages are whole numbers.' },
  },
  'not-yes-or-no': {
    title: { sv: 'Ett värde är varken ja eller nej.', en: 'A value is neither yes nor no.' },
    text: {
      sv: 'Skriv true och false, ja och nej, yes och no, eller 1 och 0.',
      en: 'Write true and false, ja and nej, yes and no, or 1 and 0.',
    },
  },
  'order-of-dates': {
    title: { sv: 'Något slutar innan det börjar.', en: 'Something ends before it begins.' },
    text: { sv: 'Byt eller rätta datumen.', en: 'Swap or mend the dates.' },
  },
  'out-exists': {
    title: { sv: 'Det finns redan en datamängd med det namnet.', en: 'There is a dataset of this name already.' },
    text: {
      sv: 'En inläsning skriver aldrig över något. Ta ett annat namn.',
      en: 'An import never writes over anything. Take another name.',
    },
  },
  'out-of-range': {
    title: { sv: 'Ett tal är utanför det möjliga.', en: 'A number is outside what is possible.' },
    text: {
      sv: 'Se efter om det är felskrivet eller i en annan enhet.',
      en: 'See whether it is misspelt or in another unit.',
    },
  },
  outlier: {
    title: { sv: 'En månad avviker tydligt från de andra.', en: 'A month is far from the others.' },
    text: {
      sv: 'En varning. Se efter om leveransen är dubbel eller ofullständig.',
      en: 'A warning. See whether the delivery is double or incomplete.',
    },
  },
  'overlapping-spells': {
    title: {
      sv: 'En person är listad på två rader samtidigt.',
      en: 'A patient is listed in two rows at the same time.',
    },
    text: {
      sv: 'Båda dagarna i en listning räknas med. Låt den ena sluta dagen före.',
      en: 'Both days of a spell are included. Let one end the day before.',
    },
  },
  'personal-number': {
    title: { sv: 'Det står ett personnummer.', en: 'There is a personal identity number.' },
    text: {
      sv: 'Personnummer får inte läsas in. Ge pseudonymer i stället, genom en nyckel.',
      en: 'Personal numbers may not be imported. Give pseudonyms instead, by a key.',
    },
  },
  'repeated-row': {
    title: { sv: 'Rader är lika i varje kolumn.', en: 'Rows are alike in every column.' },
    text: {
      sv: 'En varning. En fil som levererats två gånger ser ut så.',
      en: 'A warning. A file that was delivered twice looks so.',
    },
  },
  thousands: {
    title: { sv: 'Tusental kan vara tagna för decimaler.', en: 'Thousands may be taken for decimals.' },
    text: {
      sv: 'En punkt kan skilja tusental eller stå före decimaler. Säg thousands: point eller decimal: point i en mappning. Mellanslag mellan tusental läses, med en varning.',
      en: 'A point may stand between thousands or before decimals. Say thousands: point or decimal: point in a mapping. Blanks between thousands are read, with a warning.',
    },
  },
  'too-large': {
    title: { sv: 'Det är för stort.', en: 'It is too large.' },
    text: {
      sv: 'En summa blir större än vad som kan räknas exakt, eller en fil större än det finns plats för. Dela upp den.',
      en: 'A sum is beyond what is counted exactly, or a file beyond the room for it. Split it.',
    },
  },
  'too-many-decimals': {
    title: { sv: 'Ett tal har för många decimaler.', en: 'A number has too many decimals.' },
    text: {
      sv: 'Högst 6 decimaler i mått, högst 15 för vårdcentraler. Avrunda hos den som levererar.',
      en: 'At most 6 decimals in measures, at most 15 of clinics. Round it where it is delivered.',
    },
  },
  'too-many-digits': {
    title: { sv: 'Ett tal har fler än 15 siffror.', en: 'A number has more than 15 digits.' },
    text: {
      sv: 'Det skulle inte bli exakt. Är det en beteckning, säg type: word i en mappning.',
      en: 'It would not be exact. If it is an identity, say type: word in a mapping.',
    },
  },
  'too-many-rejects': {
    title: { sv: 'Fler rader är fel än som godtas.', en: 'More rows are wrong than are accepted.' },
    text: {
      sv: 'Filen med avvisade rader anger skälet för var och en. Rätta dem, eller godta fler.',
      en: 'The file of rejected rows gives the reason of each. Mend them, or accept more.',
    },
  },
  'total-row': {
    title: { sv: 'En summarad står som vårdcentral.', en: 'A row of totals stands as a clinic.' },
    text: {
      sv: 'Den skulle bli en egen vårdcentral, och allt i den räknas två gånger. Ta bort raden, eller välj bort den i en mappning.',
      en: 'It would be a clinic of its own, and everything in it be counted twice. Take the row away, or leave it out in a mapping.',
    },
  },
  'trimmed-name': {
    title: {
      sv: 'Namn på vårdcentraler har blanksteg i början eller slutet.',
      en: 'Names of clinics have blanks around them.',
    },
    text: {
      sv: 'En varning. De läses utan blanksteg, så att samma namn med och utan är en vårdcentral. Inget behöver göras, om det inte är två.',
      en: 'A warning. They are read without the blanks, so that the same name with and without is one clinic. Nothing is to be done, unless these are two.',
    },
  },
  'two-encodings': {
    title: { sv: 'Filen har två teckenkodningar.', en: 'The file has two encodings.' },
    text: {
      sv: 'Den är hopsatt av två program. Spara allt i UTF-8.',
      en: 'It was put together from two programs. Save all of it in UTF-8.',
    },
  },
  'uneven-profile': {
    title: {
      sv: 'En rad står för flera personer som inte är lika.',
      en: 'A row stands for several patients who are not alike.',
    },
    text: {
      sv: 'Modellen ser på en persons kontakter eller kostnader. Ge en rad för var och en.',
      en: 'The model looks at the contacts or costs of one patient. Give a row for each.',
    },
  },
  'unknown-column': {
    title: { sv: 'En kolumn hör inte till tabellen.', en: 'A column is none of the table’s.' },
    text: {
      sv: 'Rätta stavningen, eller säg i en mappning vad den är.',
      en: 'Mend the spelling, or say in a mapping what it is.',
    },
  },
  'unknown-file': {
    title: { sv: 'Filen känns inte igen.', en: 'The file is not known.' },
    text: {
      sv: 'Den finns inte, hör inte till någon tabell eller är av ett slag som inte läses. Inget hoppas över i tysthet.',
      en: 'It is not there, is none of the tables or of a kind that is not read. Nothing is passed over silently.',
    },
  },
  'unknown-reference': {
    title: { sv: 'En rad pekar på något som inte finns.', en: 'A row names what the dataset does not have.' },
    text: {
      sv: 'Vårdcentralen eller personen finns inte i datamängden. Rätta stavningen, eller lämna den också.',
      en: 'The clinic or patient is not in the dataset. Mend the spelling, or deliver it too.',
    },
  },
  'unlisted-cost': {
    title: {
      sv: 'Kostnader för patienter som inte var listade.',
      en: 'Costs of patients who were not listed.',
    },
    text: {
      sv: 'En varning. Kostnaderna är regionens och räknas inte på någon vårdcentral. Ska en vårdcentral bära dem: skriv den på raden eller lämna listningen.',
      en: 'A warning. The costs are the region’s and count at no clinic. If a clinic shall bear them, write it on the row or give the listing.',
    },
  },
  'unsafe-archive': {
    title: { sv: 'Zip-filen packas inte upp.', en: 'The zip is not unpacked.' },
    text: {
      sv: 'Den har namn som leder ut, länkar, lösenord eller blir orimligt stor. Packa filerna på nytt, utan mappar.',
      en: 'It has names that lead out, links, a password, or would become far too large. Pack the files again, without folders.',
    },
  },
  'weak-key': {
    title: { sv: 'Nyckeln till pseudonymer duger inte.', en: 'The key for pseudonyms is not good enough.' },
    text: {
      sv: 'Den saknas eller är kortare än 16 byte. Skapa en ny med slump.',
      en: 'It is not there or shorter than 16 bytes. Make a new one by chance.',
    },
  },
  'wrong-kind': {
    title: {
      sv: 'En uppgift är av ett annat slag än modellen läser.',
      en: 'A fact is of another kind than the model reads.',
    },
    text: {
      sv: 'Ett ord där det ska vara tal, eller tvärtom. Se vad datamängden har.',
      en: 'A word where there are numbers, or the other way. See what the dataset has.',
    },
  },
}
