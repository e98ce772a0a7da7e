import { DataError } from '../../dataset/DataProblem.ts'
import { tooLarge } from '../exactNumber.ts'
import { WarehouseTrouble } from '../WarehouseTrouble.ts'

/** What the database or the way to it said, as a sentence that says what to do. What is not of the database goes through. */
export function troubleOf(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DataError || error instanceof WarehouseTrouble) return error
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const [words = ''] = error.message.split('\n')
  const said = words.replace(/\.?$/, '.')
  switch (code) {
    case '28P01':
    case '28000':
    case '3D000':
      return new WarehouseTrouble('no-entry', {
        fault: 'input',
        message: `The database lets nobody in by this connection: ${said}`,
        hint: 'Look at user, password and database in the variable that the file names, or in PGUSER, PGPASSWORD and PGDATABASE.',
      })
    case '42501':
      return new WarehouseTrouble('no-right', {
        fault: 'input',
        message: `The role may not read what the file names: ${said}`,
        hint: 'Its owner can allow it: GRANT USAGE ON SCHEMA … TO …; GRANT SELECT ON … TO ….',
      })
    case '22023':
      return new WarehouseTrouble('no-setting', {
        fault: 'input',
        message: `The database does not know a setting of the file: ${said}`,
        hint: 'Write `time_zone` as the database lists it in pg_timezone_names: Europe/Stockholm.',
      })
    case '57014':
      return new WarehouseTrouble('too-slow', {
        fault: 'machine',
        message: `The database gave a statement up: ${said}`,
        hint: 'Raise `statement_timeout` in the file, or ask for a shorter period. Nothing was written.',
      })
    // What does not fit where it is added up would not fit into a number either.
    case '22003':
      return tooLarge('too many digits')
    default:
      return isOfTheWay(code, said) ? wayTrouble(code, said) : refused(said)
  }
}

/** 08: connection exceptions; 57P: shut down or ended by an administrator; 25P03: idle for too long; the rest by Node or its client. */
function isOfTheWay(code: string, said: string): boolean {
  return (
    /^(08|57P|25P03|53300|E[A-Z]+$)/.test(code) ||
    /connection (is closed|terminated|ended|timeout)|timeout expired|not queryable/i.test(said)
  )
}

function wayTrouble(code: string, said: string): WarehouseTrouble {
  const isBefore =
    /^(ECONNREFUSED|ENOENT|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|53300)$/.test(code) ||
    /timeout expired/i.test(said)
  return new WarehouseTrouble(isBefore ? 'unreachable' : 'connection-lost', {
    fault: 'machine',
    message: isBefore ? `The database cannot be reached: ${said}` : `The database ended the connection: ${said}`,
    hint: isBefore
      ? 'Look at host and port in the variable that the file names, or in PGHOST and PGPORT.'
      : 'Nothing was written. Run the command again.',
  })
}

function refused(said: string): WarehouseTrouble {
  return new WarehouseTrouble('refused-by-database', {
    fault: 'machine',
    message: `The database refused a statement: ${said}`,
    hint: '`--explain-sql` prints the statements.',
  })
}
