// Called by `npm pack` after the tarball is written: package.json as it was. By hand after an interruption, if one does not
// want to wait for the next `npm start` or `npm test`, which do the same.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from '../launch/words.mjs'
import { restoreManifest } from '../launch/swap-manifest.mjs'

const done = restoreManifest(path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..'))
if (done !== 'restored') process.exitCode = 1
if (done === 'nothing')
  say(
    'package.json 在打包途中已被恢复，包内的依赖可能不对，请重新 npm pack。',
    'package.json was put back while npm was packing: the tarball may ask for too much. Run npm pack again.',
  )
if (done === 'edited')
  say(
    'package.json 在打包途中被改动，未自动恢复；打包前的原文在 .packing/whole.json。',
    'package.json was changed while npm was packing and was left alone; as it was before, it lies in .packing/whole.json.',
  )
