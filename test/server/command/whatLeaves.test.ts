import { describe, expect, it } from 'vitest'
import { subcommands } from '../../../server/command/subcommands.ts'

/**
 * What every command does where a dataset states rules of disclosure. `controlled`: it hides what they say; `released`: and `--release`
 * logs it; `own`: it is the owner's work, and refused without `--disclosure off`; `none`: it gives no figure of a dataset's patients;
 * `owner`: it moves the owner's own data, whole, from one place of the owner's to another; `same`: it says whether bytes are the same.
 */
const RULE: Readonly<Record<string, 'controlled' | 'released' | 'own' | 'none' | 'owner' | 'same'>> = {
  check: 'none',
  run: 'released',
  compare: 'released',
  explain: 'released',
  reconcile: 'own',
  correct: 'own',
  import: 'owner',
  generate: 'none',
  group: 'own',
  casemix: 'own',
  suffices: 'own',
  models: 'none',
  schema: 'none',
  rules: 'none',
  recompute: 'none',
  repeat: 'same',
  serve: 'controlled',
  backup: 'owner',
  restore: 'owner',
}

describe('what a command gives', () => {
  it('leaves by a rule, whichever command it is', async () => {
    expect((await subcommands()).map(({ name }) => name).toSorted()).toEqual(Object.keys(RULE).toSorted())
  })

  it('can be said to be controlled, released or the owner’s own, as the rule is', async () => {
    for (const { name, flags } of await subcommands()) {
      const rule = RULE[name] ?? 'none'
      expect([name, 'disclosure' in flags]).toEqual([name, ['released', 'own', 'controlled'].includes(rule)])
      expect([name, 'release' in flags]).toEqual([name, rule === 'released'])
    }
  })
})
