// The trained model as a file.

import assert from 'node:assert/strict';
import { list } from '../checks/values.js';
import { refused } from '../checks/refusals.js';
import { until } from '../waiting.js';

export async function exportModels(world) {
  const { training, models } = world;
  const iterationId = world.iteration.id;

  await world.step('GetExports is empty at first', async () => {
    assert.equal((await training.getExports(world.id, iterationId)).length, 0);
  });

  for (const [platform, flavor] of [['TensorFlow', 'TensorFlowLite'], ['CoreML', undefined]]) {
    await world.step(`ExportIteration to ${flavor ?? platform} until Done`, async () => {
      const queued = await training.exportIteration(world.id, iterationId, platform, { flavor });
      models.export(queued, 'export');
      assert.deepEqual({ ...queued }, { platform, status: 'Exporting', downloadUri: null, flavor: flavor ?? null, newerVersionAvailable: false });
      const exports = await until('the export', () => training.getExports(world.id, iterationId), (all) => all.every((one) => one.status !== 'Exporting'));
      list(models.export)(exports, 'exports');
      const done = exports.find((one) => one.platform === platform);
      assert.deepEqual([done.status, done.flavor], ['Done', flavor ?? null]);

      const answer = await fetch(done.downloadUri);
      assert.equal(answer.status, 200);
      const zip = Buffer.from(await answer.arrayBuffer());
      assert.equal(zip.subarray(0, 4).toString('latin1'), 'PK\x03\x04', 'the model is not a zip');
    });
  }

  await world.step('ExportIteration refuses a flavor of another platform', () =>
    refused(training.exportIteration(world.id, iterationId, 'CoreML', { flavor: 'ONNX12' }), 400, 'BadRequestExportValidationFailed'));
}
