import type { WarehouseTrouble } from '../../warehouse/WarehouseTrouble.ts'
import type { ProblemWords } from './ProblemKind.ts'

/** Why a database that holds the data does not answer. */
export const warehouseWords: Readonly<Record<WarehouseTrouble['code'], ProblemWords>> = {
  'no-entry': {
    title: { sv: 'Databasen släpper inte in.', en: 'The database lets nobody in.' },
    text: {
      sv: 'Användare, lösenord eller databasens namn är fel. De står i den variabel som filen warehouse.yaml anger.',
      en: 'User, password or name of the database is wrong. They stand in the variable that warehouse.yaml names.',
    },
  },
  'no-right': {
    title: { sv: 'Rollen får inte läsa det som behövs.', en: 'The role may not read what is needed.' },
    text: {
      sv: 'Databasens ägare kan tillåta det med GRANT SELECT, eller ge en vy.',
      en: 'The owner of the database can allow it with GRANT SELECT, or give a view.',
    },
  },
  'no-setting': {
    title: { sv: 'Databasen känner inte inställningen.', en: 'The database does not know the setting.' },
    text: {
      sv: 'Skriv tidszonen som databasen gör i pg_timezone_names: Europe/Stockholm.',
      en: 'Write the time zone as the database lists it in pg_timezone_names: Europe/Stockholm.',
    },
  },
  unreachable: {
    title: { sv: 'Databasen går inte att nå.', en: 'The database cannot be reached.' },
    text: {
      sv: 'Se efter värd och port, och att databasen är i gång. Försök sedan igen.',
      en: 'Look at host and port, and whether the database runs. Then try again.',
    },
  },
  'connection-lost': {
    title: { sv: 'Förbindelsen till databasen bröts.', en: 'The connection to the database was lost.' },
    text: { sv: 'Inget har skrivits. Försök igen.', en: 'Nothing was written. Try again.' },
  },
  'too-slow': {
    title: { sv: 'Databasen gav upp en fråga.', en: 'The database gave a statement up.' },
    text: {
      sv: 'Frågan tog längre tid än statement_timeout. Höj den i filen, eller välj en kortare period.',
      en: 'The statement took longer than statement_timeout. Raise it in the file, or choose a shorter period.',
    },
  },
  'refused-by-database': {
    title: { sv: 'Databasen vägrade en fråga.', en: 'The database refused a statement.' },
    text: {
      sv: 'kapitera run … --explain-sql skriver ut frågorna. Visa dem för den som sköter databasen.',
      en: 'kapitera run … --explain-sql prints the statements. Show them to who runs the database.',
    },
  },
}
