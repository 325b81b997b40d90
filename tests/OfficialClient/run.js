// Drives a running emulator with Microsoft's own client, and checks every answer: start an emulator, then `npm ci` and `npm start` here.
// What it reads from the environment is in settings.js.

import { versions } from './clients.js';
import { PictureServer } from './pictureServer.js';
import { readSettings } from './settings.js';
import { Steps } from './steps.js';
import { kindNames, World } from './world.js';
import { copyProject } from './scenes/copies.js';
import { deleteEverything } from './scenes/deletions.js';
import { tryAccess } from './scenes/access.js';
import { label } from './scenes/labels.js';
import { listImages } from './scenes/listings.js';
import { describe } from './scenes/metadata.js';
import { exportModels } from './scenes/models.js';
import { measure } from './scenes/performance.js';
import { predict } from './scenes/predictions.js';
import { createProject } from './scenes/projects.js';
import { suggest } from './scenes/suggestions.js';
import { createTags, deleteSpareTag } from './scenes/tags.js';
import { train } from './scenes/training.js';
import { upload } from './scenes/uploads.js';

// The client takes image times, which have no Z, for local ones; here local time is UTC.
process.env.TZ = 'UTC';

const scenes = [
  createProject,
  createTags,
  upload,
  label,
  describe,
  deleteSpareTag,
  listImages,
  train,
  measure,
  exportModels,
  suggest,
  copyProject,
  predict,
  deleteEverything,
];

async function run() {
  const settings = readSettings();
  const steps = new Steps();
  const pictureServer = await PictureServer.start();
  try {
    for (const version of versions) {
      await tryAccess(settings, version, steps);
      for (const kindName of kindNames) {
        const world = new World(settings, version, kindName, steps, pictureServer);
        for (const scene of scenes) {
          await scene(world);
        }
      }
    }
  } finally {
    pictureServer.close();
  }

  console.log(`${steps.taken} steps, all well`);
}

try {
  await run();
} catch (error) {
  const frames = (error.cause ?? error).stack.split('\n').filter((line) => line.startsWith('    at ') && !line.includes('node_modules'));
  console.error(`FAILED ${error.message}\n${frames.join('\n')}`);
  process.exitCode = 1;
}
