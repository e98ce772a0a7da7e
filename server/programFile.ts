import { existsSync, globSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './projectRoot.ts'

/**
 * The file to start a program from, such as `worker`: its bundle in `dist`, which starts in half the time, or its source where that
 * or any other source is newer. The rule is the one by which `bin/kapitera.js` starts the command.
 *
 * @param source the program's file, from the folder of the project
 */
export function programFile(name: string, source: string, root: string = projectRoot()): string {
  const [bundle, main] = [join(root, 'dist', `${name}.js`), join(root, source)]
  if (!existsSync(main)) return bundle
  return existsSync(bundle) && changedLast(root) <= statSync(bundle).mtimeMs ? bundle : main
}

function changedLast(root: string): number {
  const sources = globSync(['models/**/*.*', 'server/**/*.*'], { cwd: root })
  return Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs))
}
