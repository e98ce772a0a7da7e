import type { Subcommand } from './Subcommand.ts'

/** What `kapitera --help` prints. */
export function helpOf(subcommands: readonly Subcommand[]): string {
  const width = Math.max(...subcommands.map(({ name }) => name.length))
  return [
    'Kapitera computes what every primary care clinic is paid under any reimbursement model, and shows why.',
    '',
    'kapitera COMMAND …',
    '',
    ...subcommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'kapitera COMMAND --help says more of one. kapitera --version prints the version.',
    'Exit codes: 0 done, 1 the input is wrong (the message says where), 2 usage, 3 the machine failed.',
    '',
  ].join('\n')
}

/** What `kapitera run --help` prints. */
export function helpOfOne({ name, usage, summary, flags, examples }: Subcommand): string {
  const lines = Object.entries(flags).map(([flag, { value, help }]) => ({
    written: `--${flag}${value === undefined ? '' : ` ${value}`}`,
    help,
  }))
  const width = Math.max(0, ...lines.map(({ written }) => written.length))
  return [
    `kapitera ${name} ${usage}`.trimEnd(),
    '',
    summary,
    '',
    ...lines.map(({ written, help }) => `  ${written.padEnd(width)}  ${help}`),
    ...(lines.length > 0 ? [''] : []),
    'Examples',
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n')
}
