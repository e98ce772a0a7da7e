import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Times, timesOf } from './times.ts'

/** A process from its start to its end: the time of each run, and the most memory that it had. */
export interface WholeProcess {
  readonly took: Times
  readonly peakMb: number
}

/** Prints the peak of a Node process when it ends, and what all its threads took. */
export const TELL_PEAK = `data:text/javascript,process.on('exit',()=>{const{maxRSS,userCPUTime,systemCPUTime}=process.resourceUsage();process.stderr.write('\\npeak '+maxRSS+'\\nprocessor '+(userCPUTime+systemCPUTime)+'\\n')})`

/**
 * Runs a program of Node several times, after once for the caches of the disk.
 *
 * @throws Error where it fails
 */
export function wholeProcess(words: readonly string[], repeats: number): WholeProcess {
  const all = Array.from({ length: repeats + 1 }, () => {
    const start = performance.now()
    run(words)
    return performance.now() - start
  }).slice(1)
  const said = run(['--import', TELL_PEAK, ...words])
  return { took: timesOf(all), peakMb: peakIn(said) }
}

/** One run of a process: how long it took, and all its threads together, in milliseconds; and its peak. */
export interface OnceProcess {
  readonly took: number
  readonly processor: number
  readonly peakMb: number
}

/** Of several runs the least of each, but for memory, of which the most is told. */
export function leastOf(runs: readonly OnceProcess[]): OnceProcess {
  return {
    took: Math.min(...runs.map(({ took }) => took)),
    processor: Math.min(...runs.map(({ processor }) => processor)),
    peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)),
  }
}

/** The same of what takes long: once. */
export function onceProcess(words: readonly string[]): OnceProcess {
  const start = performance.now()
  const said = run(['--import', TELL_PEAK, ...words])
  const processor = Number(/processor (\d+)/.exec(said)?.[1] ?? Number.NaN) / 1000
  return { took: performance.now() - start, processor, peakMb: peakIn(said) }
}

function peakIn(said: string): number {
  return Number(/peak (\d+)/.exec(said)?.[1] ?? Number.NaN) / 1024
}

function run(words: readonly string[]): string {
  const { status, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (status !== 0) throw new Error(`${words.find((word) => existsSync(word)) ?? words[0]} failed: ${stderr}`)
  return stderr
}
