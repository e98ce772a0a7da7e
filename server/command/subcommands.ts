import type { Subcommand } from './Subcommand.ts'

/** Every subcommand, in the order in which they are learnt. Each is loaded when it is asked for: `--version` waits for no database. */
export const SUBCOMMANDS: Readonly<Record<string, () => Promise<Subcommand>>> = {
  check: async () => (await import('./check.ts')).check,
  run: async () => (await import('./run.ts')).run,
  compare: async () => (await import('./compare.ts')).compare,
  explain: async () => (await import('./explain.ts')).explain,
  reconcile: async () => (await import('./reconcile.ts')).reconcileCommand,
  correct: async () => (await import('./correct.ts')).correct,
  import: async () => (await import('./importCommand.ts')).importCommand,
  generate: async () => (await import('./generate.ts')).generate,
  group: async () => (await import('./group.ts')).group,
  casemix: async () => (await import('./casemix.ts')).casemix,
  suffices: async () => (await import('./suffices.ts')).suffices,
  models: async () => (await import('./models.ts')).models,
  schema: async () => (await import('./schema.ts')).schema,
  rules: async () => (await import('./rules.ts')).rules,
  recompute: async () => (await import('./recompute/recomputeCommand.ts')).recomputeCommand,
  repeat: async () => (await import('./repeat.ts')).repeat,
  serve: async () => (await import('./serve.ts')).serve,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
}

/** The subcommand of that name; nothing where there is none. */
export async function subcommandOf(name: string | undefined): Promise<Subcommand | undefined> {
  return name !== undefined && Object.hasOwn(SUBCOMMANDS, name) ? SUBCOMMANDS[name]?.() : undefined
}

/** All of them, for a list. */
export function subcommands(): Promise<readonly Subcommand[]> {
  return Promise.all(Object.values(SUBCOMMANDS).map((load) => load()))
}
