import { troubleIn } from './troubleIn.ts'

/** Work with the store: what the database itself refuses leaves as a trouble too, which a reader can act on. */
export async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw troubleIn(error) ?? error
  }
}
