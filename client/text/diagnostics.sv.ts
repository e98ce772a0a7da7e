import type { DiagnosticWords } from './DiagnosticWords.ts'

/** What can be wrong with a model or scenario, and what to do. `models/document/errors.md` has examples. */
export const diagnosticsSv: DiagnosticWords = {
  'not-text': ['Filen är inte text.', 'Spara den som ren text i UTF-8.'],
  'too-large': [
    'Dokumentet är för stort.',
    'Samla belopp av ett slag i en tabell, och ta bort tester som säger samma sak två gånger.',
  ],
  'too-deep': ['För många nivåer inuti varandra.', 'Oftast är en parentes inte avslutad. Avsluta den.'],
  'yaml-syntax': [
    'Texten är inte YAML.',
    'Se efter parenteser och citattecken som inte avslutas, tabbar först på raden och två nycklar på en rad.',
  ],
  'yaml-feature': ['Texten använder ett skrivsätt i YAML som inte läses.', 'Skriv ut det som avses.'],
  'several-documents': ['Filen har flera dokument.', 'Ge varje dokument en egen fil.'],
  'duplicate-key': ['Samma nyckel eller ord står två gånger.', 'Behåll ett av dem.'],
  'wrong-document': [
    'Det här är ett annat slags dokument än det som behövs.',
    'En modell börjar med format: 1 och model:, ett scenario med format: 1 och scenario:.',
  ],
  'unknown-format': [
    'Programmet läser inte den versionen av formatet.',
    'Skriv format: 1, eller använd en nyare version av programmet.',
  ],
  'unknown-key': [
    'Nyckeln finns inte här.',
    'Rätta stavningen. Ett tal skrivs med punkt, 1.5, och text med komma står inom citattecken.',
  ],
  'missing-key': ['Något som måste anges saknas.', 'Lägg till det.'],
  'wrong-type': [
    'Här ska det stå något av ett annat slag.',
    'Skriv ett tal utan citattecken, en lista eller nycklar, som felet anger.',
  ],
  'unknown-choice': ['Ordet är inte ett av dem som kan stå här.', 'Välj ett av orden som felet räknar upp.'],
  'wrong-name': [
    'Namnet är inte skrivet så att det kan läsas.',
    'Använd små bokstäver a–z, siffror och understreck, som i base_fee.',
  ],
  'reserved-name': ['Namnet betyder redan något i alla formler.', 'Gör det tydligare, till exempel patient_fee.'],
  'name-taken': ['Två saker har samma namn.', 'Ge en av dem ett annat namn.'],
  'wrong-number': [
    'Talet är inte skrivet så att det kan läsas.',
    'Skriv med siffror och punkt, högst 15 siffror: 1240 eller 0.1.',
  ],
  'wrong-date': [
    'Dagen finns inte, eller är ingen dag då något kan ändras.',
    'Belopp och modeller börjar den första i en månad. Modeller slutar den sista.',
  ],
  'wrong-window': ['Tidsrymden går inte att läsa.', 'Skriv antalet månader, som 12 months. Högst 120.'],
  'unknown-unit': [
    'Enheten eller valutan finns inte.',
    'Skriv som SEK/patient/month, med en sak efter varje snedstreck.',
  ],
  'unknown-source': ['Källan står inte i listan över källor.', 'Lägg till den under sources, eller rätta dess namn.'],
  'wrong-range': ['Gränserna går inte att läsa.', 'Skriv lägsta och högsta värde: [0, 1000].'],
  'out-of-range': ['Värdet ligger utanför de gränser som dokumentet anger.', 'Ändra värdet eller gränserna.'],
  'basis-not-allowed': [
    'Värdets grund passar inte dokumentets status.',
    'I en gällande modell och i en pilot är varje värde beslutat (decided), eller saknas (missing) och har då inget tal.',
  ],
  'needs-end': ['En pilot behöver ett slut.', 'Ange den sista dagen under valid, med to:.'],
  'wrong-by': [
    'Tabellen är ordnad efter något som inte går.',
    'Ange fakta eller formler med punkt i namnet, som patient.age.',
  ],
  'wrong-row': [
    'En rads nyckel passar inte tabellen.',
    'Heltal har intervall, som 0-17 och 80+. Decimaltal anger var raden börjar.',
  ],
  gap: ['Tabellen har en lucka.', 'Lägg till rader för de tal som saknar rad.'],
  overlap: ['Två rader i tabellen gäller samma tal.', 'Ändra den enas gräns.'],
  'needs-many': [
    'Flera rader i tabellen kan gälla samma person.',
    'Skriv many: sum eller many: highest. Andra tabeller har inget many.',
  ],
  'wrong-fact': ['Uppgiften säger emot sig själv eller ordlistan.', 'Låt slag, enhet och ord stämma med varandra.'],
  'wrong-formula-text': [
    'Formeln ska stå på en rad, utan citattecken.',
    'Ge en del av den ett eget namn under formulas.',
  ],
  circular: ['Något behöver sig självt, på omvägar.', 'Ge det som båda behöver ett namn som en egen formel.'],
  'needless-scope': ['Formeln läser inga andra vårdcentraler.', 'Ta bort scope.'],
  'too-long': ['Formeln är för lång.', 'Den får ha högst 400 tecken. Ge en del av den ett eget namn.'],
  'not-a-formula': [
    'Det går inte att läsa som en formel.',
    'Se efter parenteser som inte avslutas och tecken som saknar ett led.',
  ],
  'not-allowed': [
    'Formeln har något som formler inte har.',
    'Använd + - * /, jämförelser, and, or, not, parenteser och funktioner.',
  ],
  'figure-in-formula': [
    'Ett belopp eller annat tal står i en formel.',
    'Ge talet ett namn under parameters, med datum och källa.',
  ],
  'unknown-name': ['Namnet finns inte.', 'Rätta stavningen. En sats skrivs base_fee, en uppgift patient.age.'],
  'unknown-function': ['Funktionen finns inte.', 'Välj en av funktionerna i beskrivningen av formler.'],
  'unknown-word': [
    'Uppgiften kan inte ha det ordet.',
    'Välj ett av orden som felet räknar upp, och skriv det inom citattecken.',
  ],
  'wrong-number-of-arguments': [
    'Funktionen har fått för många eller för få delar.',
    'Ge den så många som felet anger.',
  ],
  'wrong-kind': ['Ett värde är av fel slag.', 'Sätt ett tal där ett tal behövs, och ja eller nej där det behövs.'],
  'wrong-unit': [
    'Enheterna stämmer inte.',
    'Lägg ihop det som har samma enhet. En ersättning ska bli pengar för en månad, ett kvartal eller ett år.',
  ],
  'wrong-level': [
    'Formeln läser något som ligger på en lägre nivå.',
    'Sammanfatta det först, till exempel mean(patients.age).',
  ],
  'no-rows': ['Det finns inga rader att räkna.', 'Ge funktionen något i flertal, till exempel patients.age.'],
  'rows-outside-aggregate': [
    'Här behövs ett värde, inte ett för varje rad.',
    'Sammanfatta raderna, till exempel sum(patients.listing_points).',
  ],
  'several-plurals': ['Två slags rader möts i en funktion.', 'Ge en av dem ett namn som en egen formel.'],
  'aggregate-in-rows': ['En funktion av rader står inuti en annan.', 'Ge den inre ett namn som en egen formel.'],
  'needs-scope': [
    'Det framgår inte vilka andra vårdcentraler som läses.',
    'Skriv scope: all_clinics eller scope: same_model.',
  ],
  'wrong-test': ['Testet ger något som modellen inte tar emot.', 'Ta bort det, eller ange det som felet nämner.'],
  'test-failed': [
    'Ett test väntar sig ett annat belopp än modellen betalar.',
    'Antingen modellen eller testet är fel. Rätta den som är det.',
  ],
  'test-cannot-run': [
    'Ett test går inte att räkna.',
    'Ange uppgiften eller värdet som saknas, eller välj en senare period.',
  ],
  'cannot-be-counted': ['En ersättning går inte att räkna som den är skriven.', 'Skriv formeln på ett annat sätt.'],
  'changes-in-window': [
    'Ett värde ändras inuti kvartalet eller året.',
    'Ersättningen läser värdet den första dagen, och ändringen märks först i nästa. Låt ändringen börja då, eller betala per månad.',
  ],
  'unknown-document': ['Modellen eller grupperingen finns inte.', 'Rätta namnet efter katalogen.'],
  'wrong-base': ['Det som dokumentet bygger på är självt fel.', 'Rätta först det som dokumentet bygger på.'],
  'wrong-hash': [
    'Modellen har ändrats sedan scenariot skrevs.',
    'Se vad som ändrats. Håller scenariot, skriv den nya kontrollsumman.',
  ],
  'not-pinned': ['Scenariot säger inte vilken utgåva av modellen det gäller.', 'Lägg till kontrollsumman under hash.'],
  'nothing-to-change': ['Scenariot ändrar något som inte finns.', 'Rätta namnet eller dagen, eller ta bort ändringen.'],
  unused: ['Inget använder detta.', 'Ofta är ett namn felstavat där det skulle användas. Ta annars bort det.'],
  'unused-source': ['Inget värde har den källan.', 'Ta bort den, eller ange den vid ett värde.'],
  'begins-late': [
    'Ett värde börjar senare än modellen.',
    'Ange värdet från modellens första dag, skriv basis: missing, eller låt modellen börja senare.',
  ],
  'misleading-ending': [
    'Namnets slut säger en annan enhet än den som står.',
    'Byt namn eller enhet. Enheten är den som räknas.',
  ],
  'label-manner': ['Rubriken är för lång eller slutar med punkt.', 'Använd högst 40 tecken, utan punkt.'],
  'other-file-name': ['Filen heter något annat än dokumentet.', 'Ge filen dokumentets namn.'],
  'long-formula': ['Formeln är lång och svår att läsa.', 'Ge en del av den ett eget namn.'],
  'too-many': ['Mer än 200 saker är fel.', 'Rätta de första. Resten visas sedan.'],
}
