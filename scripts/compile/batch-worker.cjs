'use strict'
/** What a thread of the pool runs: the compiled program's worker, from code that V8 has compiled before. */
module.exports = require('../cli.js').load('batch-worker.js').work
