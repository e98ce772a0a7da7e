/** A file that the reader chose, and why it is not read, if it is not. */
export interface ChosenFile {
  readonly file: File
  readonly refusal?: 'kind' | 'empty' | 'twice' | 'large'
}

const READ = /\.(csv|tsv|txt|parquet|xlsx|zip)$/i
const BESIDE = ['datapackage.json', 'mapping.yaml', 'control.yaml']
const MOST_BYTES = 16 * 2 ** 30

/** What is known of the chosen files before they are sent; the server judges again. */
export function judgeFiles(files: readonly File[]): readonly ChosenFile[] {
  const names = new Set<string>()
  return files.map((file) => {
    const isTwice = names.has(file.name)
    names.add(file.name)
    if (!READ.test(file.name) && !BESIDE.includes(file.name)) return { file, refusal: 'kind' }
    if (file.size === 0) return { file, refusal: 'empty' }
    if (isTwice) return { file, refusal: 'twice' }
    return file.size > MOST_BYTES ? { file, refusal: 'large' } : { file }
  })
}

/** The files that were dropped, those of folders among them. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // The list is emptied as soon as the event is over: entries are taken from it first.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files]
  const found = await Promise.all(entries.map(filesIn))
  return found.flat()
}

async function filesIn(entry: FileSystemEntry): Promise<readonly File[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject))
    return file.name.startsWith('.') ? [] : [file]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    const more = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (more.length === 0) break
    entries.push(...more)
  }
  return (await Promise.all(entries.map(filesIn))).flat()
}
