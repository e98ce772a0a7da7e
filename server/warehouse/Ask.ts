/** A value as an engine's client gives it. */
export type RawValue = number | bigint | string | boolean | null

/** Sends a statement and gives what came back, column by column. */
export type Ask = (sql: string) => Promise<readonly (readonly RawValue[])[]>
