import { playOverHttp } from '../main/testing/cases-over-http.ts'

// The rectification has a file of its own, so that two processors share the casebook. The stories of the demo and of the round are played on a real house wherever the demo is seeded.
playOverHttp('the casebook over HTTP', (folder) => !['rectification', 'demo', 'round'].includes(folder))
