// The project exported with a token, and imported under another name.

import assert from 'node:assert/strict';
import { refused } from '../checks/refusals.js';
import { until } from '../waiting.js';

export async function copyProject(world) {
  const { training, models } = world;
  let token;

  await world.step('ExportProject counts everything, and gives a token', async () => {
    const answer = await training.exportProject(world.id);
    models.projectExport(answer, 'answer');
    assert.equal(answer.iterationCount, 2, 'the workspace counts too');
    assert.equal(answer.tagCount, 2 * world.tags.length);
    assert.equal(answer.imageCount, world.uploaded.size);
    token = answer.token;
  });

  await world.step('ImportProject until Succeeded', async () => {
    const queued = await training.importProject(token, { name: world.project.name });
    models.project(queued, 'project');
    assert.equal(queued.status, 'Importing');
    assert.equal(queued.name, `${world.project.name} (1)`, 'the name is taken');
    assert.notEqual(queued.id, world.id);
    const copy = await until('the import', () => training.getProject(queued.id), (one) => one.status !== 'Importing');
    assert.equal(copy.status, 'Succeeded');

    assert.equal((await training.getImageCount(copy.id)).body, (await training.getImageCount(world.id)).body);
    const names = (await training.getTags(copy.id)).map((tag) => [tag.name, tag.imageCount]).sort();
    assert.deepEqual(names, (await training.getTags(world.id)).map((tag) => [tag.name, tag.imageCount]).sort());
    const [iteration] = await training.getIterations(copy.id);
    assert.notEqual(iteration.id, world.iteration.id);
    assert.deepEqual([iteration.name, iteration.publishName], [world.iteration.name, null], 'nothing is published in a copy');

    assert.equal((await training.deleteProject(copy.id))._response.status, 204, 'a project without a published iteration goes in one call');
  });

  await world.step('ImportProject refuses a token that nobody gave', () =>
    refused(training.importProject(token.replace('sig=', 'sig=x')), 400, 'BadRequestInvalidImportToken'));
}
