import type { HeldAs } from '../sourceSql.ts'
import type { Session } from './openSession.ts'

/** A column of a table or view as the database's own catalogue describes it. */
export interface RelationColumn {
  readonly name: string
  /** As the database writes it: `numeric(18,6)`. */
  readonly written: string
  /** Nothing where no column of a dataset can hold such values. */
  readonly held: HeldAs | undefined
  /** Of a whole number in how many bytes; of a decimal with how many decimals, where that is said. */
  readonly bytes: number
  readonly decimals: number | undefined
  readonly mayRead: boolean
}

/** A table or view, and what it is called in full. */
export interface Relation {
  readonly schema: string
  readonly name: string
  readonly columns: readonly RelationColumn[]
}

const HELD: Readonly<Record<string, HeldAs>> = {
  int2: 'whole',
  int4: 'whole',
  int8: 'whole',
  numeric: 'decimal',
  float4: 'double',
  float8: 'double',
  bool: 'truth',
  text: 'text',
  varchar: 'text',
  bpchar: 'text',
  citext: 'text',
  name: 'text',
  uuid: 'text',
  _text: 'list',
  _varchar: 'list',
  date: 'date',
  timestamp: 'date',
  timestamptz: 'zoned',
}

/** Looks a relation up by its name, as a statement would find it; nothing where there is none. */
export async function describeRelation(name: string, { ask }: Session): Promise<Relation | undefined> {
  const [schemas = [], names = [], numbers = []] = await ask(FIND, [name, relationsIn(name)])
  const [schema, called, number] = [schemas[0], names[0], numbers[0]]
  if (schema === undefined || called === undefined) return undefined
  const [columns = [], written = [], types = [], kinds = [], bytes = [], modifiers = [], rights = []] = await ask(
    COLUMNS,
    [String(number)],
  )
  return {
    schema: String(schema),
    name: String(called),
    columns: columns.map((column, place): RelationColumn => {
      const type = String(types[place])
      const modifier = Number(modifiers[place])
      const held = kinds[place] === 'e' ? 'text' : HELD[type]
      return {
        name: String(column),
        written: String(written[place]),
        held,
        bytes: Number(bytes[place]),
        // PostgreSQL keeps digits and decimals of a numeric in one number, four more than they are.
        decimals: held === 'decimal' && modifier >= 4 ? (modifier - 4) & 0x7ff : undefined,
        mayRead: rights[place] === true,
      }
    }),
  }
}

/** What may be the relation's own name in a name with its schema: a point may stand in either. */
function relationsIn(name: string): readonly string[] {
  const parts = name.split('.')
  return parts.map((_, place) => parts.slice(place).join('.'))
}

/** The names of all tables and views that the role may read, for a message that names the nearest. */
export async function relationNames({ ask }: Session): Promise<readonly string[]> {
  const [names = []] = await ask(
    `SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND n.nspname NOT IN ('pg_catalog', 'information_schema')
AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')`,
  )
  return names.map(String)
}

// A name without a schema is one of the schemas that the role would look in: that of its own name, and `public`.
const FIND = `SELECT n.nspname, c.relname, c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND c.relname = ANY(CAST($2 AS name[]))
AND (n.nspname || '.' || c.relname = $1 OR (c.relname = $1 AND n.nspname IN (current_user, 'public')))
ORDER BY n.nspname || '.' || c.relname = $1 DESC, n.nspname = current_user DESC LIMIT 1`

// A domain is what it is made from.
const COLUMNS = `SELECT a.attname, format_type(a.atttypid, a.atttypmod), COALESCE(b.typname, t.typname), COALESCE(b.typtype, t.typtype),
COALESCE(b.typlen, t.typlen), CASE WHEN b.oid IS NULL THEN a.atttypmod ELSE t.typtypmod END,
has_schema_privilege(c.relnamespace, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_type t ON t.oid = a.atttypid
LEFT JOIN pg_type b ON b.oid = NULLIF(t.typbasetype, 0)
WHERE a.attrelid = CAST($1 AS oid) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`
