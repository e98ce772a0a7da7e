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
  return builtFile(`${name}.js`, source, root)
}

/** A file that the build makes in `dist`, or what it is made of where that or any other source is newer. */
export function builtFile(name: string, source: string, root: string = projectRoot()): string {
  const [built, main] = [join(root, 'dist', name), join(root, source)]
  if (!existsSync(main)) return built
  return existsSync(built) && changedLast(root) <= statSync(built).mtimeMs ? built : main
}

function changedLast(root: string): number {
  const sources = globSync(['models/**/*.*', 'server/**/*.*'], { cwd: root })
  return Math.max(...sources.map((path) => statSync(join(root, path)).mtimeMs))
}
