import { writeSync } from 'node:fs'
import type { StoreSettings } from '../../server/store/index.ts'
import { carryOn, type ImportLine } from './carryOn.ts'
import { openImports } from './openImports.ts'

// A server on which deliveries are imported, one after another, until it is killed: `node importServer.ts SETTINGS FOLDER NUMBER`.
// What an earlier one has left is carried on with. It says what it has acknowledged, and what it is about to do.

const [settings = '', folder = '', first = ''] = process.argv.slice(2)
const say = (line: ImportLine): void => void writeSync(1, `${JSON.stringify(line)}\n`)

say({ doing: 'starting' })
const server = await openImports(JSON.parse(settings) as StoreSettings, folder)
let number = Number(first)
let work = server.uploads.all()[0]
for (;;) {
  if (work) {
    work = await carryOn(server, work, { number, say, onWorkerLost })
    if (!work) number += 1
  } else {
    say({ doing: 'beginning' })
    work = await server.uploads.begin(`delivery-${number}`)
  }
}

/** Where the process that imports was killed, its server dies before it can have it begun again. */
function onWorkerLost(): void {
  process.kill(process.pid, 'SIGKILL')
}
