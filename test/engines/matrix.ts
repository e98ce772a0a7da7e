import { writeMatrix } from './matrix/writeMatrix.ts'

// npm run matrix: models × datasets × engines, into docs/reference/matrix.md.
const different = await writeMatrix(process.argv.slice(2))
if (different > 0) {
  console.error(`${different} pairs differ.`)
  process.exitCode = 1
}
