import { relative, sep } from 'node:path'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Whose files wait for browsers and for processes that are killed, and are the longest. */
const LONGEST = ['test/browser', 'test/reliability']

/**
 * The order of test files: those of the longest folders first, and then as vitest has it, which after a clone knows sizes only. The
 * longest file used to begin last, and all but one worker waited for its end.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort.call(this, files)
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      LONGEST.some((folder) => relative(this.ctx.config.root, moduleId).split(sep).join('/').startsWith(`${folder}/`))
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}
