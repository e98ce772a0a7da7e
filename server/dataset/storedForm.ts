/**
 * How DuckDB writes what is stored. Of identities and short words the quickest level of zstd makes files that are no larger than
 * those of its usual level; groups of so many rows are read by a thread each. A column of which a group has more than so many different values is one of
 * identities, and no list of them is made.
 */
export const STORED_FORM =
  '(FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE 122880, DICTIONARY_SIZE_LIMIT 10000)'
