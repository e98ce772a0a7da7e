import { unpackOnce } from './openChromium.ts'

// A program, for what starts the tests has no way to find where a package lies.

await unpackOnce()
