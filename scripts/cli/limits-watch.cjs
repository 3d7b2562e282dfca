'use strict'
/**
 * The thread that watches what the program costs (`limits.ts`). Beyond a limit it says so and has the main thread exit,
 * through the inspector, which breaks into any loop; a main thread that does not even answer that is killed.
 */
const { closeSync, writeSync } = require('node:fs')
const { Session } = require('node:inspector')
const { workerData } = require('node:worker_threads')

const { time, memory, heap, doing } = workerData
const state = Buffer.from(doing)
/** Milliseconds between two looks, and those that the main thread has to answer. */
const pause = 50
const patience = 3000
/** The share of V8's own heap that may be in use; V8 ends the program with a crash when it is full. */
const mostOfHeap = 0.9

const session = new Session()
let isConnected = false
const timer = setInterval(look, pause)

function look() {
  if (state[0]) return clearInterval(timer)
  const { user, system } = process.cpuUsage()
  if ((user + system) / 1e6 > time) return stop(`${shown(time, 60, 'min', 's')} of computing`)
  const held = process.memoryUsage.rss()
  if (held > memory) return stop(`${shown(memory / 1e6, 1000, 'G', 'M')} of memory`)
  if (held > heap * 0.6) askHeap()
}

/** How full V8's heap is, which only its own thread knows. */
function askHeap() {
  connect()
  session.post('Runtime.getHeapUsage', (error, used) => {
    if (!error && used.totalSize > heap * mostOfHeap)
      stop(`${shown((heap * mostOfHeap) / 1e6, 1000, 'G', 'M')} of memory, which is what Node has`)
  })
}

function connect() {
  if (isConnected) return
  session.connectToMainThread()
  isConnected = true
}

function stop(what) {
  clearInterval(timer)
  if (state[0]) return
  const words = state.toString('utf8', 2, 2 + state[1])
  const line = `galley: The manuscript takes more than ${what}${words && `, while ${words}`}; nothing was written. Make it smaller, or allow more with \`--limits\`.\n`
  try {
    writeSync(2, line)
    // What Node has to say about the inspector is not for the author.
    closeSync(2)
  } catch {}
  setTimeout(() => process.kill(process.pid, 'SIGKILL'), patience)
  connect()
  session.post('Runtime.evaluate', { expression: 'process.reallyExit(1)' })
}

const shown = (number, many, large, small) =>
  number >= many && number % many === 0
    ? `${number / many} ${large}`
    : `${Math.round(number * 10) / 10} ${small}`
